package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;
import register.value.Term;

/// One announcement for one webhook. While `due` is set, it is posted then. A process that posts it moves `due` to the
/// end of its lease, so that another process takes over after a crash.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param due earliest time, to the millisecond; absent if nothing is to be done
/// @param since its first due time, or the last time that a person restarted it: the retry schedule counts from there
/// @param attempts the last finished ones, the oldest first
public record WebhookDelivery(Id id, int revision, @Nullable Instant due, Instant since, List<Attempt> attempts) {
    private static final int MOST_ATTEMPTS = 20;

    public WebhookDelivery {
        attempts = List.copyOf(attempts);
    }

    /// Identifies announcement and webhook.
    ///
    /// @param sequence of the announcement's entry
    public record Id(WebhookId webhook, PolicyId policy, long sequence) {
        @Override
        public String toString() {
            return webhook + " " + policy + " " + sequence;
        }
    }

    /// The result of one attempt.
    ///
    /// @param status the answer's HTTP status; absent if there was no answer
    /// @param detail the reason for the missing answer, in English, one line; absent if there was one
    public record Attempt(
            Instant at, @Nullable Integer status, @Nullable String detail) {

        public static Attempt answered(int status, Instant at) {
            return new Attempt(at, status, null);
        }

        public static Attempt unanswered(String why, Instant at) {
            return new Attempt(at, null, why);
        }

        /// Standard Webhooks: any status from 200 to 299.
        public boolean isTaken() {
            return status != null && status / 100 == 2;
        }

        /// One line for people to read.
        public String line() {
            return status == null ? String.valueOf(detail) : "answered with HTTP status " + status;
        }
    }

    /// The states of a delivery.
    public enum State implements Term {
        PENDING,
        DELIVERED,
        FAILED
    }

    /// A new delivery, due at once.
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

    /// When nothing was left to be done; null while there is.
    @Nullable
    Instant settledAt() {
        if (due != null) {
            return null;
        }
        Instant last = attempts.isEmpty() ? since : attempts.getLast().at();
        return last.isBefore(since) ? since : last;
    }

    public boolean isDue(Instant now) {
        return due != null && !due.isAfter(now);
    }

    /// This delivery, claimed by one process until the lease ends.
    public WebhookDelivery claimed(Instant now, Duration lease) {
        return new WebhookDelivery(id, revision + 1, now.plus(lease).truncatedTo(ChronoUnit.MILLIS), since, attempts);
    }

    /// This delivery after an attempt.
    ///
    /// @param next the next try; null for none
    public WebhookDelivery after(Attempt attempt, @Nullable Instant next) {
        var all = new ArrayList<>(attempts);
        all.add(attempt);
        List<Attempt> last = all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size());
        return new WebhookDelivery(
                id, revision + 1, next == null ? null : next.truncatedTo(ChronoUnit.MILLIS), since, last);
    }

    /// This delivery, given up unless a person restarts it.
    public WebhookDelivery ended() {
        return new WebhookDelivery(id, revision + 1, null, since, attempts);
    }

    /// This delivery, restarted from the beginning of the schedule.
    public WebhookDelivery again(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new WebhookDelivery(id, revision + 1, at, at, attempts);
    }

    /// The number of attempts since the schedule began.
    int failed() {
        return (int) attempts.stream().filter(one -> !one.at().isBefore(since)).count();
    }
}
