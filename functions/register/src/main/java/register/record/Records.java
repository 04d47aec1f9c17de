package register.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Stores records of every kind. A write is atomic, and durable on return. A read sees every write that returned before
/// it, except that `found`, `due` and `ended` may lag a moment behind.
public interface Records {

    /// Adds a record unless its key is taken.
    ///
    /// @return true if it was added
    <R> boolean add(Kind<R> kind, R record);

    /// Adds the records whose keys are free, and changes no other.
    ///
    /// @param records all of one partition
    <R> void addAll(Kind<R> kind, List<R> records);

    /// Adds a record, or replaces the one with its key.
    <R> void put(Kind<R> kind, R record);

    /// Replaces the record of the previous revision.
    ///
    /// @return false if the record has another revision, or does not exist
    <R> boolean replace(Kind<R> kind, R record);

    /// Removes a record.
    ///
    /// @return true if there was one
    boolean remove(Kind<?> kind, Key key);

    <R> Optional<R> find(Kind<R> kind, Key key);

    /// The records of a partition, ordered by place.
    ///
    /// @param partition in the form of `Key.joined`
    <R> List<R> list(Kind<R> kind, String partition, Range range);

    /// The records listed under a value (`Kind.listed`), ordered by place.
    ///
    /// @param value in the form of `Key.joined`
    <R> List<R> found(Kind<R> kind, String value, Range range);

    /// Records due at `now` (`Kind.due`), the longest overdue first, at most `limit`.
    <R> List<R> due(Kind<R> kind, Instant now, int limit);

    /// Passes on each record of a stage of retention (`Kind.ending`) whose event was from `from` to `until`, the
    /// earliest first. Reads page by page, so each record may be changed meanwhile.
    <R> void ended(Kind<R> kind, Ending from, Instant until, Consumer<R> each);
}
