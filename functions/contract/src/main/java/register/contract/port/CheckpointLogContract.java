package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.chain.History;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.LogOrigin;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.Subtree;
import register.settings.PublicAddress;
import register.transparency.CheckpointLog;
import register.transparency.Checkpoints;
import register.transparency.TimeStamp;
import register.transparency.TimeStamps;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// `CheckpointLog`, and its use cases: checkpoints are permanent, one per entry, and so are their time-stamps.
public interface CheckpointLogContract extends UnderContract {
    CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());
    CheckpointSigner OTHER = KeyPairSigner.of("a key", KeyPairSigner.generate());

    @Test
    @DisplayName("invariant 3: a recorded checkpoint is found by its entry, and the latest is the longest")
    default void findsRecordedCheckpoints() {
        CheckpointLog log = engine().checkpoints();
        SignedCheckpoint second = signed(ChainContract.POLICY, 2, "a", SIGNER);
        SignedCheckpoint tenth = signed(ChainContract.POLICY, 10, "a", SIGNER);
        SignedCheckpoint others = signed(new PolicyId("another"), 30, "a", SIGNER);
        Stream.of(tenth, second, others).forEach(one -> assertEquals(Optional.empty(), record(log, one)));
        assertEquals(Optional.of(second), log.find(ChainContract.POLICY, 2));
        assertEquals(Optional.of(tenth), log.latest(ChainContract.POLICY));
        assertEquals(Optional.of(others), log.latest(new PolicyId("another")));
        assertEquals(Optional.empty(), log.find(ChainContract.POLICY, 1));
        assertEquals(Optional.empty(), log.latest(new PolicyId("nobody")));
    }

    @Test
    @DisplayName("invariant 1: an entry's checkpoint never changes")
    default void neverChangesCheckpoint() {
        CheckpointLog log = engine().checkpoints();
        SignedCheckpoint first = signed(ChainContract.POLICY, 2, "a", SIGNER);
        var _ = record(log, first);
        assertEquals(Optional.of(first), record(log, first));
        assertEquals(Optional.of(first), record(log, signed(ChainContract.POLICY, 2, "b", SIGNER)));
        assertEquals(Optional.of(first), log.find(ChainContract.POLICY, 2));
    }

    @Test
    @DisplayName("every key that signed is listed, each once")
    default void tellsEveryKey() {
        CheckpointLog log = engine().checkpoints();
        SignedCheckpoint first = signed(ChainContract.POLICY, 2, "a", SIGNER);
        SignedCheckpoint second = signed(ChainContract.POLICY, 3, "a", OTHER);
        Stream.of(first, second, signed(ChainContract.POLICY, 4, "a", OTHER)).forEach(each -> record(log, each));
        assertEquals(
                Stream.of(first.key(), second.key()).map(NoteKey::text).sorted().toList(),
                log.keys(ChainContract.POLICY).stream().map(NoteKey::text).toList());
        assertEquals(List.of(), log.keys(new PolicyId("nobody")));
    }

    @Test
    @DisplayName("invariant 3: racing makers of checkpoints agree, and every entry has one, also after a restart")
    default void racingMakersOfCheckpointsAgree() {
        for (int day = 0; day < 5; day++) {
            PublishingContract.publish(engine(), ChainContract.DAY.plusDays(day), "day " + day);
        }
        List<List<SignedCheckpoint>> made = Race.run(
                engine(),
                4,
                12,
                (engine, number) -> new Checkpoints(engine.chain(), engine.checkpoints(), SIGNER, PublicAddress.NONE)
                        .make(ChainContract.POLICY, 1 + number % 5));
        assertEquals(
                LongStream.rangeClosed(1, 5).boxed().toList(),
                made.stream()
                        .flatMap(List::stream)
                        .map(one -> one.checkpoint().size())
                        .sorted()
                        .toList());
        try (EngineUnderTest after = engine().reopened()) {
            SignedCheckpoint last =
                    after.checkpoints().latest(ChainContract.POLICY).orElseThrow();
            assertTrue(last.note().isSignedBy(last.key()));
            assertEquals(
                    root(History.headers(after.chain(), ChainContract.POLICY)),
                    last.checkpoint().root());
        }
    }

    @Test
    @DisplayName("invariant 3: racing makers of the first checkpoint agree on one name for the log")
    default void racingMakersOfTheFirstCheckpointAgree() {
        PublishingContract.publish(engine(), ChainContract.DAY, "one");
        PublishingContract.publish(engine(), ChainContract.DAY.plusDays(1), "two");
        List<List<SignedCheckpoint>> made = Race.run(
                engine(),
                4,
                12,
                (engine, number) -> new Checkpoints(
                                engine.chain(),
                                engine.checkpoints(),
                                SIGNER,
                                new PublicAddress(null, "register-" + number % 3 + ".example.com"))
                        .make(ChainContract.POLICY, 2));
        assertEquals(2, made.stream().mapToInt(List::size).sum());
        String origin = engine().checkpoints()
                .find(ChainContract.POLICY, 1)
                .orElseThrow()
                .checkpoint()
                .origin();
        SignedCheckpoint second =
                engine().checkpoints().find(ChainContract.POLICY, 2).orElseThrow();
        assertEquals(origin, second.checkpoint().origin());
        assertTrue(second.note().isSignedBy(second.key()));
    }

    @Test
    @DisplayName("a recorded time-stamp is found by its entry, and the last one is known")
    default void findsRecordedTimeStamps() {
        CheckpointLog log = engine().checkpoints();
        var another = new PolicyId("another");
        assertEquals(0, log.lastStamped(ChainContract.POLICY));
        TimeStamp second = stamp("a", "2026-03-01T10:00:00.123Z");
        TimeStamp tenth = stamp("b", "2026-03-01T10:00:00Z");
        assertEquals(Optional.empty(), log.stamp(ChainContract.POLICY, 10, tenth));
        assertEquals(Optional.empty(), log.stamp(ChainContract.POLICY, 2, second));
        assertEquals(Optional.empty(), log.stamp(another, 30, second));
        assertEquals(Optional.of(second), log.timeStamp(ChainContract.POLICY, 2));
        assertEquals(Optional.of(tenth), log.timeStamp(ChainContract.POLICY, 10));
        assertEquals(Optional.empty(), log.timeStamp(ChainContract.POLICY, 3));
        assertEquals(10, log.lastStamped(ChainContract.POLICY));
        assertEquals(30, log.lastStamped(another));
        assertEquals(Optional.empty(), log.latest(ChainContract.POLICY));
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(second), after.checkpoints().timeStamp(ChainContract.POLICY, 2));
        }
    }

    @Test
    @DisplayName("invariant 1: a checkpoint's time-stamp never changes")
    default void neverChangesTimeStamp() {
        CheckpointLog log = engine().checkpoints();
        TimeStamp first = stamp("a", "2026-03-01T10:00:00Z");
        assertEquals(Optional.empty(), log.stamp(ChainContract.POLICY, 2, first));
        assertEquals(Optional.of(first), log.stamp(ChainContract.POLICY, 2, stamp("b", "2026-03-02T10:00:00Z")));
        assertEquals(Optional.of(first), log.timeStamp(ChainContract.POLICY, 2));
    }

    @Test
    @DisplayName("invariant 3: racing fetchers of time-stamps agree, and every checkpoint has one")
    default void racingFetchersOfTimeStampsAgree() {
        for (int day = 0; day < 5; day++) {
            PublishingContract.publish(engine(), ChainContract.DAY.plusDays(day), "day " + day);
        }
        var _ = new Checkpoints(engine().chain(), engine().checkpoints(), SIGNER, PublicAddress.NONE)
                .make(ChainContract.POLICY, 5);
        var fetched = new ConcurrentLinkedQueue<TimeStamps.Fetched>();
        var _ = Race.run(
                engine(),
                4,
                12,
                (engine, number) -> new TimeStamps(
                                engine.chain(),
                                engine.checkpoints(),
                                List.of(imprint -> stamp(imprint, number + "", "2026-03-01T10:00:00Z")),
                                _ -> {})
                        .reconcile(Duration.ofMinutes(1), fetched::add));
        assertEquals(5, engine().checkpoints().lastStamped(ChainContract.POLICY));
        assertEquals(5, fetched.size());
        for (TimeStamps.Fetched one : fetched) {
            assertEquals(
                    Optional.of(one.stamp()),
                    engine().checkpoints()
                            .timeStamp(
                                    ChainContract.POLICY,
                                    one.checkpoint().checkpoint().size()));
            assertEquals(one.checkpoint().imprint(), one.stamp().imprint());
        }
    }

    private static TimeStamp stamp(String token, String genTime) {
        return stamp(Sha256.of(token.getBytes(StandardCharsets.UTF_8)), token, genTime);
    }

    private static TimeStamp stamp(Sha256 imprint, String token, String genTime) {
        return new TimeStamp(
                imprint, Instant.parse(genTime), "CN=Aeg, O=Õigus", Bytes.of(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("the hashes of complete subtrees are found as they were recorded with their checkpoints")
    default void findsHashes() {
        CheckpointLog log = engine().checkpoints();
        RightEdge edge = RightEdge.EMPTY;
        var kept = new HashMap<Subtree, Sha256>();
        for (int size = 1; size <= 300; size++) {
            edge = edge.plus(Sha256.of(new byte[] {(byte) size}));
            assertEquals(
                    Optional.empty(), log.record(signed(ChainContract.POLICY, size, "a", SIGNER), edge.completed()));
            for (int level = 0; level < edge.completed().size(); level++) {
                kept.put(
                        new Subtree(level, (size >> level) - 1L),
                        edge.completed().get(level));
            }
        }
        assertEquals(kept, log.hashes(ChainContract.POLICY, kept.keySet()));
        assertEquals(Map.of(), log.hashes(ChainContract.POLICY, Set.of()));
        var some = new Subtree(3, 1);
        assertEquals(
                Map.of(some, kept.get(some)),
                log.hashes(ChainContract.POLICY, Set.of(some, new Subtree(0, 300), new Subtree(9, 0))));
        assertEquals(Map.of(), log.hashes(new PolicyId("another"), Set.of(some)));
        RightEdge right = edge;
        assertEquals(right, RightEdge.of(300, subtrees -> log.hashes(ChainContract.POLICY, subtrees)));
        assertThrows(
                IllegalArgumentException.class,
                () -> log.record(signed(ChainContract.POLICY, 302, "a", SIGNER), right.completed()));
    }

    /// Signs every entry that is not signed.
    static void sign(EngineUnderTest engine) {
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), SIGNER, PublicAddress.NONE).reconcile(_ -> {});
    }

    private static Sha256 root(List<EntryHeader> headers) {
        RightEdge edge = RightEdge.EMPTY;
        for (EntryHeader header : headers) {
            edge = edge.plus(header.hash());
        }
        return edge.root();
    }

    /// With placeholder hashes.
    private static Optional<SignedCheckpoint> record(CheckpointLog log, SignedCheckpoint checkpoint) {
        Sha256 hash = Sha256.of(new byte[0]);
        int completed = 1 + Long.numberOfTrailingZeros(checkpoint.checkpoint().size());
        return log.record(checkpoint, Collections.nCopies(completed, hash));
    }

    private static SignedCheckpoint signed(PolicyId policy, long size, String head, CheckpointSigner signer) {
        var checkpoint = new Checkpoint(
                new LogOrigin("register.example.com", policy).toString(),
                size,
                Sha256.of((head + size).getBytes(StandardCharsets.UTF_8)));
        var key = new NoteKey(checkpoint.origin(), signer.publicKey());
        return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), key, signer), key);
    }
}
