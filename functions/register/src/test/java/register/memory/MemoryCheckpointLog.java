package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.Subtree;
import register.log.SubtreeHashes;
import register.transparency.CheckpointLog;
import register.transparency.TimeStamp;
import register.value.PolicyId;
import register.value.Sha256;

/// The checkpoints and their time-stamps in maps.
public final class MemoryCheckpointLog implements CheckpointLog {
    private final Map<PolicyId, NavigableMap<Long, SignedCheckpoint>> checkpoints = new ConcurrentHashMap<>();
    private final Map<PolicyId, NavigableMap<Long, TimeStamp>> stamps = new ConcurrentHashMap<>();
    private final Map<PolicyId, Map<Long, byte[]>> hashes = new ConcurrentHashMap<>();

    @Override
    public Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint, List<Sha256> completed) {
        long size = checkpoint.checkpoint().size();
        hashes.computeIfAbsent(checkpoint.policy(), _ -> new ConcurrentHashMap<>())
                .putIfAbsent(size, SubtreeHashes.bytes(size, completed));
        return Optional.ofNullable(of(checkpoint.policy()).putIfAbsent(size, checkpoint));
    }

    @Override
    public Map<Subtree, Sha256> hashes(PolicyId policy, Set<Subtree> subtrees) {
        return SubtreeHashes.find(subtrees, _ -> hashes.getOrDefault(policy, Map.of()));
    }

    @Override
    public Optional<SignedCheckpoint> find(PolicyId policy, long sequence) {
        return Optional.ofNullable(of(policy).get(sequence));
    }

    @Override
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return Optional.ofNullable(of(policy).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public List<NoteKey> keys(PolicyId policy) {
        return of(policy).values().stream()
                .map(SignedCheckpoint::key)
                .distinct()
                .sorted(Comparator.comparing(NoteKey::text))
                .toList();
    }

    @Override
    public Optional<TimeStamp> stamp(PolicyId policy, long sequence, TimeStamp stamp) {
        return Optional.ofNullable(stamps(policy).putIfAbsent(sequence, stamp));
    }

    @Override
    public Optional<TimeStamp> timeStamp(PolicyId policy, long sequence) {
        return Optional.ofNullable(stamps(policy).get(sequence));
    }

    @Override
    public long lastStamped(PolicyId policy) {
        return Optional.ofNullable(stamps(policy).lastEntry())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    private NavigableMap<Long, TimeStamp> stamps(PolicyId policy) {
        return stamps.computeIfAbsent(policy, _ -> new ConcurrentSkipListMap<>());
    }

    private NavigableMap<Long, SignedCheckpoint> of(PolicyId policy) {
        return checkpoints.computeIfAbsent(policy, _ -> new ConcurrentSkipListMap<>());
    }
}
