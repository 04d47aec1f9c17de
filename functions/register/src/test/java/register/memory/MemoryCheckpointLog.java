package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import register.transparency.CheckpointLog;
import register.transparency.NoteKey;
import register.transparency.SignedCheckpoint;
import register.transparency.TimeStamp;
import register.value.PolicyId;

/// The checkpoints and their time-stamps in maps.
public final class MemoryCheckpointLog implements CheckpointLog {
    private final Map<PolicyId, NavigableMap<Long, SignedCheckpoint>> checkpoints = new ConcurrentHashMap<>();
    private final Map<PolicyId, NavigableMap<Long, TimeStamp>> stamps = new ConcurrentHashMap<>();

    @Override
    public Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint) {
        return Optional.ofNullable(
                of(checkpoint.policy()).putIfAbsent(checkpoint.checkpoint().size(), checkpoint));
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
