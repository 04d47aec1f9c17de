package register.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.ChangeAuthor;
import register.request.RequestChange;
import register.value.Term;

/// One change of an objection, as its history keeps it for good.
///
/// @param outcome what became of it, with kind CLOSED
/// @param detail what the kind of change says, one line; it goes when the objection is erased
public record ObjectionChange(
        Instant at,
        String actor,
        Kind kind,
        @Nullable ObjectionOutcome outcome,
        @Nullable String detail) {
    /// How long a reason may be, in characters.
    public static final int LONGEST = 500;

    /// What was done.
    public enum Kind implements Term {
        /// It was recorded.
        RECORDED,
        /// The receipt is being handed over.
        RECEIPT_CLAIMED,
        /// What became of handing the receipt over; detail: the state, and what the mail server said.
        RECEIPT,
        /// The mail to the team is being handed over.
        TEAM_CLAIMED,
        /// What became of handing the mail to the team over; detail: the state, and what the mail server said.
        TEAM,
        /// A later mail of its thread arrived; detail: the reference that it has itself.
        MAIL_ARRIVED,
        /// A person says what became of it; detail: the reason.
        CLOSED,
        /// A later mail of its thread arrived after that; detail: the reference that it has itself.
        REOPENED,
        /// What was said, and by whom, was erased; detail: a person's reason, where there is one.
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

    /// This change without what it says beside its kind and outcome.
    ObjectionChange withoutDetail() {
        return new ObjectionChange(at, actor, kind, outcome, null);
    }
}
