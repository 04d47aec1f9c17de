package register.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.value.Sha256;

/// The tree, its right edge and its proofs are those of RFC 6962's definitions.
@Tag("property")
class MerkleTreeProperties {
    private static final int LARGEST = 130;

    @Test
    void everySmallTreeIsThatOfTheDefinition() {
        NaiveTree whole = NaiveTree.of(LARGEST + 1);
        RightEdge edge = RightEdge.EMPTY;
        for (int size = 0; size <= LARGEST; size++) {
            NaiveTree naive = whole.before(size);
            var tree = new MerkleTree(size, naive);
            assertEquals(naive.root(), tree.root());
            assertEquals(naive.root(), edge.root());
            assertEquals(edge, RightEdge.of(size, naive));
            for (int at = 0; at < size; at++) {
                assertEquals(naive.path(at), tree.inclusion(at), "leaf " + at + " of " + size);
                assertTrue(MerkleProof.isIncluded(naive.leaf(at), at, size, naive.path(at), naive.root()));
            }
            for (int old = 0; old <= size; old++) {
                assertEquals(naive.proof(old), tree.consistency(old), old + " to " + size);
                assertEquals(
                        old > 0,
                        MerkleProof.isConsistent(old, naive.before(old).root(), size, naive.root(), naive.proof(old)));
            }
            edge = edge.plus(whole.leaf(size));
        }
    }

    @Test
    void noOtherPlaceSizeOrHashIsProven() {
        for (int size = 1; size <= 40; size++) {
            NaiveTree naive = NaiveTree.of(size);
            for (int at = 0; at < size; at++) {
                Sha256 leaf = naive.leaf(at);
                List<Sha256> path = naive.path(at);
                for (int other = 0; other < size; other++) {
                    assertEquals(other == at, MerkleProof.isIncluded(leaf, other, size, path, naive.root()));
                }
                for (List<Sha256> wrong : changed(path)) {
                    assertFalse(MerkleProof.isIncluded(leaf, at, size, wrong, naive.root()));
                }
            }
            for (int old = 1; old < size; old++) {
                Sha256 before = naive.before(old).root();
                for (List<Sha256> wrong : changed(naive.proof(old))) {
                    assertFalse(MerkleProof.isConsistent(old, before, size, naive.root(), wrong));
                }
                Sha256 fork = Sha256.of(new byte[] {1});
                assertFalse(MerkleProof.isConsistent(old, fork, size, naive.root(), naive.proof(old)));
                assertFalse(MerkleProof.isConsistent(old, before, size, fork, naive.proof(old)));
            }
        }
    }

    private static List<List<Sha256>> changed(List<Sha256> proof) {
        var all = new ArrayList<List<Sha256>>();
        for (int i = 0; i <= proof.size(); i++) {
            var longer = new ArrayList<>(proof);
            longer.add(i, Sha256.of(new byte[] {2}));
            all.add(longer);
            if (i < proof.size()) {
                var shorter = new ArrayList<>(proof);
                shorter.remove(i);
                all.add(shorter);
                var other = new ArrayList<>(proof);
                other.set(i, Sha256.of(new byte[] {3}));
                all.add(other);
            }
        }
        return all;
    }

    @Test
    void largeTreesAgreeWithTheirParts() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long size = 2 + (random.nextLong() >>> (2 + random.nextInt(60)));
            var hashes = new SparseHashes();
            var tree = new MerkleTree(size, hashes);
            Sha256 root = tree.root();
            assertEquals(root, RightEdge.of(size, hashes).root());
            long at = random.nextLong(size);
            List<Sha256> path = tree.inclusion(at);
            assertTrue(path.size() <= MerkleProof.LONGEST);
            assertTrue(MerkleProof.isIncluded(hashes.hash(new Subtree(0, at)), at, size, path, root));
            long old = 1 + random.nextLong(size);
            Sha256 before = new MerkleTree(old, hashes).root();
            assertTrue(MerkleProof.isConsistent(old, before, size, root, tree.consistency(old)));
        }
    }

    /// Any tree, however large: all leaves from the 32nd on are equal, and so are the subtrees of a level from its
    /// 32nd on, so that each hash takes few steps.
    private static final class SparseHashes implements MerkleTree.Hashes {
        private final Map<Subtree, Sha256> known = new HashMap<>();

        @Override
        public Map<Subtree, Sha256> of(Set<Subtree> subtrees) {
            return subtrees.stream().collect(Collectors.toMap(one -> one, this::hash));
        }

        Sha256 hash(Subtree subtree) {
            Sha256 found = known.get(subtree);
            if (found == null) {
                int level = subtree.level();
                long child = subtree.index() * 2;
                found = level == 0
                        ? MerkleTree.leaf(new byte[] {(byte) Math.min(subtree.index(), 31)})
                        : subtree.index() > 31
                                ? hash(new Subtree(level, 31))
                                : MerkleTree.node(
                                        hash(new Subtree(level - 1, child)), hash(new Subtree(level - 1, child + 1)));
                known.put(subtree, found);
            }
            return found;
        }
    }

    @Test
    void aMissingHashIsSaid() {
        assertThrows(IllegalStateException.class, () -> new MerkleTree(3, _ -> Map.of()).root());
        assertThrows(IllegalStateException.class, () -> RightEdge.of(3, _ -> Map.of()));
    }
}
