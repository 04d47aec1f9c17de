package register.log;

import java.util.ArrayList;
import java.util.List;

/// A complete subtree of a Merkle tree: its `2^level` leaves start at `index · 2^level`.
///
/// @param level 0 for a leaf
/// @param index from 0, within its level
public record Subtree(int level, long index) {
    private static final int HIGHEST = 62;

    public Subtree {
        if (level < 0 || level > HIGHEST || index < 0 || index > Long.MAX_VALUE >> level) {
            throw new IllegalArgumentException("no subtree of a log: level " + level + ", index " + index);
        }
    }

    /// The size of the tree whose last leaf completes it.
    public long completedAt() {
        return (index + 1) << level;
    }

    /// The subtrees that the last leaf of a tree of this size completes, the leaf's own first.
    static List<Subtree> completedBy(long size) {
        var completed = new ArrayList<Subtree>();
        for (int level = 0; level <= Long.numberOfTrailingZeros(size); level++) {
            completed.add(new Subtree(level, (size >> level) - 1));
        }
        return completed;
    }

    /// The subtrees that hold the leaves from `start` to before `end`, the largest first.
    ///
    /// @param start a multiple of the smallest power of two that is at least `end - start`
    static List<Subtree> of(long start, long end) {
        var subtrees = new ArrayList<Subtree>();
        long at = start;
        while (at < end) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - at);
            subtrees.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return subtrees;
    }
}
