package register.request;

import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import register.record.Ending;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.value.Term;

/// The retention time of a request after it was closed, or after its arrival if nothing was due.
///
/// @param mailDays for the raw mail
/// @param requestDays for record, history and acknowledgement; not less than `mailDays`
public record Retention(int mailDays, int requestDays) {
    public static final Retention DEFAULT = new Retention(30, 3 * 365);

    /// The days after arrival when unauthenticated mail that nobody took on is closed: beyond every legal deadline
    /// (GDPR Art. 12(3): three months).
    public static final int UNVOUCHED_DAYS = 100;

    private static final int MOST = 36_500;
    private static final String REQUESTS = "REGISTER_REQUEST_DAYS";

    public Retention {
        if (mailDays < 0 || requestDays < mailDays || requestDays > MOST) {
            throw new IllegalArgumentException(
                    "%d days for mail and %d for requests: expected 0 to %d, and mail kept no longer than requests"
                            .formatted(mailDays, requestDays, MOST));
        }
    }

    /// The values of `REGISTER_MAIL_DAYS` and `REGISTER_REQUEST_DAYS`.
    ///
    /// @throws BadSettingException naming the first invalid one
    public static Retention read(Variables variables) {
        int mail = days(variables, "REGISTER_MAIL_DAYS", DEFAULT.mailDays);
        int requests = days(variables, REQUESTS, DEFAULT.requestDays);
        try {
            return new Retention(mail, requests);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(REQUESTS, Integer.toString(requests), String.valueOf(e.getMessage()));
        }
    }

    private static int days(Variables variables, String name, int otherwise) {
        return variables.number(name, otherwise, 0, MOST, "expected a number of days, 0 to " + MOST);
    }

    /// What is done with a request next, when a period ends.
    public enum Stage implements Term {
        /// Close it automatically: it waits for a person, and its sender is unauthenticated.
        UNVOUCHED,
        /// Delete its raw mail.
        MAIL,
        /// Erase the rest of it.
        REQUEST,
        /// Erase documents that were stored during its erasure.
        ERASED
    }

    /// The event from which a request's next stage counts; null while it is held or open.
    public static @Nullable Ending ending(DpaRequest request) {
        Instant closed = request.closedAt().orElse(null);
        if (request.state() == RequestState.ERASED && closed != null) {
            return ending(Stage.ERASED, closed);
        } else if (request.isHeld()) {
            return null;
        } else if (closed != null) {
            return ending(request.isWithoutMail() ? Stage.REQUEST : Stage.MAIL, closed);
        }
        return request.state() == RequestState.QUEUED
                        && request.decision().ruling() == RuleOutcome.QUEUE
                        && request.decision().reason().startsWith(DpaRequest.UNVOUCHED)
                ? ending(Stage.UNVOUCHED, request.arrival().receivedAt())
                : null;
    }

    private static Ending ending(Stage stage, Instant since) {
        return new Ending(stage.term(), since);
    }

    /// The latest time of a stage's event at which its period is over at `now`.
    Instant over(Stage stage, Instant now) {
        return now.minus(Period.ofDays(
                switch (stage) {
                    case UNVOUCHED -> UNVOUCHED_DAYS;
                    case MAIL -> mailDays;
                    case REQUEST -> requestDays;
                    case ERASED -> 0;
                }));
    }

    /// True if a request without its mail would also be erased.
    boolean endsRequest(Ending ending, Instant now) {
        return !ending.since().isAfter(over(Stage.REQUEST, now));
    }
}
