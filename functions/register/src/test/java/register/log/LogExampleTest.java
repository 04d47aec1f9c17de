package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.value.Bytes;
import register.value.Sha256;

/// A log of seven entries that another implementation made, with a cosignature of Debian's `litewitness`: every file
/// follows from its leaves and signatures, byte for byte.
class LogExampleTest {
    private static final int SIZE = 7;

    private final Tile entries = Tile.parse("tile/entries/000.p/7");
    private final List<Bytes> leaves = EntryBundle.parse(file(entries.path()), SIZE);
    private final List<Sha256> hashes =
            leaves.stream().map(leaf -> MerkleTree.leaf(leaf.toArray())).toList();
    private final NaiveTree naive = new NaiveTree(hashes);
    private final MerkleTree tree = new MerkleTree(SIZE, naive);
    private final TrustFile trust = TrustFile.parse(text("trust"));
    private final SignedNote cosigned = SignedNote.parse(text("checkpoint"));
    private final NoteKey key = NoteKey.parse(text("log.vkey"));

    @Test
    void tilesAndEntries() {
        Tile tile = Tile.parse("tile/0/000.p/7");

        assertEquals(Optional.of(tile), Tile.in(SIZE, 0, 0));
        assertEquals(Optional.of(entries), Tile.in(SIZE, Tile.ENTRIES, 0));
        assertArrayEquals(file(tile.path()), Tile.bytes(hashes));
        assertEquals(hashes, tile.hashes(file(tile.path())));
        assertArrayEquals(file(entries.path()), EntryBundle.bytes(leaves));
    }

    @Test
    void checkpoints() {
        for (int size = 1; size <= SIZE; size++) {
            SignedCheckpoint signed = SignedCheckpoint.parse(text("checkpoints/" + size), key.text());
            assertEquals(
                    new Checkpoint(key.name(), size, new NaiveTree(hashes.subList(0, size)).root()),
                    signed.checkpoint());
            assertEquals(text("checkpoints/" + size), signed.note().note());
            assertTrue(signed.note().isSignedBy(key));
        }
        assertEquals(text("checkpoint"), cosigned.note());
    }

    @Test
    void proofs() {
        for (int sequence = 1; sequence <= SIZE; sequence++) {
            var made = new LogProof(
                    Optional.of(leaves.get(sequence - 1)), sequence - 1, tree.inclusion(sequence - 1), cosigned);
            String served = text("proofs/" + sequence);
            assertEquals(served, made.text());
            assertEquals(made, LogProof.parse(served));
            for (int at = 0; at < SIZE; at++) {
                assertEquals(at == sequence - 1, made.includes(hashes.get(at)));
            }
        }
    }

    @Test
    void trustAndItsQuorum() {
        assertEquals(text("trust"), trust.text());
        assertEquals(key, trust.logs(key.name()).getFirst().key());
        TrustFile.Witnessed witnessed = trust.witnessed(cosigned);
        assertTrue(witnessed.isQuorum());
        assertEquals("one", witnessed.cosigned().getFirst().witness().name());
        assertEquals(
                Instant.parse("2026-11-27T04:42:10Z"),
                witnessed.cosigned().getFirst().cosignature().time());
        assertFalse(trust.witnessed(SignedNote.parse(text("checkpoints/7"))).isQuorum());
    }

    @Test
    void theRequestToAWitness() {
        List<String> asked = List.of(
                "BITdutDbk8kkYJyZNLF622qk9OK5o8oh5XU5ldRwBxg=",
                "ESYSk0NUoOVe3INT1wFBV/aXWbCHHCMtc6qhOg/yRwo=",
                "QmBggKDwmfi7c558AilFCULuJiDeNDIb1j6i+Bq2nsU=",
                "+KqcLzVL/PCJzpMLVi8KhCtzff3xDVA4NgHxWtwlrCk=");

        assertEquals(asked, tree.consistency(5).stream().map(TreeHead::base64).toList());
    }

    private static byte[] file(String name) {
        return Examples.bytes("example/" + name);
    }

    private static String text(String name) {
        return new String(file(name), UTF_8);
    }
}
