package register.request;

import java.time.Instant;
import java.time.Period;
import register.settings.BadSettingException;
import register.settings.Variables;

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
            throw new IllegalArgumentException("%d days for mail and %d for requests: expected 0 to %d, mail no longer"
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

    /// True if the raw mail is to be deleted: never while the request is held or open.
    public boolean endsMail(DpaRequest request, Instant now) {
        return ended(request, mailDays, now);
    }

    /// True if the whole request is to be erased.
    public boolean endsRequest(DpaRequest request, Instant now) {
        return ended(request, requestDays, now);
    }

    /// True if the request is to be closed automatically: it has waited long, and its sender is unauthenticated.
    public boolean lapses(DpaRequest request, Instant now) {
        return request.state() == RequestState.QUEUED
                && request.decision().ruling() == RuleOutcome.QUEUE
                && request.decision().reason().startsWith(DpaRequest.UNVOUCHED)
                && !request.isHeld()
                && !request.arrival()
                        .receivedAt()
                        .plus(Period.ofDays(UNVOUCHED_DAYS))
                        .isAfter(now);
    }

    private static boolean ended(DpaRequest request, int days, Instant now) {
        return !request.isHeld()
                && request.closedAt()
                        .filter(closed -> !closed.plus(Period.ofDays(days)).isAfter(now))
                        .isPresent();
    }
}
