package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;
import register.value.Term;

/// One announcement for one webhook. While `due` is there it is posted then; a process that posts moves `due` to when
/// others may take it over, so that whatever becomes of the process it is posted again.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param due not posted before, to the millisecond; absent where nothing is to be done
/// @param since the first time that it is due, or the last that a person had it posted again: the schedule counts
///     from there
/// @param attempts the last ones whose end is known, the oldest first
public record WebhookDelivery(Id id, int revision, @Nullable Instant due, Instant since, List<Attempt> attempts) {
    private static final int MOST_ATTEMPTS = 20;

    public WebhookDelivery {
        attempts = List.copyOf(attempts);
    }

    /// Which announcement, and for whom.
    ///
    /// @param sequence of the announcement's entry
    public record Id(WebhookId webhook, PolicyId policy, long sequence) {
        @Override
        public String toString() {
            return webhook + " " + policy + " " + sequence;
        }
    }

    /// How one posting ended.
    ///
    /// @param status the answer's HTTP status; absent where there was none
    /// @param detail why there was no answer, in English, one line; absent where there was
    public record Attempt(
            Instant at, @Nullable Integer status, @Nullable String detail) {

        /// An answer.
        public static Attempt answered(int status, Instant at) {
            return new Attempt(at, status, null);
        }

        public static Attempt unanswered(String why, Instant at) {
            return new Attempt(at, null, why);
        }

        /// Standard Webhooks: every status from 200 to 299.
        public boolean isTaken() {
            return status != null && status / 100 == 2;
        }

        /// One line for people.
        public String line() {
            return status == null ? String.valueOf(detail) : "answered with HTTP status " + status;
        }
    }

    /// How far it got.
    public enum State implements Term {
        PENDING,
        DELIVERED,
        FAILED
    }

    /// A new one, due at once.
    public static WebhookDelivery opened(Id id, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new WebhookDelivery(id, 1, at, at, List.of());
    }

    public State state() {
        if (due != null) {
            return State.PENDING;
        }
        return !attempts.isEmpty() && attempts.getLast().isTaken() ? State.DELIVERED : State.FAILED;
    }

    public boolean isDue(Instant now) {
        return due != null && !due.isAfter(now);
    }

    /// This one, one process posting it: no other does before the lease ends.
    public WebhookDelivery claimed(Instant now, Duration lease) {
        return new WebhookDelivery(id, revision + 1, now.plus(lease).truncatedTo(ChronoUnit.MILLIS), since, attempts);
    }

    /// This one after an attempt.
    ///
    /// @param next when it is tried again; null for never
    public WebhookDelivery after(Attempt attempt, @Nullable Instant next) {
        var all = new ArrayList<>(attempts);
        all.add(attempt);
        List<Attempt> last = all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size());
        return new WebhookDelivery(
                id, revision + 1, next == null ? null : next.truncatedTo(ChronoUnit.MILLIS), since, last);
    }

    /// This one, nothing more to be done unless a person says so.
    public WebhookDelivery ended() {
        return new WebhookDelivery(id, revision + 1, null, since, attempts);
    }

    /// This one, to be posted from the beginning of the schedule.
    public WebhookDelivery again(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new WebhookDelivery(id, revision + 1, at, at, attempts);
    }

    /// How many attempts since the schedule began.
    int failed() {
        return (int) attempts.stream().filter(one -> !one.at().isBefore(since)).count();
    }
}
