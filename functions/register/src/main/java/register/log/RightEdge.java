package register.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.value.Sha256;

/// The right edge of a tree: all it takes to append leaves.
///
/// @param size the number of leaves
/// @param subtrees the hashes of its largest complete subtrees, from the left
/// @param completed the hashes of the subtrees that its last leaf completes, the leaf's own first
public record RightEdge(long size, List<Sha256> subtrees, List<Sha256> completed) {
    /// The edge of an empty tree.
    public static final RightEdge EMPTY = new RightEdge(0, List.of(), List.of());

    public RightEdge {
        subtrees = List.copyOf(subtrees);
        completed = List.copyOf(completed);
        if (subtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("not the right edge of a tree of " + size + " leaves");
        }
    }

    /// @throws IllegalStateException if a hash is missing
    public static RightEdge of(long size, MerkleTree.Hashes hashes) {
        List<Subtree> edge = Subtree.of(0, size);
        List<Subtree> completed = size == 0 ? List.of() : Subtree.completedBy(size);
        var needed = new HashSet<>(edge);
        needed.addAll(completed);
        Map<Subtree, Sha256> read = hashes.of(Set.copyOf(needed));
        return new RightEdge(size, MerkleTree.required(edge, read), MerkleTree.required(completed, read));
    }

    public RightEdge plus(Sha256 leaf) {
        var edge = new ArrayList<>(subtrees);
        var complete = new ArrayList<>(List.of(leaf));
        for (int level = 0; level < Long.numberOfTrailingZeros(size + 1); level++) {
            complete.add(MerkleTree.node(edge.removeLast(), complete.getLast()));
        }
        edge.add(complete.getLast());
        return new RightEdge(size + 1, edge, complete);
    }

    /// The root of the tree.
    public Sha256 root() {
        return size == 0 ? Sha256.of(new byte[0]) : MerkleTree.fold(subtrees);
    }
}
