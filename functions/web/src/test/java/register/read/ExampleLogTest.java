package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.Entry;
import register.chain.HeaderJson;
import register.json.Json;
import register.json.JsonText;
import register.log.EntryBundle;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.value.Bytes;
import register.value.PolicyId;

/// A log of seven entries written by another program: a register with the same entries serves the same files.
class ExampleLogTest {
    private static final int SIZE = 7;
    private static final int HASH = 32;
    private static final String ENTRIES = "tile/entries/000.p/";
    private static final String HASHES = "tile/0/000.p/";

    private final TestRegister register = new TestRegister();
    private final List<Bytes> leaves = EntryBundle.parse(file(ENTRIES + SIZE), SIZE);

    @BeforeEach
    void enter() {
        RightEdge edge = RightEdge.EMPTY;
        for (int size = 1; size <= SIZE; size++) {
            var header = HeaderJson.read(
                    (Json.Obj) JsonText.parse(leaves.get(size - 1).toArray()));
            register.chain.append(new Entry(header, Bytes.of(file("contents/" + size))));
            edge = edge.plus(header.hash());
            register.checkpoints.record(
                    SignedCheckpoint.parse(text("checkpoints/" + size), text("log.vkey")), edge.completed());
        }
        TrustFile trust = TrustFile.parse(text("trust"));
        SignedNote cosigned = SignedNote.parse(text("checkpoint"));
        register.witnesses.trust(trust);
        register.witnesses.keep(
                new PolicyId("example"),
                SIZE,
                cosigned.signatures().getLast(),
                trust.witnessed(cosigned).cosigned().getFirst().cosignature().time());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void everyFileIsServedByteForByte(int number) {
        assertEquals(Bytes.of(Arrays.copyOf(file(HASHES + SIZE), number * HASH)), get(HASHES + number));
        int entries = IntStream.range(0, number)
                .map(at -> 2 + leaves.get(at).length())
                .sum();
        assertEquals(Bytes.of(Arrays.copyOf(file(ENTRIES + SIZE), entries)), get(ENTRIES + number));
        assertEquals(Bytes.of(file("checkpoints/" + number)), get("checkpoints/" + number));
        assertEquals(Bytes.of(file("contents/" + number)), get("contents/" + number));
        assertEquals(Bytes.of(file("proofs/" + number)), get("proofs/" + number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "trust"})
    void whatTheWitnessCosignedIsServedByteForByte(String name) {
        assertEquals(Bytes.of(file(name)), get(name));
        assertEquals(Bytes.of(file("checkpoint")), get("witnessed"));
    }

    private Bytes get(String path) {
        return register.get("/log/example/" + path).bytes();
    }

    private static String text(String name) {
        return new String(file(name), UTF_8);
    }

    private static byte[] file(String name) {
        String resource = "/register/log/example/" + name;
        try (InputStream file = Objects.requireNonNull(ExampleLogTest.class.getResourceAsStream(resource), resource)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
