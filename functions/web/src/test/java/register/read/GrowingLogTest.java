package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.log.Checkpoint;
import register.log.SignedNote;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// A log of 1 to 600 entries compared with the simplest tree (RFC 6962, section 2.1): every root, tile, proof and
/// content, and the immutability of everything marked so.
class GrowingLogTest {
    private static final int MOST = 600;
    private static final String LOG = "/log/desk/";

    private final TestRegister register = new TestRegister();
    private final List<Bytes> leaves = new ArrayList<>();
    private final List<Sha256> hashes = new ArrayList<>();
    private final Map<String, Bytes> immutable = new LinkedHashMap<>();

    @Test
    void allThatIsServedIsThatOfANaiveTreeAndStaysAsItIs() {
        for (int size = 1; size <= MOST; size++) {
            append(size);
            assertEquals(404, get(tile("0", size)).status(), "accepted, and not signed yet");
            assertEquals(404, get("contents/" + size).status());
            register.sign();
            holdTiles(size);
            String note = get("checkpoint").body();
            assertEquals(
                    root(hashes),
                    Checkpoint.parse(SignedNote.parse(note).text()).root());
            hold("checkpoints/" + size, Bytes.of(note.getBytes(UTF_8)));
            // The simplest implementation is slow, so it covers the ends of subtrees, and all of a small tree.
            List<Integer> proven = size < 40 || size % 16 < 2 ? List.of(0, size / 3, size - 1) : List.of();
            proven.forEach(this::holdProof);
        }
        immutable.forEach((path, bytes) -> assertEquals(bytes, get(path).bytes(), path));
    }

    private void append(int sequence) {
        Bytes content = Bytes.of(("{\"n\":" + sequence + "}").getBytes(UTF_8));
        var header = new EntryHeader(
                new PolicyId("desk"),
                sequence,
                EntryKind.PUBLICATION,
                LocalDate.EPOCH.plusDays(sequence),
                ZoneId.of("UTC"),
                1,
                Instant.EPOCH.plusSeconds(sequence),
                null,
                null,
                content.hash());
        register.chain.append(new Entry(header, content));
        leaves.add(Bytes.of(header.leaf()));
        hashes.add(sha256(new byte[] {0}, header.leaf()));
    }

    private void holdTiles(int size) {
        int first = (size - 1) / 256 * 256;
        hold(tile("0", size), joined(hashes.subList(first, size)));
        var entries = new ByteArrayOutputStream();
        for (Bytes leaf : leaves.subList(first, size)) {
            entries.write(leaf.length() / 256);
            entries.write(leaf.length() % 256);
            entries.writeBytes(leaf.toArray());
        }
        hold(tile("entries", size), Bytes.of(entries.toByteArray()));
        if (size % 256 == 0) {
            var roots = new ArrayList<Sha256>();
            for (int at = 0; at < size; at += 256) {
                roots.add(root(hashes.subList(at, at + 256)));
            }
            hold("tile/1/000.p/" + roots.size(), joined(roots));
        }
        hold("contents/" + size, Bytes.of(("{\"n\":" + size + "}").getBytes(UTF_8)));
    }

    private static String tile(String level, int size) {
        String path = "tile/" + level + "/00" + (size - 1) / 256;
        return size % 256 == 0 ? path : path + ".p/" + size % 256;
    }

    /// By the entry's own checkpoint, so that it stays the same.
    private void holdProof(int index) {
        var proof = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ")
                .append(Base64.getEncoder().encodeToString(leaves.get(index).toArray()))
                .append("\nindex ")
                .append(index)
                .append('\n');
        for (Sha256 hash : path(index, hashes.subList(0, index + 1))) {
            proof.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
        }
        assertEquals(
                proof.append('\n')
                        .append(get("checkpoints/" + (index + 1)).body())
                        .toString(),
                get("proofs/" + (index + 1)).body());
    }

    private void hold(String path, Bytes expected) {
        Reply reply = get(path);
        assertEquals(200, reply.status(), path);
        assertEquals(expected, reply.bytes(), path);
        assertEquals("public, max-age=31536000, immutable", reply.header("cache-control"));
        immutable.put(path, expected);
    }

    /// Not checked against the description, because there are thousands; `LogTest` does so.
    private Reply get(String path) {
        return TestRegister.reply(TestRegister.call(register.handler, TestRegister.event("GET", LOG + path)));
    }

    private static Sha256 root(List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(
                new byte[] {1},
                root(leaves.subList(0, split)).bytes(),
                root(leaves.subList(split, leaves.size())).bytes());
    }

    private static List<Sha256> path(int index, List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<Sha256> left = leaves.subList(0, split);
        List<Sha256> right = leaves.subList(split, leaves.size());
        List<Sha256> path = index < split ? path(index, left) : path(index - split, right);
        path.add(root(index < split ? right : left));
        return path;
    }

    private static Sha256 sha256(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return Sha256.of(all.toByteArray());
    }

    private static Bytes joined(List<Sha256> hashes) {
        var all = new ByteArrayOutputStream();
        hashes.forEach(hash -> all.writeBytes(hash.bytes()));
        return Bytes.of(all.toByteArray());
    }
}
