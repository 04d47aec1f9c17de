package register.request;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;
import register.value.Term;

/// One change of a request, kept for good in its history.
///
/// @param state after the change
/// @param detail depends on the kind; absent if the kind has none
public record RequestChange(
        Instant at,
        String actor,
        Kind kind,
        RequestState state,
        @Nullable String detail) {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    static final int LONGEST = 500;

    /// The kinds of changes.
    public enum Kind implements Term {
        /// The message arrived; detail: the mail service's id, if it has one.
        RECEIVED,
        /// The acknowledgement was made; detail: its hash.
        MADE,
        /// The state changed; detail: the id of the mail about to leave, the server's words if it was refused, or the
        /// company's DPA sent with the acknowledgement.
        MOVED,
        /// Assigned to a person; detail: the person.
        ASSIGNED,
        /// A person stated the matter; detail: the matter, and the one before.
        MATTER,
        /// A person closed it; detail: the outcome, and the reason if one was given.
        CLOSED,
        /// A later mail of the thread arrived; detail: the reference of its own record.
        MAIL_ARRIVED,
        /// A person wrote to the sender; detail: the hash of the attachment.
        REPLIED,
        /// A mail server reported on a mail to the sender; detail: the reference of the report's own record, the mail's
        /// id, the result, and the server's words.
        REPORTED,
        /// A mail to the team failed; detail: the reason.
        NOT_TOLD,
        /// A mail to the team left after failures.
        TOLD,
        /// Put on hold; detail: the reason.
        HELD,
        /// Released from hold.
        RELEASED,
        /// The raw mail was deleted at the end of its retention time.
        MAIL_DELETED
    }

    public RequestChange {
        if (!isLine(actor) || (detail != null && (!isLine(detail) || detail.length() > LONGEST))) {
            throw new IllegalArgumentException(kind.term() + ": expected one line, at most " + LONGEST + " characters");
        }
    }

    static RequestChange of(ChangeAuthor by, Kind kind, RequestState state, @Nullable String detail) {
        return new RequestChange(by.at(), by.actor(), kind, state, detail);
    }

    static RequestChange made(ChangeAuthor by, RequestState state, Sha256 document) {
        return of(by, Kind.MADE, state, document.hex());
    }

    /// True for text without line breaks or control characters.
    public static boolean isLine(String text) {
        return !BREAKS.matcher(text).find();
    }
}
