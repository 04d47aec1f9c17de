package register.request;

import java.time.Instant;
import java.time.Period;

/// How long what strangers wrote is kept, counted from when nothing more was to be done for it.
///
/// @param mailDays the raw mail
/// @param requestDays the rest: its record, its history and the acknowledgement; no shorter
public record Retention(int mailDays, int requestDays) {
    public static final Retention DEFAULT = new Retention(30, 3 * 365);

    private static final int MOST = 36_500;

    public Retention {
        if (mailDays < 0 || requestDays < mailDays || requestDays > MOST) {
            throw new IllegalArgumentException("%d days for mail and %d for requests: expected 0 to %d, mail no longer"
                    .formatted(mailDays, requestDays, MOST));
        }
    }

    /// Whether the raw mail has to go: never while it is held, or not closed.
    public boolean endsMail(DpaRequest request, Instant now) {
        return ended(request, mailDays, now);
    }

    /// Whether all has to go.
    public boolean endsRequest(DpaRequest request, Instant now) {
        return ended(request, requestDays, now);
    }

    private static boolean ended(DpaRequest request, int days, Instant now) {
        return !request.isHeld()
                && request.closedAt()
                        .filter(closed -> !closed.plus(Period.ofDays(days)).isAfter(now))
                        .isPresent();
    }
}
