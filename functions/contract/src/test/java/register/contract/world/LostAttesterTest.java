package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.assembly.Attesting;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.History;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignatureType;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.memory.CutOff;
import register.memory.HandClock;
import register.memory.MemoryPorts;
import register.memory.PortsAround;
import register.publishing.PublishingOutcome;
import register.settings.PublicAddress;
import register.transparency.TimeStamp;
import register.transparency.WitnessClient;
import register.value.Bytes;
import register.value.PolicyId;

/// A process that publishes, signs, seals, and asks for a time-stamp and a cosignature is stopped at each of its
/// writes. The remaining work is completed, with the same result.
class LostAttesterTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final CheckpointSigner witnessing = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final NoteKey witness =
            new NoteKey("witness.example/w1", SignatureType.COSIGNATURE_ED25519, witnessing.publicKey());

    /// Cosigns every checkpoint.
    private WitnessClient.Answer cosigned(URI prefix, byte[] request) {
        assertEquals("https://witness.example", prefix.toString());
        String text = new String(request, UTF_8);
        SignedNote note = SignedNote.parse(text.substring(text.indexOf("\n\n") + 2));
        return new WitnessClient.Answer(
                200, Cosignature.sign(note.text(), witness, witnessing, NOON).line());
    }

    private Attesting attesting(Ports ports) {
        return new Attesting(
                new Register(ports, new HandClock(NOON.toString())),
                new FictitiousPdfs(),
                signer,
                new PublicAddress(null, "register.example.com"),
                List.of(imprint -> new TimeStamp(imprint, NOON, "CN=Time", Bytes.of(new byte[] {1}))),
                this::cosigned,
                _ -> {});
    }

    /// Three versions, each with all follow-up work.
    private void run(Ports ports) {
        Attesting attesting = attesting(ports);
        ports.witnesses()
                .trust(TrustFile.parse("witness one " + witness.text() + " https://witness.example\nquorum one\n"));
        for (int number = 1; number <= 3; number++) {
            PublishingOutcome outcome = attesting
                    .register()
                    .publishing()
                    .publish(
                            Fictitious.version(
                                    POLICY, LocalDate.parse("2026-04-01").plusDays(number), "v" + number),
                            ("v" + number).getBytes(UTF_8),
                            null);
            assertTrue(
                    outcome instanceof PublishingOutcome.Accepted || outcome instanceof PublishingOutcome.Unchanged,
                    outcome.toString());
            attest(attesting);
        }
    }

    private static void attest(Attesting attesting) {
        attesting.checkpoints().reconcile(_ -> {});
        attesting.snapshots().reconcile(_ -> {});
        attesting.timeStamps().reconcile(Duration.ofMinutes(1), _ -> {});
        attesting.witnessing().reconcile(Duration.ofMinutes(1), _ -> {});
    }

    private static List<String> state(Ports ports) {
        var state = new ArrayList<String>();
        RightEdge edge = RightEdge.EMPTY;
        for (EntryHeader header : History.headers(ports.chain(), POLICY)) {
            long size = header.sequence();
            edge = edge.plus(header.hash());
            SignedCheckpoint signed = ports.checkpoints().find(POLICY, size).orElseThrow();
            assertEquals(edge.root(), signed.checkpoint().root());
            assertTrue(signed.note().isSignedBy(signed.key()));
            state.add(signed.note().note());
            state.add(ports.checkpoints().timeStamp(POLICY, size).orElseThrow().toString());
        }
        RightEdge last = edge;
        assertEquals(
                last, RightEdge.of(last.size(), subtrees -> ports.checkpoints().hashes(POLICY, subtrees)));
        state.add(ports.witnesses().cosignatures(POLICY, last.size()).toString());
        state.add(ports.issuedDocuments().snapshots(POLICY).stream()
                .map(snapshot -> snapshot.key() + " " + snapshot.sha256())
                .sorted()
                .toList()
                .toString());
        return state;
    }

    @Test
    void workOfACrashedProcessIsCompleted() {
        var whole = new MemoryPorts();
        run(whole);
        List<String> expected = state(whole);
        assertEquals(8, expected.size());
        var counted = new CutOff(Integer.MAX_VALUE, false);
        run(new PortsAround(new MemoryPorts(), counted));
        assertTrue(counted.writes() > 25, counted.writes() + " writes");
        for (int at = 0; at < counted.writes(); at++) {
            for (boolean after : new boolean[] {false, true}) {
                var ports = new MemoryPorts();
                var cut = new PortsAround(ports, new CutOff(at, after));
                assertThrows(CutOff.Lost.class, () -> run(cut));
                attest(attesting(ports));
                run(ports);
                assertEquals(expected, state(ports), "lost at write " + at);
            }
        }
    }
}
