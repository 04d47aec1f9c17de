package register.bench;

import java.util.List;

/// Measured times in nanoseconds, ascending.
public record Timings(List<Long> nanos) {
    public Timings {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        nanos = nanos.stream().sorted().toList();
    }

    public long median() {
        int half = nanos.size() / 2;
        return nanos.size() % 2 == 1 ? nanos.get(half) : (nanos.get(half - 1) + nanos.get(half)) / 2;
    }

    /// The nearest-rank percentile.
    public long percentile(int percent) {
        return nanos.get(Math.max(0, Math.ceilDiv(nanos.size() * percent, 100) - 1));
    }

    public long min() {
        return nanos.getFirst();
    }

    public long max() {
        return nanos.getLast();
    }
}
