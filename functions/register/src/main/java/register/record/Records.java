package register.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps records of every kind. A write is atomic, and durable on return; a read sees every write that returned before
/// it, except that `found` and `due` may know of a write a moment late.
public interface Records {

    /// Adds a record unless its key is taken.
    ///
    /// @return whether it was added
    <R> boolean add(Kind<R> kind, R record);

    /// Adds those records whose keys are free, and changes no other.
    ///
    /// @param records all of one partition
    <R> void addAll(Kind<R> kind, List<R> records);

    /// Puts a record in place of the one with its key, or of none.
    <R> void put(Kind<R> kind, R record);

    /// Replaces the record whose revision is one less than this one's.
    ///
    /// @return false when the record has moved on, or there is none
    <R> boolean replace(Kind<R> kind, R record);

    /// Removes a record.
    ///
    /// @return whether there was one
    boolean remove(Kind<?> kind, Key key);

    <R> Optional<R> find(Kind<R> kind, Key key);

    /// The records of a partition, in the order of their places in it.
    ///
    /// @param partition as `Key.joined` has it
    <R> List<R> list(Kind<R> kind, String partition, Range range);

    /// The records listed under a value (`Kind.listed`), in the order of their places there.
    ///
    /// @param value as `Key.joined` has it
    <R> List<R> found(Kind<R> kind, String value, Range range);

    /// Records that are due at `now` (`Kind.due`), the longest due first, at most `limit`.
    <R> List<R> due(Kind<R> kind, Instant now, int limit);
}
