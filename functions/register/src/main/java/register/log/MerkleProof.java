package register.log;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import register.value.Sha256;

/// Verifies other logs' proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2, which verify RFC 6962's proofs).
public final class MerkleProof {
    /// The maximum number of hashes in a proof, for a tree of any size.
    public static final int LONGEST = 63;

    private MerkleProof() {}

    /// True if the leaf is in the tree.
    ///
    /// @param index of the leaf, from 0
    public static boolean isIncluded(Sha256 leaf, long index, long size, List<Sha256> proof, Sha256 root) {
        return rootOf(leaf, index, size, proof).equals(Optional.of(root));
    }

    /// The root that a leaf's proof leads to; empty if it cannot be a proof for that position.
    public static Optional<Sha256> rootOf(Sha256 leaf, long index, long size, List<Sha256> proof) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long at = index;
        long last = size - 1;
        Sha256 hash = leaf;
        for (Sha256 sibling : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = MerkleTree.node(sibling, hash);
                int up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= up;
                last >>= up;
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /// True if the tree extends a smaller one, of at least one leaf.
    public static boolean isConsistent(long old, Sha256 oldRoot, long size, Sha256 root, List<Sha256> proof) {
        if (old < 1 || old > size) {
            return false;
        }
        if (old == size) {
            return proof.isEmpty() && oldRoot.equals(root);
        }
        Iterator<Sha256> rest = proof.iterator();
        if (!rest.hasNext()) {
            return false;
        }
        int complete = Long.numberOfTrailingZeros(old);
        long at = (old - 1) >> complete;
        long last = (size - 1) >> complete;
        // For a complete tree the old root is the first hash, and the proof omits it.
        Sha256 before = at == 0 ? oldRoot : rest.next();
        Sha256 now = before;
        while (rest.hasNext()) {
            if (last == 0) {
                return false;
            }
            Sha256 sibling = rest.next();
            if ((at & 1) == 1 || at == last) {
                before = MerkleTree.node(sibling, before);
                now = MerkleTree.node(sibling, now);
                int up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= up;
                last >>= up;
            } else {
                now = MerkleTree.node(now, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(oldRoot) && now.equals(root);
    }
}
