package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.policy.Commitment;
import register.value.PolicyId;

/// Records of persons in a map.
public final class MemoryPersonRecords implements PersonRecords {
    private final Map<Key, PersonRecord> records = new ConcurrentHashMap<>();

    private record Key(PolicyId policy, Commitment commitment) {}

    @Override
    public void put(PersonRecord record) {
        records.putIfAbsent(new Key(record.policy(), record.commitment()), record);
    }

    @Override
    public List<PersonRecord> of(PolicyId policy) {
        return records.values().stream()
                .filter(record -> record.policy().equals(policy))
                .sorted(Comparator.comparing(record -> record.commitment().hex()))
                .toList();
    }

    @Override
    public Optional<PersonRecord> find(PolicyId policy, Commitment commitment) {
        return Optional.ofNullable(records.get(new Key(policy, commitment)));
    }

    @Override
    public boolean erase(PolicyId policy, Commitment commitment) {
        return records.remove(new Key(policy, commitment)) != null;
    }

    @Override
    public List<PolicyId> policies() {
        return records.keySet().stream()
                .map(Key::policy)
                .distinct()
                .sorted(Comparator.comparing(PolicyId::value))
                .toList();
    }
}
