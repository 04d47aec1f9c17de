package register.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import register.json.Json;
import register.json.Members;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// Why deliveries could not be taken in: of each what failed last, and how often something did. Nothing here says what
/// a message is about, nor from whom it is.
public final class FailureLog {
    /// How many days a record is kept after the last failure: longer than any queue keeps what failed (Amazon SQS: 14).
    public static final int KEPT_DAYS = 15;

    /// How many old records one failure removes.
    private static final int REMOVED = 25;

    public static final Kind<Failure> KIND = new Failures();

    private final Records records;

    public FailureLog(Records records) {
        this.records = records;
    }

    /// A delivery that failed.
    ///
    /// @param delivery the mail service's name of it
    /// @param tries how often it was tried; a repetition inside an engine may count twice
    /// @param at the last time, to the millisecond
    /// @param reason what failed then, one line
    public record Failure(String delivery, int tries, Instant at, String reason) {}

    private static final class Failures implements Kind<Failure> {
        @Override
        public String name() {
            return "FAILED";
        }

        @Override
        public Key key(Failure failure) {
            return Key.in(failure.delivery());
        }

        @Override
        public int revision(Failure failure) {
            return failure.tries();
        }

        @Override
        public Instant due(Failure failure) {
            return failure.at().plus(Duration.ofDays(KEPT_DAYS));
        }

        @Override
        public Instant expires(Failure failure) {
            return due(failure);
        }

        @Override
        public Json write(Failure failure) {
            return Json.object()
                    .put("delivery", failure.delivery())
                    .put("tries", failure.tries())
                    .put("at", failure.at().toString())
                    .put("reason", failure.reason())
                    .build();
        }

        @Override
        public Failure read(Json written) {
            var in = Members.of(written);
            return new Failure(in.text("delivery"), in.count("tries"), in.instant("at"), in.text("reason"));
        }
    }

    /// Records one more failure, in place of the last, and forgets old ones; durable on return.
    public void add(String delivery, Instant at, String reason) {
        records.due(KIND, at, REMOVED).forEach(old -> forget(old.delivery()));
        while (true) {
            Optional<Failure> last = find(delivery);
            var next = new Failure(delivery, last.map(Failure::tries).orElse(0) + 1, at, reason);
            if (last.isPresent() ? records.replace(KIND, next) : records.add(KIND, next)) {
                return;
            }
        }
    }

    /// What is on record of a delivery; empty where nothing failed, or it is over.
    public Optional<Failure> find(String delivery) {
        return records.find(KIND, Key.in(delivery));
    }

    /// Forgets a delivery; nothing happens where it is not there.
    public void forget(String delivery) {
        boolean _ = records.remove(KIND, Key.in(delivery));
    }
}
