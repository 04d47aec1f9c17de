package register.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Specifies a kind of record: its key, what else it is found by, and its written form. Every engine derives from it
/// how to keep such records.
///
/// A record says all of this itself, so an engine refuses to read one that was moved, or whose number was changed.
public interface Kind<R> {
    /// What `keeps` answers for a record that never changes again and is never removed.
    String ALL = "$";

    /// Begins the partition's name in DynamoDB, where rights are granted by it (`dynamodb:LeadingKeys`).
    String name();

    Key key(R record);

    /// Its written form, which contains everything of it.
    Json write(R record);

    /// Reads what `write` writes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    R read(Json written);

    /// Counts the changes of a record that processes replace; 0 for one that is not replaced.
    default int revision(R record) {
        return 0;
    }

    /// Under which value, and where among the others there, it is found too; null for none.
    default @Nullable Key listed(R record) {
        return null;
    }

    /// When somebody has to look at it, to the millisecond; null for never.
    default @Nullable Instant due(R record) {
        return null;
    }

    /// When an engine may remove it unasked; null for never.
    default @Nullable Instant expires(R record) {
        return null;
    }

    /// What of it stays, whoever writes: `ALL`; the path of a list in its written form that only grows, e.g.
    /// `$.history`, until a record says `ALL`; or null.
    default @Nullable String keeps(R record) {
        return null;
    }

    /// Whether no byte may stay of the record that this one replaces.
    default boolean erases(R record) {
        return false;
    }

    /// Whether no byte may stay of a record that is removed.
    default boolean erasesRemoved() {
        return false;
    }
}
