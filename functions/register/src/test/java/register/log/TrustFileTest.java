package register.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import register.value.Sha256;

class TrustFileTest {
    private static final Instant TIME = Instant.parse("2026-11-27T04:42:10Z");

    private final CheckpointSigner log = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final NoteKey logKey = new NoteKey("register.example.com/log/acme", log.publicKey());
    private final Map<String, CheckpointSigner> signers = new TreeMap<>();

    private String witness(String name) {
        return "witness " + name + " " + key(name) + "\n";
    }

    private CheckpointSigner signer(String name) {
        return signers.computeIfAbsent(name, _ -> KeyPairSigner.of("a key", KeyPairSigner.generate()));
    }

    private NoteKey witnessKey(String name) {
        return new NoteKey(name, SignatureType.COSIGNATURE_ED25519, signer(name).publicKey());
    }

    private String key(String name) {
        return witnessKey(name).text();
    }

    private SignedNote cosignedBy(List<String> names) {
        String text = new Checkpoint(logKey.name(), 3, Sha256.of(new byte[0])).text();
        var cosignatures = new ArrayList<SignedNote.Signature>();
        names.forEach(name -> cosignatures.add(Cosignature.sign(text, witnessKey(name), signer(name), TIME)));
        return SignedNote.sign(text, logKey, log).plus(cosignatures);
    }

    /// The example of the specification.
    @Test
    void groupsOfGroupsMakeAQuorum() {
        TrustFile trust =
                TrustFile.parse("# two organisations\n\n  log " + logKey.text() + "\thttps://r.example/log/acme \n"
                        + witness("x1") + witness("x2") + witness("x3") + "group X 2 x1 x2 x3\n"
                        + witness("y1") + witness("y2") + witness("y3") + "group Y any y1 y2 y3\n"
                        + "group X-and-Y all X Y\nquorum X-and-Y\n");

        assertEquals(
                Optional.of("https://r.example/log/acme"),
                trust.logs().getFirst().url());
        for (List<String> enough : List.of(List.of("x1", "x3", "y2"), List.of("x1", "x2", "x3", "y1", "y2", "y3"))) {
            TrustFile.Witnessed witnessed = trust.witnessed(cosignedBy(enough));
            assertTrue(witnessed.isQuorum());
            assertEquals(
                    enough,
                    witnessed.cosigned().stream()
                            .map(one -> one.witness().name())
                            .toList());
        }
        for (List<String> few : List.of(List.<String>of(), List.of("x1", "y1"), List.of("x1", "x2", "x3"))) {
            assertFalse(trust.witnessed(cosignedBy(few)).isQuorum());
        }
        assertEquals(trust, TrustFile.parse(trust.text()));
    }

    @Test
    void noneNeedsNoWitness() {
        TrustFile trust = TrustFile.parse("quorum none");

        assertTrue(trust.witnessed(cosignedBy(List.of("x1"))).isQuorum());
        assertEquals("quorum none\n", trust.text());
        assertEquals(List.of(), trust.logs(logKey.name()));
    }

    @Test
    void everyRefusalNamesTheLineAndTheValue() {
        String x1 = witness("x1");
        String x2 = witness("x2");
        Map<String, String> refusals = new TreeMap<>();
        refusals.put("", "no line \"quorum NAME\" or \"quorum none\"");
        refusals.put("logs x\n", "line 1: \"logs\": expected log, witness, group or quorum");
        refusals.put("\n# x\nlog\n", "line 3: \"log\": expected log VKEY [URL]");
        refusals.put("log a b c", "line 1: \"log a b c\": expected log VKEY [URL]");
        refusals.put(
                "log " + key("x1"),
                "line 1: \"" + key("x1") + "\" is not a verifier key: expected name+id+key, of "
                        + "Ed25519 (type 1) or ML-DSA-44 (type 6)");
        refusals.put(
                "witness a " + logKey.text(),
                "line 1: \"" + logKey.text().substring(0, 80) + "…\" is not a verifier "
                        + "key: expected name+id+key, of Ed25519 (type 4) or ML-DSA-44 (type 6)");
        refusals.put(x1 + x1, "line 2: \"x1\" is already used: every witness and group has its own name");
        refusals.put(x1 + "witness b " + key("x1"), "line 2: the key of \"b\" belongs to an earlier witness");
        refusals.put(
                "log " + logKey.text() + "\nlog " + logKey.text(),
                "line 2: the key of \"" + logKey.name() + "\" belongs to an earlier log");
        refusals.put(
                "witness none " + key("x1"),
                "line 1: \"none\" is already used: every witness and group has its own name");
        refusals.put(
                x1 + "group g 1 x2\n" + x2,
                "line 2: \"x2\": expected the name of a witness or group of an earlier line");
        refusals.put(
                x1 + "group g 1 none\n",
                "line 2: \"none\": expected the name of a witness or group of an earlier line");
        refusals.put(x1 + "group g 1 g\n", "line 2: \"g\": expected the name of a witness or group of an earlier line");
        refusals.put(x1 + "group g 1\n", "line 2: \"group g 1\": expected group NAME THRESHOLD MEMBER…");
        refusals.put(x1 + "group g 2 x1\n", "line 2: \"2\": expected any, all, or a number from 1 to 1");
        refusals.put(x1 + "group g 0 x1\n", "line 2: \"0\": expected any, all, or a number from 1 to 1");
        refusals.put(x1 + "group g +1 x1\n", "line 2: \"+1\": expected any, all, or a number from 1 to 1");
        refusals.put(x1 + "group g 1 x1\ngroup h 1 x1\n", "line 3: \"x1\" is a member already");
        refusals.put(x1 + x2 + "group g 1 x1 x1\n", "line 3: \"x1\" is a member already");
        refusals.put("quorum none\nquorum none\n", "line 2: a second quorum");
        refusals.put("quorum x\n", "line 1: \"x\": expected the name of a witness or group of an earlier line");
        refusals.put("quorum none\r\n", "line 1: a control character; lines end with a line feed alone");
        refusals.put("x".repeat(1 << 21), "a trust file has at most 1048576 characters");
        refusals.forEach((file, said) -> assertEquals(
                said,
                assertThrows(IllegalArgumentException.class, () -> TrustFile.parse(file), said)
                        .getMessage()));
    }
}
