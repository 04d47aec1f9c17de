package register.bench.hostile;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads texts without limit, each at a length and at twice that length, side by side. If the cost is linear, the
/// longer takes about twice as long; if quadratic, four times. Prints a Markdown table of the slowest. Exit code 1:
/// one is above the limit.
final class HostileGrowth {
    /// Between 2 (linear), with a margin for the work per file, and 4 (quadratic).
    private static final double LIMIT = 3;
    private static final int SHOWN = 10;

    private HostileGrowth() {}

    /// @param text that was read
    /// @param millis processor time of the shorter
    /// @param ratio of the longer to the shorter
    private record Grown(HostileText text, double millis, double ratio) {}

    /// @param arguments the number of rounds
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        var grown = new ArrayList<Grown>();
        for (HostileText text : HostileText.all()) {
            System.err.println("reading " + text.name());
            grown.add(measure(text, rounds));
        }
        grown.sort((a, b) -> Double.compare(b.ratio(), a.ratio()));
        System.out.println("| of " + grown.size() + " texts, the steepest | characters | ms | twice as long, × |");
        System.out.println("|---|---|---|---|");
        grown.stream()
                .limit(SHOWN)
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %.1f | %.2f |%n",
                        one.text().name(),
                        one.text().length(),
                        one.millis(),
                        one.ratio()));
        if (grown.getFirst().ratio() > LIMIT) {
            System.exit(1);
        }
    }

    private static Grown measure(HostileText text, int rounds) {
        List<byte[]> inputs = List.of(text.of(text.length()), text.of(2 * text.length()));
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < least.length; i++) {
                long before = processorTime();
                text.read(inputs.get(i));
                least[i] = Math.min(least[i], processorTime() - before);
            }
        }
        return new Grown(text, least[0] / 1e6, (double) least[1] / least[0]);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
