package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// What witnesses said, in maps.
public final class MemoryWitnessLog implements WitnessLog {
    private final AtomicReference<@Nullable TrustFile> file = new AtomicReference<>();
    private final Map<PolicyId, NavigableMap<Long, NavigableMap<String, Kept>>> kept = new ConcurrentHashMap<>();
    private final Map<PolicyId, NavigableMap<String, Heard>> heard = new ConcurrentHashMap<>();

    private record Kept(Signature cosignature, Instant time) {}

    @Override
    public Optional<TrustFile> trustFile() {
        return Optional.ofNullable(file.get());
    }

    @Override
    public void trust(TrustFile trusted) {
        file.set(trusted);
    }

    @Override
    public synchronized void keep(PolicyId policy, long size, Signature cosignature, Instant time) {
        kept.computeIfAbsent(policy, _ -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(size, _ -> new TreeMap<>())
                .merge(
                        cosignature.name() + "+" + cosignature.keyId(),
                        new Kept(cosignature, time),
                        (before, now) -> now.time().isBefore(before.time()) ? before : now);
    }

    @Override
    public synchronized List<Signature> cosignatures(PolicyId policy, long size) {
        NavigableMap<Long, NavigableMap<String, Kept>> sizes = kept.get(policy);
        NavigableMap<String, Kept> found = sizes == null ? null : sizes.get(size);
        return found == null
                ? List.of()
                : found.values().stream().map(Kept::cosignature).toList();
    }

    @Override
    public List<Long> cosigned(PolicyId policy, int limit) {
        NavigableMap<Long, NavigableMap<String, Kept>> sizes = kept.get(policy);
        return sizes == null
                ? List.of()
                : sizes.descendingKeySet().stream().limit(limit).toList();
    }

    @Override
    public void heard(Heard said) {
        heard.computeIfAbsent(said.policy(), _ -> new ConcurrentSkipListMap<>()).put(said.key(), said);
    }

    @Override
    public List<Heard> heard(PolicyId policy) {
        NavigableMap<String, Heard> found = heard.get(policy);
        return found == null
                ? List.of()
                : found.values().stream()
                        .sorted(Comparator.comparing(Heard::key))
                        .toList();
    }
}
