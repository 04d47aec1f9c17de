package register.request;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import register.json.Form;
import register.json.RecordForm;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// Failed deliveries: for each the last failure and the number of failures. It stores neither a message's content nor
/// its sender.
public final class FailureLog {
    /// The days that a record is kept after the last failure: longer than any queue keeps failed messages (Amazon SQS:
    /// 14).
    public static final int KEPT_DAYS = 15;

    /// The number of expired records that adding a failure removes.
    private static final int REMOVED = 25;

    public static final Kind<Failure> KIND = new Failures();

    private final Records records;

    public FailureLog(Records records) {
        this.records = records;
    }

    /// A delivery that failed.
    ///
    /// @param delivery the mail service's id for it
    /// @param tries the number of tries; a repetition inside an engine may count twice
    /// @param at the last failure, to the millisecond
    /// @param reason for the last failure, one line
    public record Failure(String delivery, int tries, Instant at, String reason) {}

    private static final class Failures implements Kind<Failure> {
        private static final Form<Failure> FORM = RecordForm.of(field -> new Failure(
                field.of("delivery", TEXT, Failure::delivery),
                field.of("tries", COUNT, Failure::tries),
                field.of("at", INSTANT, Failure::at),
                field.of("reason", TEXT, Failure::reason)));

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
        public Form<Failure> form() {
            return FORM;
        }
    }

    /// Replaces a delivery's last failure and counts one more, and removes expired records; durable on return.
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

    /// A delivery's record; empty if it never failed, or has expired.
    public Optional<Failure> find(String delivery) {
        return records.find(KIND, Key.in(delivery));
    }

    /// Removes a delivery, if it is there.
    public void forget(String delivery) {
        boolean _ = records.remove(KIND, Key.in(delivery));
    }
}
