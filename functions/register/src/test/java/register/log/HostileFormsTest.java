package register.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import register.testing.Waiting;

/// Any input is read or refused with an `IllegalArgumentException`, in time proportional to its length.
class HostileFormsTest {
    private static final Map<String, Consumer<String>> READERS = Map.of(
            "example/proofs/3", text -> LogProof.parse(text).includes(MerkleTree.leaf(new byte[0])),
            "example/checkpoint", text -> TreeHead.parse(SignedNote.parse(text).text()),
            "example/checkpoints/3",
                    text -> SignedNote.lines(text.substring(Math.min(text.length(), text.indexOf("\n\n") + 2))),
            "example/trust", TrustFile::parse,
            "example/log.vkey", text -> NoteKey.parse(text, SignatureType.OF_LOGS),
            "example/tile/0/000.p/7", text -> Tile.parse("tile/0/000.p/7").hashes(text.getBytes(ISO_8859_1)),
            "example/tile/entries/000.p/7", text -> EntryBundle.parse(text.getBytes(ISO_8859_1), 7));

    @Test
    void anyChangeIsReadOrRefused() {
        var random = new Random(11);
        READERS.forEach((name, reader) -> {
            String text = new String(Examples.bytes(name), name.contains("tile") ? ISO_8859_1 : UTF_8);
            reader.accept(text);
            for (int i = 0; i < 5_000; i++) {
                tryToRead(reader, changed(text, random));
            }
        });
        for (int i = 0; i < 5_000; i++) {
            tryToRead(Tile::parse, changed("tile/1/x001/234.p/100", random));
        }
    }

    private static void tryToRead(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
        } catch (IllegalArgumentException _) {
            // Refused, as it should be.
        }
    }

    private static String changed(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0 && !changed.isEmpty(); n--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(50));
            switch (random.nextInt(5)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 1 -> changed.setCharAt(at, "\n —+=0A\uD800".charAt(random.nextInt(8)));
                case 2 -> changed.delete(at, to);
                case 3 -> changed.insert(at, changed.substring(at, to));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }

    @Test
    void lengthCostsNoMoreThanItsDue() {
        List<UnaryOperator<String>> patterns = List.of(
                unit -> unit.repeat(3_000_000 / unit.length()),
                unit -> "c2sp.org/tlog-proof@v1\nextra " + unit.repeat(400_000 / unit.length()),
                unit -> "c2sp.org/tlog-proof@v1\nindex 0\n" + unit.repeat(400_000 / unit.length()) + "\n\n",
                unit -> "a\n1\n" + unit.repeat(100_000 / unit.length()) + "\n\n— a "
                        + unit.repeat(20_000 / unit.length()),
                unit -> "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n" + unit.repeat(100_000 / unit.length()));
        assertTimeoutPreemptively(Waiting.HANG, () -> {
            for (UnaryOperator<String> pattern : patterns) {
                for (String unit :
                        List.of("A", "\n", " ", "—", "a\n", "— a AAAAAAAA\n", "A".repeat(43) + "=\n", "+", "x ")) {
                    String text = pattern.apply(unit);
                    READERS.values().forEach(reader -> tryToRead(reader, text));
                    tryToRead(TreeHead::parse, text);
                    tryToRead(Tile::parse, text);
                }
            }
        });
    }

    @Test
    void pathsOfTilesHaveOneForm() {
        Map.of(
                        "tile/0/000", new Tile(0, 0, 256),
                        "tile/0/x001/x234/067", new Tile(0, 1_234_067, 256),
                        "tile/7/000.p/1", new Tile(7, 0, 1),
                        "tile/entries/x001/000.p/255", new Tile(Tile.ENTRIES, 1000, 255))
                .forEach((path, tile) -> {
                    assertEquals(tile, Tile.parse(path));
                    assertEquals(path, tile.path());
                });
        for (String other : List.of(
                "",
                "tile",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/001/000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/8/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/07",
                "/tile/0/000",
                "tile/0/000/",
                "tile/data/000",
                "tile/0/000.p",
                "tile/7/001",
                "tile/0/x999/x999/x999/x999/x999/x999/999")) {
            assertThrows(IllegalArgumentException.class, () -> Tile.parse(other), other);
        }
    }

    /// 70,000 leaves are the specification's example.
    @Test
    void aTreeHasTheTilesThatTheSpecificationSays() {
        assertEquals(new Tile(0, 272, 256), Tile.in(70_000, 0, 272).orElseThrow());
        assertEquals(new Tile(0, 273, 112), Tile.in(70_000, 0, 273).orElseThrow());
        assertEquals(new Tile(1, 1, 17), Tile.in(70_000, 1, 1).orElseThrow());
        assertEquals(new Tile(2, 0, 1), Tile.in(70_000, 2, 0).orElseThrow());
        assertEquals(Optional.empty(), Tile.in(70_000, 3, 0));
        assertEquals(Optional.empty(), Tile.in(256, 0, 1));
        assertEquals(new Tile(1, 0, 1), Tile.in(256, 1, 0).orElseThrow());
        assertEquals(256, new Tile(1, 0, 1).completedAt());
        assertEquals(List.of(new Subtree(8, 256), new Subtree(8, 257)), new Tile(1, 1, 2).subtrees());
    }
}
