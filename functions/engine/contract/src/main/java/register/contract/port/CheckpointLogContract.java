package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.transparency.CheckpointLog;
import register.transparency.Checkpoints;
import register.transparency.TimeStamp;
import register.transparency.TimeStamps;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// `CheckpointLog`, and the use cases over it: what was signed stays, one an entry, and so does its time-stamp.
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
        Stream.of(tenth, second, others).forEach(one -> assertEquals(Optional.empty(), log.record(one)));
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
        var _ = log.record(first);
        assertEquals(Optional.of(first), log.record(first));
        assertEquals(Optional.of(first), log.record(signed(ChainContract.POLICY, 2, "b", SIGNER)));
        assertEquals(Optional.of(first), log.find(ChainContract.POLICY, 2));
    }

    @Test
    @DisplayName("every key that signed is listed, each once")
    default void tellsEveryKey() {
        CheckpointLog log = engine().checkpoints();
        SignedCheckpoint first = signed(ChainContract.POLICY, 2, "a", SIGNER);
        SignedCheckpoint second = signed(ChainContract.POLICY, 3, "a", OTHER);
        Stream.of(first, second, signed(ChainContract.POLICY, 4, "a", OTHER)).forEach(log::record);
        assertEquals(
                Stream.of(first.key(), second.key()).map(NoteKey::text).sorted().toList(),
                log.keys(ChainContract.POLICY).stream().map(NoteKey::text).toList());
        assertEquals(List.of(), log.keys(new PolicyId("nobody")));
    }

    @Test
    @DisplayName("invariant 3: racing makers of checkpoints agree, every entry has one, also after a restart")
    default void racingMakersOfCheckpointsAgree() {
        for (int day = 0; day < 5; day++) {
            PublishingContract.publish(engine(), ChainContract.DAY.plusDays(day), "day " + day);
        }
        List<List<SignedCheckpoint>> made = Race.run(
                engine(),
                4,
                12,
                (engine, number) -> new Checkpoints(engine.chain(), engine.checkpoints(), SIGNER)
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
                    after.chain().head(ChainContract.POLICY).orElseThrow().hash(),
                    last.checkpoint().head());
        }
    }

    @Test
    @DisplayName("a recorded time-stamp is found by its entry, and which is the last")
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
    @DisplayName("invariant 3: racing fetchers of time-stamps agree, every checkpoint has one")
    default void racingFetchersOfTimeStampsAgree() {
        for (int day = 0; day < 5; day++) {
            PublishingContract.publish(engine(), ChainContract.DAY.plusDays(day), "day " + day);
        }
        var _ = new Checkpoints(engine().chain(), engine().checkpoints(), SIGNER).make(ChainContract.POLICY, 5);
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

    private static SignedCheckpoint signed(PolicyId policy, long size, String head, CheckpointSigner signer) {
        Sha256 first = Sha256.of(policy.value().getBytes(StandardCharsets.UTF_8));
        var checkpoint = new Checkpoint(
                "subprocessor-register/" + policy + "/" + first,
                size,
                Sha256.of((head + size).getBytes(StandardCharsets.UTF_8)));
        var key = new NoteKey(checkpoint.origin(), signer.publicKey());
        return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), key, signer), key);
    }
}
