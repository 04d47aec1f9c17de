package register.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.json.Form;

/// Specifies a kind of record: its key, its other lookups, and its written form. Every engine derives its storage from
/// it.
///
/// All of this is part of the record itself, so an engine refuses to read a record that was moved, or whose revision
/// was altered.
public interface Kind<R> {
    /// The value of `keeps` for a record that never changes and is never removed.
    String ALL = "$";

    /// The prefix of the partition's name in DynamoDB, on which access rights depend (`dynamodb:LeadingKeys`).
    String name();

    Key key(R record);

    /// The complete written form.
    Form<R> form();

    /// The revision of a record that processes replace; 0 if it is never replaced.
    default int revision(R record) {
        return 0;
    }

    /// An additional value that it is found under, and its place there; null for none.
    default @Nullable Key listed(R record) {
        return null;
    }

    /// When it must be processed, to the millisecond; null for never.
    default @Nullable Instant due(R record) {
        return null;
    }

    /// The event from which its retention counts; null while it does not count. The period is subtracted when
    /// records are looked up (`Records.ended`), so that a changed setting applies at once.
    default @Nullable Ending ending(R record) {
        return null;
    }

    /// When an engine may remove it by itself; null for never.
    default @Nullable Instant expires(R record) {
        return null;
    }

    /// The part that no write may change: `ALL`; the path of a list that only grows, e.g. `$.history`, until a record
    /// returns `ALL`; or null.
    default @Nullable String keeps(R record) {
        return null;
    }

    /// True if the record that this one replaces must not remain stored anywhere.
    default boolean erases(R record) {
        return false;
    }

    /// True if a removed record must not remain stored anywhere.
    default boolean erasesRemoved() {
        return false;
    }
}
