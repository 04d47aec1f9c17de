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
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;

class CheckpointsTest {
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private static final List<Entry> ENTRIES = Headers.linked(5, "a");

    private final MemoryCheckpointLog log = new MemoryCheckpointLog();

    private Checkpoints over(MemoryChain chain) {
        return new Checkpoints(chain, log, SIGNER);
    }

    @Test
    void eachEntryGetsOne() {
        Checkpoints checkpoints = over(Headers.chain(ENTRIES));

        assertEquals(5, checkpoints.make(Headers.POLICY, 5).size());
        for (Entry entry : ENTRIES) {
            SignedCheckpoint made =
                    log.find(Headers.POLICY, entry.header().sequence()).orElseThrow();
            assertEquals(entry.header().hash(), made.checkpoint().head());
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
    void signsNoForkOfWhatWasSigned() {
        over(Headers.chain(ENTRIES)).make(Headers.POLICY, 3);
        Checkpoints forked = over(Headers.chain(Headers.linked(5, "b")));

        assertThrows(ForkedChainException.class, () -> forked.make(Headers.POLICY, 5));
        assertThrows(ForkedChainException.class, () -> forked.reconcile(_ -> {}));
        assertEquals(Optional.empty(), log.find(Headers.POLICY, 4));
    }

    @Test
    void signsNoHistoryThatIsAnotherFromTheMiddleOn() {
        over(Headers.chain(ENTRIES)).make(Headers.POLICY, 3);
        var other = new ArrayList<>(ENTRIES.subList(0, 2));
        for (long at = 3; at <= 5; at++) {
            other.add(Headers.entry(at, "b", Optional.of(other.getLast().header())));
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
    void signsNoEntryThatDoesNotNameTheOneBefore() {
        var broken = new ArrayList<>(ENTRIES.subList(0, 2));
        broken.add(Headers.entry(3, "c", Optional.of(ENTRIES.getFirst().header())));
        var fork = assertThrows(
                ForkedChainException.class, () -> over(Headers.chain(broken)).make(Headers.POLICY, 3));
        assertTrue(String.valueOf(fork.getMessage()).contains("entry 3"), fork.getMessage());
        assertEquals(2, log.latest(Headers.POLICY).orElseThrow().checkpoint().size());
    }

    @Test
    void goesOnAfterAnotherKeyButNotAfterAFalseSignature() {
        MemoryChain chain = Headers.chain(ENTRIES);
        new Checkpoints(chain, log, KeyPairSigner.of("a key", KeyPairSigner.generate())).make(Headers.POLICY, 1);
        assertEquals(1, over(chain).make(Headers.POLICY, 2).size());
        assertEquals(2, log.keys(Headers.POLICY).size());

        Checkpoint third =
                Checkpoint.of(ENTRIES.getFirst().header(), ENTRIES.get(2).header());
        SignedCheckpoint second = log.latest(Headers.POLICY).orElseThrow();
        var false_ = new SignedNote(third.text(), second.note().signatures());
        log.record(new SignedCheckpoint(third, false_, second.key()));
        assertThrows(ForkedChainException.class, () -> over(chain).make(Headers.POLICY, 4));
    }
}
