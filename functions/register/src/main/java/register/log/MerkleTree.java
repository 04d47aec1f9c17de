package register.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.value.Sha256;

/// The Merkle tree of a log (RFC 6962, section 2.1), over stored hashes of its complete subtrees. They never change,
/// so each query reads all it needs in one call.
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final long size;
    private final Hashes hashes;

    /// Storage for the hashes of complete subtrees.
    @FunctionalInterface
    public interface Hashes {
        /// @return the hash of each; missing ones are left out
        Map<Subtree, Sha256> of(Set<Subtree> subtrees);
    }

    /// @param size the number of leaves
    public MerkleTree(long size, Hashes hashes) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " leaves");
        }
        this.size = size;
        this.hashes = hashes;
    }

    /// SHA-256 of a zero byte and the leaf.
    public static Sha256 leaf(byte[] leaf) {
        return hash(LEAF, leaf);
    }

    /// SHA-256 of a byte 1 and the two hashes.
    public static Sha256 node(Sha256 left, Sha256 right) {
        return hash(NODE, left.bytes(), right.bytes());
    }

    /// The hash over all leaves; for an empty tree, the hash of the empty string.
    ///
    /// @throws IllegalStateException if a hash is missing
    public Sha256 root() {
        return size == 0
                ? Sha256.of(new byte[0])
                : read(List.of(new Range(0, size))).getFirst();
    }

    /// Proves that a leaf is in the tree (RFC 6962, section 2.1.1).
    ///
    /// @param index of the leaf, from 0
    /// @throws IllegalStateException if a hash is missing
    public List<Sha256> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var path = new ArrayList<Range>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                path.add(new Range(middle, end));
                end = middle;
            } else {
                path.add(new Range(start, middle));
                start = middle;
            }
        }
        return read(path.reversed());
    }

    /// Proves that the tree extends a smaller one (RFC 6962, section 2.1.2).
    ///
    /// @param old the number of leaves of the smaller one
    /// @return empty if that is 0, or the same as this tree's
    /// @throws IllegalStateException if a hash is missing
    public List<Sha256> consistency(long old) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("no tree of " + old + " leaves in one of " + size);
        }
        var path = new ArrayList<Range>();
        long start = 0;
        long end = size;
        while (old > 0 && end != old) {
            long middle = start + split(end - start);
            if (old <= middle) {
                path.add(new Range(middle, end));
                end = middle;
            } else {
                path.add(new Range(start, middle));
                start = middle;
            }
        }
        if (old > 0 && old < size && start > 0) {
            path.add(new Range(start, end));
        }
        return read(path.reversed());
    }

    private record Range(long start, long end) {}

    /// The largest power of two below a size greater than 1.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private List<Sha256> read(List<Range> ranges) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        var needed = new LinkedHashSet<Subtree>();
        ranges.forEach(range -> needed.addAll(Subtree.of(range.start(), range.end())));
        Map<Subtree, Sha256> read = hashes.of(needed);
        return ranges.stream()
                .map(range -> fold(required(Subtree.of(range.start(), range.end()), read)))
                .toList();
    }

    static Sha256 fold(List<Sha256> subtrees) {
        return subtrees.reversed().stream()
                .reduce((right, left) -> node(left, right))
                .orElseThrow();
    }

    /// @throws IllegalStateException if a hash is missing
    static List<Sha256> required(List<Subtree> subtrees, Map<Subtree, Sha256> read) {
        return subtrees.stream()
                .map(subtree -> Optional.ofNullable(read.get(subtree))
                        .orElseThrow(() -> new IllegalStateException(
                                "the log keeps no hash of level " + subtree.level() + ", index " + subtree.index())))
                .toList();
    }

    private static Sha256 hash(byte kind, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
