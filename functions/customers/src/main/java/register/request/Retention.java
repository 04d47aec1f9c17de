package register.request;

import java.time.Instant;
import java.time.Period;
import register.settings.BadSettingException;
import register.settings.Variables;

/// How many days a request is kept after it was closed, or after its arrival if nothing was due.
///
/// @param mailDays the raw mail
/// @param requestDays the rest: its record, its history and the acknowledgement; no shorter
public record Retention(int mailDays, int requestDays) {
    public static final Retention DEFAULT = new Retention(30, 3 * 365);

    /// After how many days mail ends that nothing vouches for and nobody took on, counted from its arrival: past every
    /// legal clock (GDPR Art. 12(3): three months).
    public static final int UNVOUCHED_DAYS = 100;

    private static final int MOST = 36_500;
    private static final String REQUESTS = "REGISTER_REQUEST_DAYS";

    public Retention {
        if (mailDays < 0 || requestDays < mailDays || requestDays > MOST) {
            throw new IllegalArgumentException("%d days for mail and %d for requests: expected 0 to %d, mail no longer"
                    .formatted(mailDays, requestDays, MOST));
        }
    }

    /// What `REGISTER_MAIL_DAYS` and `REGISTER_REQUEST_DAYS` say.
    ///
    /// @throws BadSettingException naming the first that cannot be used
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

    /// Whether the raw mail has to go: never while it is held, or not closed.
    public boolean endsMail(DpaRequest request, Instant now) {
        return ended(request, mailDays, now);
    }

    /// Whether all has to go.
    public boolean endsRequest(DpaRequest request, Instant now) {
        return ended(request, requestDays, now);
    }

    /// Whether it is to be closed without anybody: it waits for a person since long, and nothing vouches for its
    /// sender.
    public boolean lapses(DpaRequest request, Instant now) {
        return request.state() == RequestState.QUEUED
                && request.ruling() == RuleOutcome.QUEUE
                && request.reason().startsWith(DpaRequest.UNVOUCHED)
                && !request.isHeld()
                && !request.receivedAt().plus(Period.ofDays(UNVOUCHED_DAYS)).isAfter(now);
    }

    private static boolean ended(DpaRequest request, int days, Instant now) {
        return !request.isHeld()
                && request.closedAt()
                        .filter(closed -> !closed.plus(Period.ofDays(days)).isAfter(now))
                        .isPresent();
    }
}
