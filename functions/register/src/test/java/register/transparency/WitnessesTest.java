package register.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.Headers;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.MerkleProof;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.log.TrustFile;
import register.memory.HandClock;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;
import register.memory.MemoryRecords;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

class WitnessesTest {
    private static final PublicAddress ADDRESS = new PublicAddress(null, "register.example.com");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final MemoryChain chain = Headers.chain(Headers.of(5, "a"));
    private final MemoryCheckpointLog log = new MemoryCheckpointLog();
    private final WitnessLog said = new WitnessLog(new MemoryRecords());
    private final CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final Checkpoints checkpoints = new Checkpoints(chain, log, signer, ADDRESS);
    private final Honest witness = new Honest();
    private final List<Witnesses.WitnessReply> asked = new ArrayList<>();
    private final HandClock clock = new HandClock(NOON.toString());

    /// Follows one log, as C2SP's `tlog-witness` specifies.
    private final class Honest implements WitnessClient {
        private final CheckpointSigner own = KeyPairSigner.of("a key", KeyPairSigner.generate());
        private final NoteKey key =
                new NoteKey("witness.example/w1", SignatureType.COSIGNATURE_ED25519, own.publicKey());
        private @Nullable Checkpoint seen;
        private int requests;
        private @Nullable Answer answer;

        @Override
        public Answer addCheckpoint(URI prefix, byte[] request) throws IOException {
            assertEquals("https://witness.example/", prefix.toString());
            requests++;
            if (answer != null) {
                return answer;
            }
            String text = new String(request, UTF_8);
            int end = text.indexOf("\n\n");
            List<String> lines = text.substring(0, end).lines().toList();
            SignedNote note = SignedNote.parse(text.substring(end + 2));
            assertEquals(1, note.signatures().size(), "only the log's signature is sent");
            Checkpoint shown = Checkpoint.parse(note.text());
            long old = Long.parseLong(lines.getFirst().substring("old ".length()));
            long known = seen == null ? 0 : seen.size();
            if (old != known) {
                return new Answer(409, known + "\n");
            }
            List<Sha256> proof = lines.subList(1, lines.size()).stream()
                    .map(line -> Checkpoint.parse("x\n1\n" + line + "\n").root())
                    .toList();
            if (seen != null && !MerkleProof.isConsistent(old, seen.root(), shown.size(), shown.root(), proof)) {
                return seen.size() == shown.size() ? new Answer(409, known + "\n") : new Answer(422, "");
            }
            seen = shown;
            return new Answer(
                    200,
                    Cosignature.sign(note.text(), key, own, clock.instant()).line());
        }
    }

    @BeforeEach
    void trust() {
        said.trust(TrustFile.parse("witness one " + witness.key.text() + " https://witness.example/\nquorum one\n"));
    }

    private int ask(WitnessClient client) {
        return new Witnesses(chain, log, said, client, clock).reconcile(Duration.ofMinutes(1), asked::add);
    }

    private TrustFile.Witnessed witnessed(long size) {
        SignedNote note = log.find(Headers.POLICY, size).orElseThrow().note();
        return said.trustFile().orElseThrow().witnessed(note.plus(said.cosignatures(Headers.POLICY, size)));
    }

    private String answer() {
        return asked.getLast().line();
    }

    @Test
    void theNewestCheckpointIsCosignedOnceADay() {
        assertEquals(0, ask(witness), "nothing is signed yet");
        checkpoints.make(Headers.POLICY, 3);
        assertEquals(1, ask(witness));
        assertTrue(witnessed(3).isQuorum());
        assertEquals(NOON, witnessed(3).cosigned().getFirst().cosignature().time());
        assertEquals(0, ask(witness), "it did");
        checkpoints.make(Headers.POLICY, 5);
        assertEquals(1, ask(witness));
        assertEquals(List.of(5L, 3L), said.cosigned(Headers.POLICY, 9));
        clock.set(NOON.plus(Duration.ofHours(23)));
        assertEquals(0, ask(witness));
        clock.set(NOON.plus(Duration.ofHours(25)));
        assertEquals(1, ask(witness), "so that its time shows how fresh it is");
        assertEquals(
                clock.instant(),
                witnessed(5).cosigned().getFirst().cosignature().time());
        assertEquals(3, witness.requests);
        assertFalse(asked.stream().anyMatch(Witnesses.WitnessReply::isAlarm), asked.toString());
    }

    @Test
    void aRegisterThatStartsAsksAnew() {
        checkpoints.make(Headers.POLICY, 3);
        ask(witness);
        // As after restoring an older backup: the log is shorter than the witness's.
        var older = new MemoryCheckpointLog();
        new Checkpoints(chain, older, signer, ADDRESS).make(Headers.POLICY, 2);
        var backup = new WitnessLog(new MemoryRecords());
        backup.trust(said.trustFile().orElseThrow());
        var witnesses = new Witnesses(chain, older, backup, witness, clock);
        assertEquals(0, witnesses.askAnew(Duration.ofMinutes(1), asked::add));
        assertTrue(asked.getLast().isAlarm(), answer());
        assertTrue(answer().contains("a backup was restored"), answer());
        assertThrows(OtherHistoryException.class, () -> witnesses.requireSame(Headers.POLICY, Duration.ofMinutes(1)));

        var here = new Witnesses(chain, log, said, witness, clock);
        int requests = witness.requests;
        assertEquals(1, here.askAnew(Duration.ofMinutes(1), asked::add), "though it cosigned a moment ago");
        assertEquals(requests + 1, witness.requests);
        here.requireSame(Headers.POLICY, Duration.ofMinutes(1));
    }

    @Test
    void aWitnessThatKnowsAnotherSizeIsAskedFromThere() {
        checkpoints.make(Headers.POLICY, 2);
        ask(witness);
        checkpoints.make(Headers.POLICY, 5);
        // As after an import: the witness's answer is unknown here.
        var elsewhere = new WitnessLog(new MemoryRecords());
        elsewhere.trust(said.trustFile().orElseThrow());
        var witnesses = new Witnesses(chain, log, elsewhere, witness, clock);
        assertEquals(1, witnesses.ask(Headers.POLICY, Duration.ofMinutes(1), asked::add));
        assertEquals(3, witness.requests);
    }

    @Test
    void anotherHistoryIsAnAlarm() {
        checkpoints.make(Headers.POLICY, 3);
        ask(witness);
        MemoryChain other = Headers.chain(Headers.of(5, "b"));
        for (long size : new long[] {2, 3, 5}) {
            var forked = new MemoryCheckpointLog();
            new Checkpoints(other, forked, signer, ADDRESS).make(Headers.POLICY, size);
            var witnesses = new Witnesses(other, forked, said, witness, clock);
            assertEquals(0, witnesses.ask(Headers.POLICY, Duration.ofMinutes(1), asked::add));
            assertTrue(asked.getLast().isAlarm(), answer());
            assertTrue(answer().startsWith("ALARM witness one of acme: it "), answer());
        }
        assertEquals(List.of(3L), said.cosigned(Headers.POLICY, 9));
    }

    @Test
    void aWitnessWithoutAnAddressIsNotAsked() {
        checkpoints.make(Headers.POLICY, 3);
        for (String url : List.of("", " x", " ftp://witness.example", " http://", " https://witness.example/%zz")) {
            said.trust(TrustFile.parse("witness one " + witness.key.text() + url + "\nquorum one\n"));
            assertEquals(0, ask(witness), url);
        }
        assertEquals(0, witness.requests);
    }

    @Test
    void aMalformedCosignatureIsNotKept() {
        checkpoints.make(Headers.POLICY, 3);
        Honest other = new Honest();
        for (String body : List.of(
                "",
                "x",
                Cosignature.sign(
                                log.find(Headers.POLICY, 3).orElseThrow().note().text(), other.key, other.own, NOON)
                        .line(),
                Cosignature.sign(
                                log.find(Headers.POLICY, 2).orElseThrow().note().text(), witness.key, witness.own, NOON)
                        .line())) {
            witness.answer = new WitnessClient.Answer(200, body);
            assertEquals(0, ask(witness));
            assertTrue(answer().endsWith("answers without a cosignature by its key"), answer());
            assertEquals(List.of(), said.cosignatures(Headers.POLICY, 3));
        }
    }

    @Test
    void aRefusalIsToldAndTriedAgain() {
        checkpoints.make(Headers.POLICY, 3);
        String line = "\"log " + log.find(Headers.POLICY, 3).orElseThrow().key().text() + "\"";
        for (int status : new int[] {403, 404}) {
            witness.answer = new WitnessClient.Answer(status, "");
            assertEquals(0, ask(witness));
            assertTrue(answer().endsWith(line), answer());
        }
        witness.answer = new WitnessClient.Answer(500, "");
        ask(witness);
        assertTrue(answer().endsWith("answers with HTTP status 500"), answer());
        ask((_, _) -> {
            throw new IOException("cannot be reached (ConnectException)");
        });
        assertTrue(answer().endsWith("cannot be reached (ConnectException)"), answer());
        assertEquals(
                Optional.of("cannot be reached (ConnectException)"),
                said.heard(Headers.POLICY).stream().findFirst().map(WitnessLog.LastAnswer::answer));
        witness.answer = null;
        assertEquals(1, ask(witness));
    }

    /// A witness that keeps the register waiting precedes one that cosigns, and each of many logs still gets its
    /// cosignature.
    @Test
    void oneThatIsSilentHoldsUpNoLog() {
        CheckpointSigner tarpit = KeyPairSigner.of("a key", KeyPairSigner.generate());
        var key = new NoteKey("silent.example/w", SignatureType.COSIGNATURE_ED25519, tarpit.publicKey());
        said.trust(TrustFile.parse("witness silent " + key.text() + " https://silent.example/\nwitness one "
                + witness.key.text() + " https://witness.example/\nquorum one\n"));
        for (String policy : List.of("b", "c", "d", "e", "f", "g")) {
            EntryHeader first = Headers.entry(1, policy).header();
            assertTrue(chain.append(new Entry(
                    new EntryHeader(
                            new PolicyId(policy),
                            1,
                            first.kind(),
                            first.effectiveDate(),
                            first.timeZone(),
                            1,
                            first.recordedAt(),
                            null,
                            null,
                            first.contentHash()),
                    Bytes.of(policy.getBytes(UTF_8)))));
        }
        checkpoints.reconcile(_ -> {});
        var waited = new ArrayList<URI>();
        WitnessClient client = (prefix, request) -> {
            if (prefix.getHost().startsWith("silent")) {
                waited.add(prefix);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                throw new IOException("no complete answer within 200 ms");
            }
            witness.seen = null;
            return witness.addCheckpoint(prefix, request);
        };
        int cosigned = new Witnesses(chain, log, said, client, clock).reconcile(Duration.ofSeconds(1), asked::add);
        assertEquals(7, cosigned);
        assertEquals(1, waited.size());
    }
}
