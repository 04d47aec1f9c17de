package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.value.Sha256;

/// The number of checkpoint rows read to sign and to prove: it grows with the logarithm of the log, and all are read
/// in one call.
class LogReadsTest {
    private final Set<Long> rows = new TreeSet<>();
    private int calls;

    private Map<Subtree, Sha256> read(Set<Subtree> subtrees) {
        calls++;
        var found = new HashMap<Subtree, Sha256>();
        for (Subtree subtree : subtrees) {
            rows.add(subtree.completedAt());
            found.put(subtree, Sha256.of(subtree.toString().getBytes(UTF_8)));
        }
        return found;
    }

    private int reads(Runnable question) {
        rows.clear();
        calls = 0;
        question.run();
        assertTrue(calls <= 1, calls + " calls");
        return rows.size();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "100, 6, 12", "10000, 13, 25", "1000000, 19, 37"})
    void readsGrowWithTheLogarithm(long leaves, int toSign, int toProve) {
        var random = new Random(leaves);
        for (int i = 0; i < 3_000; i++) {
            long size = i == 0 ? Math.max(1, Long.highestOneBit(leaves) - 1) : 1 + random.nextLong(leaves);
            assertTrue(reads(() -> RightEdge.of(size, this::read)) <= toSign, size + ": to sign");
            var tree = new MerkleTree(size, this::read);
            long index = random.nextLong(size);
            assertTrue(reads(() -> tree.inclusion(index)) <= toProve, size + ": to prove leaf " + index);
            assertTrue(reads(() -> tree.consistency(index)) <= toProve, size + ": to prove from " + index);
        }
    }
}
