package register.outbox;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Records that several processes change concurrently: each change replaces the revision that it is based on.
///
/// @param replace returns false if the record has another revision
public record Revisions<K, R>(Function<R, K> key, Function<K, Optional<R>> find, Predicate<R> replace) {
    /// More than the number of processes that ever change one record at once.
    private static final int ATTEMPTS = 1_000;

    /// Changes the latest revision of a record, and retries if another process changes it meanwhile.
    ///
    /// @param change returns the same record if there is nothing to change
    /// @return the record afterwards; empty if there is none
    public Optional<R> change(K of, UnaryOperator<R> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<R> standing = find.apply(of);
            if (standing.isEmpty()) {
                return standing;
            }
            R changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || replace.test(changed)) {
                return Optional.of(changed);
            }
        }
        throw new IllegalStateException(of + ": changed by others " + ATTEMPTS + " times meanwhile");
    }

    /// Records a change, unless the record has another revision.
    ///
    /// @return the record afterwards
    public R stored(R changed) {
        return replace.test(changed) ? changed : current(changed);
    }

    /// The latest revision of a record that is never removed.
    public R current(R record) {
        return latest(record)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + key.apply(record)));
    }

    Optional<R> latest(R record) {
        return find.apply(key.apply(record));
    }
}
