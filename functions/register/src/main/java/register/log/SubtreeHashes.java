package register.log;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import register.value.Sha256;

/// The hashes of the subtrees that one leaf completes, as stored beside its checkpoint: 32 bytes each,
/// the leaf's own first.
public final class SubtreeHashes {
    private static final int LENGTH = 32;

    private SubtreeHashes() {}

    /// @param size of the tree that ends with the leaf
    /// @throws IllegalArgumentException if their number is not that of the subtrees the leaf completes
    public static byte[] bytes(long size, List<Sha256> hashes) {
        if (hashes.size() != Subtree.completedBy(size).size()) {
            throw new IllegalArgumentException("leaf " + size + " does not complete " + hashes.size() + " subtrees");
        }
        byte[] bytes = new byte[hashes.size() * LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * LENGTH, LENGTH);
        }
        return bytes;
    }

    /// Finds subtrees in the hashes stored beside checkpoints.
    ///
    /// @param kept returns the bytes for several tree sizes; missing ones are left out
    public static Map<Subtree, Sha256> find(Set<Subtree> subtrees, Function<List<Long>, Map<Long, byte[]>> kept) {
        if (subtrees.isEmpty()) {
            return Map.of();
        }
        Map<Long, byte[]> rows = kept.apply(
                subtrees.stream().map(Subtree::completedAt).distinct().sorted().toList());
        var found = new HashMap<Subtree, Sha256>();
        for (Subtree subtree : subtrees) {
            byte[] row = rows.get(subtree.completedAt());
            if (row != null && row.length >= (subtree.level() + 1) * LENGTH) {
                int at = subtree.level() * LENGTH;
                found.put(subtree, new Sha256(HexFormat.of().formatHex(row, at, at + LENGTH)));
            }
        }
        return found;
    }
}
