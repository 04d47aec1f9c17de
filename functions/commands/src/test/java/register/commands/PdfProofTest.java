package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.commands.audit.LogWorld;
import register.commands.audit.ShownLog;
import register.commands.text.PdfProof;
import register.commands.text.PdfProof.Standing;
import register.embedded.EmbeddedPorts;
import register.log.LogProof;
import register.log.NoteKey;
import register.pdf.text.DocumentIdentity;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// A PDF with the server's proof that its entry is in the log, and with other proofs.
final class PdfProofTest extends CommandTest {
    private EmbeddedPorts engine;
    private ShownLog shown;
    private String pdf = "";
    private String seals = "";

    @BeforeEach
    void publish() throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        pdf = snapshot("-r1-en.pdf").toString();
        assertEquals(
                0,
                run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong")
                        .exit());
        seals = file("seals.pem", run("certificate").out());
        engine = EmbeddedPorts.open(folder.resolve("data"));
        shown = new ShownLog(engine);
    }

    @AfterEach
    void stop() {
        shown.close();
        engine.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String proof(int entry) {
        return new String(shown.real(ShownLog.LOG + "proofs/" + entry), UTF_8);
    }

    /// With only the seal's certificates, without the register's data.
    private Ran verify(String proof, String... more) throws IOException {
        var words = new ArrayList<>(List.of("verify", pdf, "--trust", seals, "--proof", file("proof", proof)));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static void assertVerdict(int exit, String verdict, String log, Ran ran) {
        assertEquals(exit, ran.exit(), ran.out() + ran.err());
        assertEquals(verdict, ran.out().lines().skip(1).findFirst().orElse(""), ran.out());
        assertTrue(ran.out().contains("\nseal: TOTAL-PASSED\n"), ran.out());
        assertTrue(ran.out().contains("\nlog: " + log), ran.out());
    }

    @Test
    void genuineAndProven() throws IOException {
        Ran ran = verify(proof(1), "--key", shown.key().text());
        assertVerdict(0, "genuine and proven", "proven: the log of 1 entry signed by ", ran);
        assertTrue(ran.out().endsWith("contains its entry; no witness was required\n"), ran.out());
        Ran own = run("verify", pdf, "--proof", file("proof", proof(1)));
        assertVerdict(0, "genuine and proven", "proven: ", own);
        Ran json = verify(proof(1), "--key", shown.key().text(), "--json");
        assertTrue(json.out().contains("\"proof\":{\"sentence\":\"the log of 1 entry"), json.out());
    }

    @Test
    void genuineAndWitnessed() throws IOException {
        LogProof proof = LogProof.parse(proof(1));
        String trust = file("trust", "log " + shown.key().text() + "\n" + LogWorld.twoOfThree());
        Ran few = verify(proof(1), "--witnesses", trust);
        assertVerdict(4, "genuine, unproven", "unproven: the log of 1 entry signed by ", few);
        String cosigned = proof(1).replace(
                        proof.checkpoint().note(),
                        LogWorld.cosigned(proof.checkpoint().note(), 1, 3));
        Ran enough = verify(cosigned, "--witnesses", trust);
        assertVerdict(0, "genuine and proven", "proven: ", enough);
        assertTrue(
                enough.out().contains("; two witnesses saw this history up to entry 1 on " + "2026-11-27"),
                enough.out());
    }

    @Test
    void genuineAndUnproven() throws IOException {
        assertVerdict(
                4, "genuine, unproven", "unproven: no key that you named signed its checkpoint", verify(proof(1)));
        String other = new NoteKey(shown.checkpoint().origin(), LogWorld.OTHER.publicKey()).text();
        assertVerdict(4, "genuine, unproven", "unproven: no key that you named", verify(proof(1), "--key", other));
        Ran none = run("verify", pdf, "--trust", seals);
        assertVerdict(0, "genuine", "no proof was given", none);
    }

    @Test
    void theProofOfSomethingElseProvesNothing() throws IOException {
        String key = shown.key().text();
        assertVerdict(1, "genuine, NOT proven", "NOT proven: it belongs to entry 2", verify(proof(2), "--key", key));
        String moved = proof(2).replace("\nindex 1\n", "\nindex 0\n");
        assertVerdict(1, "genuine, NOT proven", "NOT proven: the log has another entry", verify(moved, "--key", key));
        String without = moved.replaceFirst("extra [^\n]*\n", "");
        assertVerdict(1, "genuine, NOT proven", "NOT proven: the log has another entry", verify(without, "--key", key));
        String elsewhere = proof(1).replace("/log/example", "/log/other");
        assertVerdict(
                1,
                "genuine, NOT proven",
                "NOT proven: it belongs to the policy other",
                verify(elsewhere, "--key", key));
        String forged = proof(1).replace(
                        shown.note(1), shown.note(1).substring(0, shown.note(1).length() - 9) + "AAAAAAA=\n");
        assertVerdict(
                1, "genuine, NOT proven", "NOT proven: its checkpoint was not signed", verify(forged, "--key", key));
    }

    /// A register that seals another content under the hash of an entry that is in its log, and proves that entry.
    @Test
    void thePdfOfAnotherContentThanTheEntrysIsNotProven() {
        EntryHeader header =
                engine.chain().entry(new PolicyId("example"), 1).orElseThrow().header();
        var honest = edition(header, header.effectiveDate(), 1, header.contentHash());
        var proof = LogProof.parse(proof(1));
        List<NoteKey> keys = List.of(shown.key());
        assertEquals(Standing.PROVEN, PdfProof.of(proof, honest, keys, null).standing());
        var lies = List.of(
                edition(header, header.effectiveDate(), 1, Sha256.of(new byte[] {1})),
                edition(header, header.effectiveDate().plusDays(1), 1, header.contentHash()),
                edition(header, header.effectiveDate(), 2, header.contentHash()));
        for (DocumentIdentity.Edition lie : lies) {
            assertEquals(
                    Standing.NOT_PROVEN, PdfProof.of(proof, lie, keys, null).standing(), lie.toString());
        }
        var bare = new LogProof(Optional.empty(), proof.index(), proof.path(), proof.checkpoint());
        assertEquals(Standing.UNDECIDED, PdfProof.of(bare, honest, keys, null).standing());
    }

    private static DocumentIdentity.Edition edition(
            EntryHeader header, LocalDate effectiveDate, int revision, Sha256 contentHash) {
        return new DocumentIdentity.Edition(
                header.policy(),
                effectiveDate,
                revision,
                header.sequence(),
                new Language("en"),
                contentHash,
                header.hash());
    }

    /// The verdicts on the seal and on the log stay separate.
    @Test
    void aDamagedPdfIsNotGenuineWhateverItsProof() throws IOException {
        byte[] damaged = Files.readAllBytes(Path.of(pdf));
        damaged[damaged.length / 3] ^= 1;
        pdf = Files.write(folder.resolve("damaged.pdf"), damaged).toString();
        Ran ran = verify(proof(1), "--key", shown.key().text());
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("\nNOT genuine\n"), ran.out());
        assertTrue(ran.out().contains("\nlog: NOT proven: the PDF does not name its entry"), ran.out());
    }

    @Test
    void malformedProofsAreReported() throws IOException {
        Ran key = run("verify", pdf, "--key", shown.key().text());
        assertEquals(2, key.exit());
        assertTrue(key.err().startsWith("--proof: missing"), key.err());
        assertEquals(2, verify(proof(1), "--key", "x").exit());
        assertEquals(3, verify("no proof").exit());
        assertEquals(
                3,
                run("verify", pdf, "--proof", folder.resolve("none").toString()).exit());
    }
}
