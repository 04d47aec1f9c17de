package register.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.JsonText;

/// A record as an engine stores it: its written form, and the lookup values derived from it.
///
/// @param due in the form of `Key.instant`
/// @param ends in the form of an `Ending`
/// @param written canonical JSON
public record RecordRow(
        String kind,
        Key key,
        int revision,
        @Nullable Key listed,
        @Nullable String due,
        @Nullable String ends,
        @Nullable String keeps,
        String written) {

    public static <R> RecordRow of(Kind<R> kind, R record) {
        return of(kind, record, CanonicalJson.text(kind.form().write(record)));
    }

    private static <R> RecordRow of(Kind<R> kind, R record, String written) {
        return new RecordRow(
                kind.name(),
                kind.key(record),
                kind.revision(record),
                kind.listed(record),
                due(kind, record),
                ends(kind, record),
                kind.keeps(record),
                written);
    }

    /// When a record is due, in the column's form, exact to the millisecond; null for never.
    public static <R> @Nullable String due(Kind<R> kind, R record) {
        Instant due = kind.due(record);
        return due == null ? null : Key.instant(due.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The event from which a record's retention counts, in the column's form; null while it does not count.
    public static <R> @Nullable String ends(Kind<R> kind, R record) {
        Ending ending = kind.ending(record);
        return ending == null ? null : ending.toString();
    }

    /// Reads the record.
    ///
    /// @throws IllegalStateException if it is unreadable, or contradicts its lookup values
    public <R> R read(Kind<R> as) {
        R found;
        try {
            found = as.form().read(JsonText.parse(written));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name() + ": its record cannot be read: " + e.getMessage(), e);
        }
        if (!of(as, found, written).equals(this)) {
            throw new IllegalStateException(name() + ": its record contradicts its key");
        }
        return found;
    }

    private String name() {
        return kind + " " + key;
    }
}
