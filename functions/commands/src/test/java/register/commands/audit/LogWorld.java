package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.commands.audit.AuditFinding.Kind;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.log.TrustFile;
import register.policy.PolicyVersion;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Redacting;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.HandOver;
import register.value.Bytes;

/// A true register with some entries, and its server, which can be made to lie.
public final class LogWorld implements AutoCloseable {
    public static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());
    public static final CheckpointSigner OTHER = KeyPairSigner.of("another key", KeyPairSigner.generate());
    static final Instant SEEN = Instant.parse("2026-11-27T04:42:00Z");

    public final EmbeddedPorts engine;
    public final ShownLog shown;

    public LogWorld(Path folder, int entries, String mark) throws IOException {
        engine = EmbeddedPorts.open(folder);
        for (int number = 1; number <= entries; number++) {
            publish(number, mark + number);
            sign(number, SIGNER);
        }
        shown = new ShownLog(engine);
    }

    LogServer server() {
        return LogServer.at(shown.address(), Duration.ofMinutes(10));
    }

    /// A version for some day.
    public void publish(int day, String mark) {
        publish(Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(day), mark), null);
    }

    public void publish(PolicyVersion version, @Nullable String reason) {
        PublishingOutcome outcome = publishing().publish(version, new byte[] {1}, reason);
        assertTrue(outcome instanceof PublishingOutcome.Accepted, outcome.toString());
    }

    public Publishing publishing() {
        return new Register(engine, Clock.systemUTC()).publishing();
    }

    public void sign(long sequence, CheckpointSigner signer) {
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), signer, PublicAddress.NONE)
                .make(ChainContract.POLICY, sequence);
    }

    public void redact() {
        Clock clock = Clock.systemUTC();
        var erasure = new Erasure(engine.chain(), engine.persons(), engine.documents(), clock);
        PublishingOutcome outcome = new Redacting(engine.chain(), engine.documents(), engine.persons(), erasure, clock)
                .redact(ChainContract.POLICY, Fictitious.PERSON, "As she asked")
                .outcome();
        assertTrue(outcome instanceof PublishingOutcome.Accepted, outcome.toString());
    }

    /// Appends an entry that hands over to another key.
    public void handOver(CheckpointSigner to) {
        EntryHeader head = engine.chain().head(ChainContract.POLICY).orElseThrow();
        Bytes content = Bytes.canonical(new HandOver(key(to)).json());
        assertTrue(engine.chain()
                .append(new Entry(
                        new EntryHeader(
                                head.policy(),
                                head.sequence() + 1,
                                EntryKind.KEY,
                                head.effectiveDate(),
                                head.timeZone(),
                                0,
                                head.recordedAt().plusMillis(1),
                                "A new machine",
                                null,
                                content.hash()),
                        content)));
    }

    public NoteKey key(CheckpointSigner signer) {
        return new NoteKey(
                engine.checkpoints()
                        .latest(ChainContract.POLICY)
                        .orElseThrow()
                        .checkpoint()
                        .origin(),
                signer.publicKey());
    }

    KeptCheckpoint kept(long sequence) {
        return KeptCheckpoint.parse(note(sequence));
    }

    public String note(long sequence) {
        return engine.checkpoints()
                .find(ChainContract.POLICY, sequence)
                .orElseThrow()
                .note()
                .note();
    }

    LogReport audit(@Nullable KeptCheckpoint since, List<NoteKey> keys, X509Certificate... clocks) throws IOException {
        return audit(since, new LogTrust(keys, null, List.of(clocks)));
    }

    LogReport audit(@Nullable KeptCheckpoint since, LogTrust trusted) throws IOException {
        try (LogServer server = server()) {
            return new LogAudit(server, since, trusted, Clock.systemUTC()).run();
        }
    }

    LogReport audit() throws IOException {
        return audit(null, List.of());
    }

    /// The leaves of all entries, signed or not.
    List<Bytes> leaves() {
        return engine.chain().headers(ChainContract.POLICY, 0, 100).stream()
                .map(header -> Bytes.of(header.leaf()))
                .toList();
    }

    /// A witness, identified by its number.
    public static NoteKey witness(int number) {
        return new NoteKey(
                "witness.example/w" + number,
                SignatureType.COSIGNATURE_ED25519,
                WITNESSES.get(number).publicKey());
    }

    static final List<CheckpointSigner> WITNESSES = List.of(
            KeyPairSigner.of("w0", KeyPairSigner.generate()),
            KeyPairSigner.of("w1", KeyPairSigner.generate()),
            KeyPairSigner.of("w2", KeyPairSigner.generate()),
            KeyPairSigner.of("w3", KeyPairSigner.generate()));

    /// Two of the witnesses 1 to 3.
    public static String twoOfThree() {
        return "witness one " + witness(1).text() + "\nwitness two "
                + witness(2).text() + "\nwitness three " + witness(3).text()
                + "\ngroup all 2 one two three\nquorum all\n";
    }

    static LogTrust trusted() {
        return new LogTrust(List.of(), TrustFile.parse(twoOfThree()), List.of());
    }

    /// A note with cosignatures.
    public static String cosigned(String note, int... witnesses) {
        SignedNote signed = SignedNote.parse(note);
        for (int number : witnesses) {
            signed =
                    signed.plus(List.of(Cosignature.sign(signed.text(), witness(number), WITNESSES.get(number), SEEN)));
        }
        return signed.note();
    }

    /// Compares a list with the log as an audit found it.
    static List<AuditFinding> compared(LogServer server, LogReport with, DerivedLists lists, Json list, Instant now)
            throws IOException {
        var findings = new AuditFindings();
        new ServedList(
                        server,
                        with.standing(),
                        lists,
                        Objects.requireNonNull(with.shown()),
                        Objects.requireNonNull(with.recordedAt()),
                        findings,
                        "")
                .compare(list, now);
        findings.addAll(lists.findings());
        return findings.sorted();
    }

    static void assertVerified(LogReport report) {
        assertEquals(List.of(), report.findings());
        assertEquals("verified", report.lines().getFirst());
    }

    static void assertFound(Kind kind, LogReport report) {
        assertTrue(!report.findings().isEmpty(), "nothing found");
        assertEquals(
                kind, report.findings().getFirst().kind(), report.findings().toString());
        assertEquals(
                kind.isContradiction() ? "NOT verified" : "undecided",
                report.lines().getFirst());
    }

    @Override
    public void close() {
        shown.close();
        engine.close();
    }
}
