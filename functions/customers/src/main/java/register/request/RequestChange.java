package register.request;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;
import register.value.Term;

/// One change of a request, as its history keeps it for good.
///
/// @param state in which it left the request
/// @param detail what the kind of change says; absent where it says nothing
public record RequestChange(
        Instant at,
        String actor,
        Kind kind,
        RequestState state,
        @Nullable String detail) {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    static final int LONGEST = 500;

    /// What was done.
    public enum Kind implements Term {
        /// The message arrived; detail: the mail service's name of it, where that is one.
        RECEIVED,
        /// The acknowledgement was made; detail: its hash.
        MADE,
        /// Another state, and no more; detail: the name of the mail that is leaving, what its server said where it did
        /// not take it, or the company's DPA that went with the acknowledgement.
        MOVED,
        /// Given to a person; detail: whom.
        ASSIGNED,
        /// A person says what it is about; detail: the matter, and what it was before.
        MATTER,
        /// A person says how it ended; detail: the closing, and why, where that was said.
        CLOSED,
        /// A later mail of the thread arrived; detail: the reference that it has itself.
        MAIL_ARRIVED,
        /// A person wrote to the sender; detail: the hash of what was attached.
        REPLIED,
        /// A mail server reported on a mail to the sender; detail: the reference that the report has itself, the name
        /// of the mail, what became of it, and the server's words.
        REPORTED,
        /// A mail to the team failed; detail: why.
        NOT_TOLD,
        /// A mail to the team left at last.
        TOLD,
        /// On hold; detail: why.
        HELD,
        /// Kept no longer than others.
        RELEASED,
        /// The raw mail was deleted, its time being over.
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

    /// Whether a text breaks no line.
    public static boolean isLine(String text) {
        return !BREAKS.matcher(text).find();
    }
}
