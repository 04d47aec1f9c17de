package register.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.Headers;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;
import register.settings.PublicAddress;
import register.value.Sha256;

class CheckpointsTest {
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private static final List<Entry> ENTRIES = Headers.of(5, "a");

    private static final PublicAddress ADDRESS = new PublicAddress(null, "register.example.com");

    private final MemoryCheckpointLog log = new MemoryCheckpointLog();

    private Checkpoints over(MemoryChain chain) {
        return over(chain, SIGNER);
    }

    private Checkpoints over(MemoryChain chain, CheckpointSigner signer) {
        return new Checkpoints(chain, log, signer, ADDRESS);
    }

    @Test
    void eachEntryGetsOne() {
        Checkpoints checkpoints = over(Headers.chain(ENTRIES));

        assertEquals(5, checkpoints.make(Headers.POLICY, 5).size());
        RightEdge edge = RightEdge.EMPTY;
        for (Entry entry : ENTRIES) {
            edge = edge.plus(entry.header().hash());
            SignedCheckpoint made =
                    log.find(Headers.POLICY, entry.header().sequence()).orElseThrow();
            assertEquals(
                    new Checkpoint(
                            "register.example.com/log/acme", entry.header().sequence(), edge.root()),
                    made.checkpoint());
            assertTrue(made.note().isSignedBy(made.key()));
        }
        assertEquals(List.of(), checkpoints.make(Headers.POLICY, 5));
        assertEquals(List.of(), checkpoints.make(Headers.POLICY, 9));
    }

    @Test
    void makesThoseBeforeFirst() {
        Checkpoints checkpoints = over(Headers.chain(ENTRIES));

        assertEquals(3, checkpoints.make(Headers.POLICY, 3).size());
        assertEquals(List.of(), checkpoints.make(Headers.POLICY, 1));
        var made = new ArrayList<SignedCheckpoint>();
        assertEquals(2, checkpoints.reconcile(made::add));
        assertEquals(
                List.of(4L, 5L),
                made.stream().map(one -> one.checkpoint().size()).toList());
    }

    @Test
    void theFirstCheckpointFixesTheOrigin() {
        MemoryChain chain = Headers.chain(ENTRIES);
        over(chain).make(Headers.POLICY, 2);
        new Checkpoints(chain, log, SIGNER, new PublicAddress(null, "elsewhere.example.com")).make(Headers.POLICY, 3);

        assertEquals("register.example.com/log/acme", latest().checkpoint().origin());
        assertEquals(3, latest().checkpoint().size());
    }

    @Test
    void signsNoForkOfWhatWasSigned() {
        over(Headers.chain(ENTRIES)).make(Headers.POLICY, 3);
        Checkpoints forked = over(Headers.chain(Headers.of(5, "b")));

        assertThrows(ForkedChainException.class, () -> forked.make(Headers.POLICY, 5));
        assertThrows(ForkedChainException.class, () -> forked.reconcile(_ -> {}));
        assertEquals(Optional.empty(), log.find(Headers.POLICY, 4));
    }

    @Test
    void signsNoHistoryThatIsAnotherFromTheMiddleOn() {
        over(Headers.chain(ENTRIES)).make(Headers.POLICY, 3);
        var other = new ArrayList<>(ENTRIES.subList(0, 2));
        for (long at = 3; at <= 5; at++) {
            other.add(Headers.entry(at, "b"));
        }
        var fork = assertThrows(
                ForkedChainException.class, () -> over(Headers.chain(other)).make(Headers.POLICY, 4));
        assertTrue(String.valueOf(fork.getMessage()).contains("entry 3"), fork.getMessage());
    }

    @Test
    void signsNothingOverMissingEntries() {
        over(Headers.chain(ENTRIES)).make(Headers.POLICY, 3);

        assertThrows(
                ForkedChainException.class,
                () -> over(Headers.chain(ENTRIES.subList(0, 2))).make(Headers.POLICY, 4));
        assertThrows(ForkedChainException.class, () -> over(new MemoryChain()).make(Headers.POLICY, 4));
        var gap = new ArrayList<>(ENTRIES);
        gap.remove(3);
        assertThrows(ForkedChainException.class, () -> over(Headers.chain(gap)).make(Headers.POLICY, 5));
    }

    @Test
    void signsNothingOverHashesThatDoNotGiveTheSignedRoot() {
        MemoryChain chain = Headers.chain(ENTRIES);
        Sha256 other = Sha256.of(new byte[0]);
        var root = RightEdge.EMPTY.plus(ENTRIES.getFirst().header().hash()).root();
        var first = new Checkpoint("register.example.com/log/acme", 1, root);
        var key = new NoteKey(first.origin(), SIGNER.publicKey());
        var signed = new SignedCheckpoint(first, SignedNote.sign(first.text(), key, SIGNER), key);
        assertEquals(Optional.empty(), log.record(signed, List.of(other)));

        var fork = assertThrows(ForkedChainException.class, () -> over(chain).make(Headers.POLICY, 2));
        assertTrue(String.valueOf(fork.getMessage()).contains("hashes"), fork.getMessage());
        assertEquals(1, latest().checkpoint().size());
    }

    @Test
    void goesOnWithNoOtherKeyAndAfterNoFalseSignature() {
        MemoryChain chain = Headers.chain(ENTRIES);
        over(chain, KeyPairSigner.of("a key", KeyPairSigner.generate())).make(Headers.POLICY, 1);
        assertThrows(OtherKeyException.class, () -> over(chain).make(Headers.POLICY, 2));
        assertEquals(1, latest().checkpoint().size());

        var log = new MemoryCheckpointLog();
        var checkpoints = new Checkpoints(chain, log, SIGNER, ADDRESS);
        checkpoints.make(Headers.POLICY, 2);
        SignedCheckpoint second = log.latest(Headers.POLICY).orElseThrow();
        RightEdge edge = RightEdge.of(2, subtrees -> log.hashes(Headers.POLICY, subtrees))
                .plus(ENTRIES.get(2).header().hash());
        var third = new Checkpoint(second.checkpoint().origin(), 3, edge.root());
        var unsigned = new SignedNote(third.text(), second.note().signatures());
        var _ = log.record(new SignedCheckpoint(third, unsigned, second.key()), edge.completed());
        assertThrows(ForkedChainException.class, () -> checkpoints.make(Headers.POLICY, 4));
    }

    @Test
    void anotherKeySignsOnceTheKeyBeforeHandedOver() {
        CheckpointSigner next = KeyPairSigner.of("a key", KeyPairSigner.generate());
        var entries = new ArrayList<>(ENTRIES.subList(0, 2));
        entries.add(Headers.handOver(3, new NoteKey("register.example.com/log/acme", next.publicKey())));
        entries.add(Headers.entry(4, "d"));
        MemoryChain chain = Headers.chain(entries);

        // The old key signs the entry that names the new one, and no more.
        assertThrows(OtherKeyException.class, () -> over(chain).make(Headers.POLICY, 4));
        assertEquals(3, latest().checkpoint().size());
        assertEquals(SIGNER.publicKey(), latest().key().publicKey());
        assertEquals(1, over(chain, next).make(Headers.POLICY, 4).size());
        assertEquals(next.publicKey(), latest().key().publicKey());
        assertTrue(latest().note().isSignedBy(latest().key()));
    }

    private SignedCheckpoint latest() {
        return log.latest(Headers.POLICY).orElseThrow();
    }
}
