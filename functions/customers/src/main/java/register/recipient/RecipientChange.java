package register.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.ChangeAuthor;
import register.request.RequestChange;
import register.value.Term;

/// One change of a recipient, kept for good in its history.
///
/// @param detail depends on the kind; never personal data
public record RecipientChange(
        Instant at, String actor, Kind kind, @Nullable String detail) {
    private static final int LONGEST = 500;

    /// The kinds of changes.
    public enum Kind implements Term {
        /// Recorded; detail: the origin, e.g. `import`, `confirmed`.
        ADDED,
        /// Other data; detail: the names of the differing fields.
        CHANGED,
        /// No longer notified; detail: the reason.
        ENDED,
        /// Personal data erased; detail: a person's reason, if there is one.
        ERASED
    }

    public RecipientChange {
        if (!RequestChange.isLine(actor)
                || (detail != null && (!RequestChange.isLine(detail) || detail.length() > LONGEST))) {
            throw new IllegalArgumentException(kind.term() + ": expected one line, at most " + LONGEST + " characters");
        }
    }

    static RecipientChange of(ChangeAuthor by, Kind kind, @Nullable String detail) {
        return new RecipientChange(by.at(), by.actor(), kind, detail);
    }
}
