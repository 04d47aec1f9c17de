package register.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.ChangeAuthor;
import register.request.RequestChange;
import register.value.Term;

/// One change of an objection, kept for good in its history.
///
/// @param outcome with kind CLOSED
/// @param detail depends on the kind, one line; erased with the objection
public record ObjectionChange(
        Instant at,
        String actor,
        Kind kind,
        @Nullable ObjectionOutcome outcome,
        @Nullable String detail) {
    /// The maximum length of a reason, in characters.
    public static final int LONGEST = 500;

    /// The kinds of changes.
    public enum Kind implements Term {
        RECORDED,
        /// The receipt is being handed over.
        RECEIPT_CLAIMED,
        /// The receipt was handed over, or failed; detail: the state, and the mail server's words.
        RECEIPT,
        /// The mail to the team is being handed over.
        TEAM_CLAIMED,
        /// The mail to the team was handed over, or failed; detail: the state, and the mail server's words.
        TEAM,
        /// A later mail of its thread arrived; detail: the reference of its own record.
        MAIL_ARRIVED,
        /// A person stated the outcome; detail: the reason.
        CLOSED,
        /// A later mail of its thread arrived after it was closed; detail: the reference of its own record.
        REOPENED,
        /// Text and author were erased; detail: a person's reason, if there is one.
        ERASED
    }

    public ObjectionChange {
        if (kind == Kind.CLOSED && outcome == null) {
            throw new IllegalArgumentException(kind.term() + ": expected an outcome");
        }
        if (!RequestChange.isLine(actor)
                || (detail != null && (!RequestChange.isLine(detail) || detail.length() > LONGEST))) {
            throw new IllegalArgumentException(kind.term() + ": expected one line, at most " + LONGEST + " characters");
        }
    }

    static ObjectionChange of(ChangeAuthor by, Kind kind, @Nullable String detail) {
        return new ObjectionChange(by.at(), by.actor(), kind, null, detail);
    }

    /// This change without its detail.
    ObjectionChange withoutDetail() {
        return new ObjectionChange(at, actor, kind, outcome, null);
    }
}
