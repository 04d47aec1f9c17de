package register.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.value.Sha256;

/// The proofs that another implementation's tests accept and refuse.
class MerkleVectorsTest {
    @Test
    void takesAndRefusesWhatAnotherImplementationDoes() {
        var counts = new HashMap<String, Integer>();
        Examples.text("merkle/proofs.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] items = line.split(" ");
                    assertEquals(items[0].equals("good"), holds(items), items[1]);
                    counts.merge(items[0], 1, Integer::sum);
                });
        assertEquals(Map.of("good", 12, "bad", 184), counts);
    }

    private static boolean holds(String[] items) {
        try {
            long first = Long.parseLong(items[2]);
            long size = Long.parseLong(items[3]);
            Stream<String> proof = Stream.of(items[6].split(",")).filter(item -> !items[6].equals("-"));
            return items[1].startsWith("inclusion/")
                    ? MerkleProof.isIncluded(
                            TreeHead.hash(items[5]),
                            first,
                            size,
                            proof.map(TreeHead::hash).toList(),
                            TreeHead.hash(items[4]))
                    : MerkleProof.isConsistent(
                            first,
                            hash(items[4]),
                            size,
                            hash(items[5]),
                            proof.map(MerkleVectorsTest::hash).toList());
        } catch (IllegalArgumentException _) {
            // No hash, or more leaves than any log here can have.
            return false;
        }
    }

    /// Some of their roots are shorter than a hash, because they are only compared; a hash replaces each.
    private static Sha256 hash(String base64) {
        byte[] bytes = base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
        return bytes.length == 32 ? new Sha256(HexFormat.of().formatHex(bytes)) : Sha256.of(bytes);
    }
}
