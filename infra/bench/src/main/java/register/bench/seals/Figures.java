package register.bench.seals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import register.bench.Sample;

/// The measurements of one contender, in nanoseconds and bytes.
final class Figures {
    private final List<Long> cold = new ArrayList<>();
    private long size;
    private long median;
    private long percentile;
    private int heap;

    void first(long nanos) {
        cold.add(nanos);
    }

    void warm(long medianNanos, long percentileNanos) {
        median = medianNanos;
        percentile = percentileNanos;
    }

    void heap(int mebibytes) {
        heap = mebibytes;
    }

    void size(long bytes) {
        size = bytes;
    }

    /// A row of a table in Markdown, after its first cells.
    String cells() {
        return String.format(
                Locale.ROOT,
                " %.0f | %s | %s | %s | %,d |",
                new Sample(cold).median() / 1e6,
                median == 0 ? "" : String.format(Locale.ROOT, "%.1f", median / 1e6),
                median == 0 ? "" : String.format(Locale.ROOT, "%.1f", percentile / 1e6),
                heap == 0 ? "" : Integer.toString(heap),
                size);
    }
}
