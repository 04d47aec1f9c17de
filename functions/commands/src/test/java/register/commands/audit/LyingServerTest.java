package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.Finding.Kind;
import register.commands.audit.Lies.Lie;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.pdf.http.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.policy.PolicyVersion;
import register.publishing.Erasure;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.publishing.Redacting;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;

/// A server that lies, in front of a true register: no lie is verified, each is named, and every truth is verified.
class LyingServerTest {
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private static final CheckpointSigner OTHER = KeyPairSigner.of("another key", KeyPairSigner.generate());
    private static final String PERSON = "Õnnela Xylander";

    @TempDir
    Path folder;

    private EmbeddedPorts engine;
    private ShownChain shown;
    private ChainServer server;

    @BeforeEach
    void start() throws IOException {
        engine = EmbeddedPorts.open(folder.resolve("data"));
        for (int number = 1; number <= 4; number++) {
            publish(Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(number), "version" + number));
            sign(number, SIGNER);
        }
        shown = new ShownChain(engine);
        server = ChainServer.at(shown.address(), Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        server.close();
        shown.close();
        engine.close();
    }

    private Publishing publishing() {
        return new Publishing(engine.chain(), engine.documents(), engine.persons(), Clock.systemUTC());
    }

    private void publish(PolicyVersion version) {
        Outcome outcome = publishing().publish(version, new byte[] {1}, null);
        assertTrue(outcome instanceof Outcome.Accepted, outcome.toString());
    }

    private void sign(long sequence, CheckpointSigner signer) {
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), signer, PublicAddress.NONE)
                .make(ChainContract.POLICY, sequence);
    }

    private String note(long sequence) {
        return engine.checkpoints()
                .find(ChainContract.POLICY, sequence)
                .orElseThrow()
                .note()
                .note();
    }

    private ChainReport audit(@Nullable KeptCheckpoint since, List<NoteKey> keys, X509Certificate... clocks)
            throws IOException {
        return new ChainAudit(server, since, keys, List.of(clocks)).run();
    }

    /// Lied to in every way, with the checkpoint that was kept of the third entry.
    @Test
    void noLieIsVerified() throws IOException {
        Map<String, Lie> lies = Lies.of(shown, SIGNER, OTHER, sequence -> note(Long.parseLong(sequence)));
        assertTrue(lies.size() >= 35, lies.size() + " lies");
        KeptCheckpoint kept = KeptCheckpoint.parse(note(3));
        var checks = new ArrayList<Executable>();
        lies.forEach((name, lie) -> checks.add(() -> {
            shown.showWhatIsThere();
            lie.told().run();
            ChainReport report = audit(kept, List.of());
            assertFalse(report.verified(), name);
            assertEquals("NOT verified", report.lines().getFirst(), name);
            assertEquals(lie.kind(), report.findings().getFirst().kind(), name + ": " + report.findings());
        }));
        assertAll(checks);
        shown.showWhatIsThere();
        assertVerified(audit(kept, List.of()));
    }

    private static void assertVerified(ChainReport report) {
        assertEquals(List.of(), report.findings());
        assertEquals("verified", report.lines().getFirst());
    }

    private static void assertFound(Kind kind, ChainReport report) {
        assertEquals(
                kind, report.findings().getFirst().kind(), report.findings().toString());
    }

    /// The entry is appended by the rules, and its content shown: what is missing is the signature.
    @Test
    void anEntryBehindTheSignedCheckpointIsNotVerified() throws IOException {
        publish(Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(5), "version5"));
        ChainReport report = audit(null, List.of());
        assertFound(Kind.UNSIGNED_TAIL, report);
        assertEquals(1, report.findings().size());
        assertFalse(report.contradicted());
        assertEquals(5, report.contents());
        sign(5, SIGNER);
        assertVerified(audit(null, List.of()));
    }

    @Test
    void aHistoryThatWasCutShortOrForkedIsToldByWhatWasKept() throws IOException {
        KeptCheckpoint kept = KeptCheckpoint.parse(note(4));
        String shorter = note(2);
        List<Json.Obj> entries = shown.entries().subList(0, 2);
        shown.show(
                ShownChain.POLICY + "/chain",
                ShownChain.with(
                        ShownChain.with(shown.page(), "entries", Json.array(entries)), "checkpoint", Json.of(shorter)));
        assertVerified(audit(null, List.of()));
        assertFound(Kind.OTHER_HISTORY, audit(kept, List.of()));
    }

    /// What was kept is looked at too: a note by its signature, a PDF's three lines by what they say.
    @Test
    void whatWasKeptIsChecked() throws IOException {
        assertVerified(audit(KeptCheckpoint.parse(shown.checkpoint().text()), List.of()));
        String other =
                note(4).replace(note(4).substring(note(4).length() - 12), note(3).substring(note(3).length() - 12));
        assertFound(Kind.BAD_KEPT_CHECKPOINT, audit(KeptCheckpoint.parse(other), List.of()));
    }

    /// Nothing that a server shows proves that one key handed over to another: whoever knows it says so.
    @Test
    void anotherKeyIsBelievedOnlyWhereBothAreGiven() throws IOException {
        KeptCheckpoint kept = KeptCheckpoint.parse(note(4));
        publish(Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(5), "version5"));
        sign(5, OTHER);
        NoteKey before = new NoteKey(shown.checkpoint().origin(), SIGNER.publicKey());
        NoteKey after = new NoteKey(shown.checkpoint().origin(), OTHER.publicKey());
        assertVerified(audit(null, List.of()));
        ChainReport report = audit(kept, List.of());
        assertFound(Kind.OTHER_KEY, report);
        assertTrue(report.findings()
                .getFirst()
                .sentence()
                .contains("by the key " + before.id() + ", the server's by " + after.id()));
        assertFound(Kind.OTHER_KEY, audit(kept, List.of(after)));
        assertFound(Kind.BAD_CHECKPOINT, audit(kept, List.of(before)));
        assertVerified(audit(kept, List.of(before, after)));
    }

    @Test
    void aRedactionIsBelievedWhereASignedEntrySaysSo() throws IOException {
        publish(Fictitious.withPerson(ChainContract.POLICY, ChainContract.DAY.plusDays(5), "version5", PERSON));
        sign(5, SIGNER);
        assertVerified(audit(null, List.of()));
        redact();
        ChainReport unsigned = audit(null, List.of());
        assertFound(Kind.INVENTED_REDACTION, unsigned);
        sign(6, SIGNER);
        ChainReport report = audit(null, List.of());
        assertVerified(report);
        assertTrue(
                report.lines().contains("redacted: 1 commitments to a person, each by a signed entry"),
                report.lines().toString());
        List<Json.Obj> entries = shown.entries();
        entries.set(5, ShownChain.with(entries.get(5), "content", null));
        shown.show(entries);
        assertFound(Kind.INVENTED_REDACTION, audit(null, List.of()));
    }

    private void redact() {
        Clock clock = Clock.systemUTC();
        var erasure = new Erasure(engine.chain(), engine.persons(), engine.documents(), clock);
        Outcome outcome = new Redacting(engine.chain(), engine.documents(), engine.persons(), erasure, clock)
                .redact(ChainContract.POLICY, Fictitious.PERSON, "As she asked")
                .outcome();
        assertTrue(outcome instanceof Outcome.Accepted, outcome.toString());
    }

    @Test
    void aTimeStampThatIsAskedForMustBeShown() throws IOException {
        try (TestAuthority authority = TestAuthority.start();
                TestAuthority stranger = TestAuthority.start()) {
            assertFound(Kind.NO_TIME_STAMP, audit(null, List.of(), authority.root()));
            var stamps = new TimeStamps(
                    engine.chain(),
                    engine.checkpoints(),
                    List.of(HttpTimeStampAuthority.at(authority.address(), Reach.PRIVATE)),
                    _ -> {});
            assertEquals(4, stamps.reconcile(Duration.ofMinutes(1), _ -> {}));
            assertVerified(audit(null, List.of(), authority.root()));
            assertFound(Kind.BAD_TIME_STAMP, audit(null, List.of(), stranger.root()));
            shown.show(ShownChain.POLICY + "/chain", ShownChain.with(shown.page(), "timeStamp", null));
            assertFound(Kind.NO_TIME_STAMP, audit(null, List.of(), authority.root()));
        }
    }
}
