package register.machine.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import register.measure.Measure;

/// The measures of a server's own work: the last reading of each part, and events since the start. Thread-safe.
public final class Readings {
    /// The events that a server sees; no others are reported, because their zero would be no truth.
    private static final Set<Measure> EVENTS = Set.of(
            Measure.MAILS_IGNORED, Measure.NOTICES_RETURNED, Measure.WEBHOOKS_GIVEN_UP, Measure.HISTORIES_CONTRADICTED);

    private final Map<String, Map<Measure, Long>> states = new TreeMap<>();
    private final Map<Measure, Long> events = new EnumMap<>(Measure.class);

    public Readings() {
        EVENTS.forEach(event -> events.put(event, 0L));
    }

    /// Counts an event.
    public synchronized void count(Measure event) {
        events.merge(event, 1L, Long::sum);
    }

    /// Replaces a part's reading. If it throws, its states are unknown, and so absent, until the next one.
    public void read(String part, Supplier<Map<Measure, Long>> reading) {
        try {
            keep(part, reading.get());
        } catch (RuntimeException e) {
            keep(part, Map.of());
            throw e;
        }
    }

    private synchronized void keep(String part, Map<Measure, Long> reading) {
        var kept = new EnumMap<Measure, Long>(Measure.class);
        reading.forEach((measure, value) -> {
            if (measure.kind() == Measure.Kind.EVENT) {
                events.merge(measure, value, Long::sum);
            } else {
                kept.put(measure, value);
            }
        });
        states.put(part, kept);
    }

    /// What is known now.
    public synchronized Map<Measure, Long> values() {
        var values = new EnumMap<>(events);
        states.values().forEach(values::putAll);
        return values;
    }
}
