package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.JsonText;
import register.log.NoteKey;
import register.pdf.Seed;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.value.Sha256;

/// The page `/verify` calls no forgery genuine, and names what differs.
class ForgedProofsTest extends SavedPage {
    private static void assertForged(List<String> differences, byte[] pdf, String proof, String trust)
            throws Exception {
        String said = page().said(pdf, proof, trust);
        page().assertDiffers(differences, W1, said);
        if (differences.contains("cosignature")) {
            assertFalse(said.contains(W1 + " saw"), said);
        }
    }

    @Test
    void anotherContentIsForged() throws Exception {
        byte[] appended = AppendedPdf.embedding(PDF, "{\"policy\":\"liveagent\"}");
        for (byte[] broken : List.of(
                appended, AppendedPdf.listing(PDF, "{\"policy\":\"liveagent\"}"), AppendedPdf.embedding(PDF, "null"))) {
            assertBroken(broken, PROOF, TRUST);
            assertBroken(broken, "", "");
        }
        String content =
                new String(Seed.entry(POLICY.third(), POLICY.version).content().toArray(), UTF_8);
        PolicyVersion other = PolicyCodec.decode(
                JsonText.parse(content.replace("andrej@", "mallory@").getBytes(UTF_8)));
        byte[] made = POLICY.pdf(POLICY.third(other), other);
        assertForged(List.of("content", "entry"), made, PROOF, TRUST);
    }

    /// If the seal is broken, it says nothing about the document or the log.
    private static void assertBroken(byte[] pdf, String proof, String trust) throws Exception {
        assertEquals(
                page().word("broken") + "\n" + page().word("file") + "\n\npolicy.pdf\n\nSHA-256 "
                        + Sha256.of(pdf).hex(),
                page().said(pdf, proof, trust));
    }

    @Test
    void anotherEntryIsForged() throws Exception {
        List<Sha256> path = POLICY.path(2);
        assertForged(List.of("entry", "path"), PDF, LoggedPolicy.proof(POLICY.another(), 2, path, NOTE), TRUST);
        assertForged(List.of("entry"), PDF, POLICY.proof(3, NOTE), TRUST);
        assertForged(List.of("entry", "path"), PDF, LoggedPolicy.proof(POLICY.third(), 3, POLICY.path(3), NOTE), TRUST);
        byte[] another = POLICY.pdf(POLICY.another(), POLICY.version);
        assertForged(List.of("path"), another, LoggedPolicy.proof(POLICY.another(), 2, path, NOTE), TRUST);
        var changed = new ArrayList<>(path);
        changed.set(1, Sha256.of(new byte[] {1}));
        for (List<Sha256> wrong : List.of(changed, path.subList(1, path.size()), List.<Sha256>of())) {
            assertForged(List.of("path"), PDF, LoggedPolicy.proof(POLICY.third(), 2, wrong, NOTE), TRUST);
        }
    }

    @Test
    void anotherSignatureIsForged() throws Exception {
        String root =
                Base64.getEncoder().encodeToString(POLICY.checkpoint.root().bytes());
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        assertForged(List.of("path", "signature", "cosignature"), PDF, PROOF.replace(root, other), TRUST);
        assertForged(List.of("signature"), PDF, flipped(LoggedPolicy.ORIGIN, 67), TRUST);
        assertForged(List.of("cosignature"), PDF, flipped(W1, 75), TRUST);
        assertForged(List.of("cosignature"), PDF, flipped(W1, 11), TRUST);
        String key = POLICY.logKey().text();
        assertForged(
                List.of("log"),
                PDF,
                PROOF,
                TRUST.replace(key, new NoteKey("other.example/log/liveagent", POLICY.log.publicKey()).text()));
    }

    /// After a hand-over, the log's key differs from the kept one: that is not a forgery.
    @Test
    void anotherKeyProvesNothing() throws Exception {
        var stranger = new NoteKey(LoggedPolicy.ORIGIN, LoggedPolicy.signer().publicKey());
        String trust = TRUST.replace(POLICY.logKey().text(), stranger.text());
        page().assertVerdict("nokey", page().said(PDF, PROOF, trust));
    }

    /// The proof with another bit in a signature.
    ///
    /// @param at a byte after the key's id and, for a cosignature, within or after its time
    private static String flipped(String signer, int at) {
        int start = PROOF.indexOf("— " + signer + " ") + signer.length() + 3;
        String line = PROOF.substring(start, PROOF.indexOf('\n', start));
        byte[] signature = Base64.getDecoder().decode(line);
        signature[at] ^= 1;
        return PROOF.replace(line, Base64.getEncoder().encodeToString(signature));
    }

    @ParameterizedTest
    @CsvSource({
        "'quorum three'",
        "'quorum one|quorum two'",
        "'# quorum one'",
        "'group all all one one|quorum all'",
        "'group a any one|group b any one|quorum a'",
        "'group a 3 one two|quorum a'",
        "'group a 0 one two|quorum a'",
        "'group a any none|quorum a'",
        "'witness one KEY|quorum one'",
        "'witness three KEY|quorum one'",
        "'witness three another.example+00000000+BAAA|quorum one'",
        "'witness three OTHER|quorum one'",
        "'quorum one|and more'",
    })
    void aTrustFileThatIsNoneIsNotBelieved(String lines) throws Exception {
        NoteKey key = LoggedPolicy.key("third.example", POLICY.second);
        NoteKey other = LoggedPolicy.key("third.example", LoggedPolicy.signer());
        String written =
                lines.replace("KEY", key.text()).replace("OTHER", other.text().replace(other.id(), key.id()));
        String said = page().said(PDF, PROOF, POLICY.trust(written.split("\\|")));
        page().assertVerdict("nokey", said);
        assertTrue(said.contains(page().word("unreadable").replace("{0}", "trust")), said);
    }

    /// Otherwise a trust file of a few kilobytes could block the tab.
    @Test
    void aTrustFileThatTriesEveryWayOfReadingEndsInAVerdict() throws Exception {
        for (String written : List.of("+".repeat(40_000) + " x", "x+".repeat(20_000) + "\nquorum none")) {
            String said = page().said(PDF, PROOF, written);
            page().assertVerdict("nokey", said);
            assertTrue(said.contains(page().word("unreadable").replace("{0}", "trust")), said);
        }
    }

    /// As many groups as fit agree, one after another; a file larger than the command accepts is refused.
    @Test
    void aTrustFileOfManyGroupsIsReadUpToItsBound() throws Exception {
        var lines = new StringBuilder("group g0 any one\n");
        for (int i = 1; i < 30_000; i++) {
            lines.append("group g").append(i).append(" any g").append(i - 1).append('\n');
        }
        String trust = POLICY.trust(lines + "quorum g29999");
        page().assertVerdict("proven", page().said(PDF, PROOF, trust));
        String large = trust + "#".repeat(1 << 20) + "\n";
        assertTrue(page().said(PDF, PROOF, large)
                .contains(page().word("unreadable").replace("{0}", "trust")));
    }
}
