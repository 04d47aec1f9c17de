package register.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.ChangeAuthor;
import register.request.RequestChange;
import register.value.Term;

/// One change of a recipient, as its history keeps it for good.
///
/// @param detail what the kind of change says; never what names anybody
public record RecipientChange(
        Instant at, String actor, Kind kind, @Nullable String detail) {
    private static final int LONGEST = 500;

    /// What was done.
    public enum Kind implements Term {
        /// Recorded; detail: how, e.g. `import`, `confirmed`.
        ADDED,
        /// Other facts; detail: the names of the fields that differ.
        CHANGED,
        /// Told nothing more; detail: why.
        ENDED,
        /// What named it was erased; detail: a person's reason, where there is one.
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
