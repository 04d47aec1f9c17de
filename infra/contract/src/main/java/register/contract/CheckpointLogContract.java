package register.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.Checkpoint;
import register.chain.CheckpointLog;
import register.chain.CheckpointSigner;
import register.chain.Checkpoints;
import register.chain.KeyPairSigner;
import register.chain.NoteKey;
import register.chain.Sha256;
import register.chain.SignedCheckpoint;
import register.chain.SignedNote;
import register.policy.PolicyId;

/// `CheckpointLog`, and the use case over it: what was signed stays, one an entry.
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
    @DisplayName("every key that signed is told, each once")
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
        try (Engine after = engine().reopened()) {
            SignedCheckpoint last =
                    after.checkpoints().latest(ChainContract.POLICY).orElseThrow();
            assertTrue(last.note().isSignedBy(last.key()));
            assertEquals(
                    after.chain().head(ChainContract.POLICY).orElseThrow().hash(),
                    last.checkpoint().head());
        }
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
