package register.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import register.value.Sha256;

/// RFC 6962, section 2.1, word for word, for trees that fit into memory.
final class NaiveTree implements MerkleTree.Hashes {
    private record Range(int start, int end) {}

    private final List<Sha256> leaves;
    private final int size;
    private final Map<Range, Sha256> roots;

    NaiveTree(List<Sha256> leaves) {
        this(leaves, leaves.size(), new HashMap<>());
    }

    private NaiveTree(List<Sha256> leaves, int size, Map<Range, Sha256> roots) {
        this.leaves = leaves;
        this.size = size;
        this.roots = roots;
    }

    /// A tree whose leaves are numbers.
    static NaiveTree of(int size) {
        return new NaiveTree(IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(new byte[] {(byte) i, (byte) (i >> 8)}))
                .toList());
    }

    /// The tree as it was when it had fewer leaves.
    NaiveTree before(int old) {
        return new NaiveTree(leaves, old, roots);
    }

    Sha256 leaf(int at) {
        return leaves.get(at);
    }

    Sha256 root() {
        return size == 0 ? Sha256.of(new byte[0]) : root(0, size);
    }

    private Sha256 root(int start, int end) {
        Sha256 root = roots.get(new Range(start, end));
        if (root == null) {
            int k = start + k(end - start);
            root = end - start == 1 ? leaf(start) : MerkleTree.node(root(start, k), root(k, end));
            roots.put(new Range(start, end), root);
        }
        return root;
    }

    List<Sha256> path(int m) {
        return path(m, 0, size);
    }

    private List<Sha256> path(int m, int start, int end) {
        if (end - start == 1) {
            return List.of();
        }
        int k = start + k(end - start);
        return m < k ? plus(path(m, start, k), root(k, end)) : plus(path(m, k, end), root(start, k));
    }

    List<Sha256> proof(int m) {
        return m == 0 || m == size ? List.of() : subproof(m, 0, size, true);
    }

    private List<Sha256> subproof(int m, int start, int end, boolean whole) {
        if (m == end) {
            return whole ? List.of() : List.of(root(start, end));
        }
        int k = start + k(end - start);
        return m <= k
                ? plus(subproof(m, start, k, whole), root(k, end))
                : plus(subproof(m, k, end, false), root(start, k));
    }

    /// The largest power of two below n.
    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Sha256> plus(List<Sha256> some, Sha256 one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    @Override
    public Map<Subtree, Sha256> of(Set<Subtree> subtrees) {
        return subtrees.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> root(Math.toIntExact(one.index() << one.level()), Math.toIntExact(one.completedAt()))));
    }
}
