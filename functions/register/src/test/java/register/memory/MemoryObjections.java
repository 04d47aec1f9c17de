package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.objection.Objection;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.value.PolicyId;

/// Objections in a map; each change is atomic, as the contract says.
public final class MemoryObjections implements Objections {
    private final TreeMap<Place, Objection> records = new TreeMap<>(
            Comparator.comparing((Place place) -> place.policy().value()).thenComparing(Place::reference));

    @Override
    public synchronized boolean add(Objection objection) {
        return records.putIfAbsent(place(objection), objection) == null;
    }

    @Override
    public synchronized Optional<Objection> find(PolicyId policy, ObjectionReference reference) {
        return Optional.ofNullable(records.get(new Place(policy, reference)));
    }

    @Override
    public synchronized boolean replace(Objection objection) {
        Objection standing = records.get(place(objection));
        return standing != null
                && standing.revision() == objection.revision() - 1
                && records.replace(place(objection), standing, objection);
    }

    @Override
    public synchronized List<Objection> list(PolicyId policy, @Nullable ObjectionReference after, int limit) {
        return records.values().stream()
                .filter(one -> one.policy().equals(policy))
                .filter(one -> after == null || one.reference().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Place> mailDue(Instant now, int limit) {
        return records.values().stream()
                .filter(one -> one.mailDue().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(one -> one.mailDue().orElseThrow()))
                .limit(limit)
                .map(MemoryObjections::place)
                .toList();
    }

    private static Place place(Objection objection) {
        return new Place(objection.policy(), objection.reference());
    }
}
