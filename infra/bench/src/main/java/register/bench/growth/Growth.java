package register.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Measures registers of different lengths side by side, each question to one after the other, so that other load on
/// the machine affects all alike. Prints a Markdown table.
final class Growth {
    private static final List<Integer> WIDTHS = List.of(10, 1_000);
    /// The first fills a page of the index.
    private static final List<Integer> POLICIES = List.of(50, 200, 1_000);

    private Growth() {}

    /// @param arguments a folder to create and remove, the number of counted rounds, the entries of the longest
    ///     log, and the versions of each register
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long longest = Long.parseLong(arguments[2]);
        List<Integer> lengths =
                Stream.of(arguments).skip(3).map(Integer::valueOf).toList();
        List<Long> sizes = Stream.concat(lengths.stream().map(Integer::longValue), Stream.of(longest))
                .filter(size -> size > 0)
                .distinct()
                .toList();
        System.out.print(head("log", sizes));
        compare(
                folder,
                rounds / 3,
                rounds,
                "entries",
                sizes,
                size -> GrownLog.grow(folder.resolve("log-" + size), size));
        System.out.print("\n" + head("index", POLICIES));
        compare(
                folder,
                rounds,
                rounds,
                "policies",
                POLICIES,
                policies -> GrownIndex.grow(folder.resolve("index-" + policies), policies));
        System.out.print("\n" + head("subprocessors", lengths));
        for (int width : WIDTHS) {
            compare(
                    folder,
                    rounds,
                    rounds,
                    String.format(Locale.ROOT, "%,d", width),
                    lengths,
                    length -> GrownRegister.grow(folder.resolve(length + "-" + width), length, width));
        }
    }

    /// Grows one of each length, and prints a row for each question.
    ///
    /// @param before rounds that do not count
    private static <L extends Number> void compare(
            Path folder, int before, int rounds, String of, List<L> lengths, Function<L, Grown> growing)
            throws IOException {
        var all = new ArrayList<Grown>();
        try {
            for (L length : lengths) {
                System.err.printf(Locale.ROOT, "growing to %d (%s)%n", length, of);
                all.add(growing.apply(length));
            }
            for (int question = 0; question < all.getFirst().questions().size(); question++) {
                int asked = question;
                List<Question> each =
                        all.stream().map(grown -> grown.questions().get(asked)).toList();
                System.err.println("asking: " + each.getFirst().words());
                System.out.print(row(of, each.getFirst().words(), times(each, before, rounds)));
            }
            all.forEach(Grown::check);
        } finally {
            all.forEach(Grown::close);
            remove(folder);
        }
    }

    /// The times of each, in order.
    private static List<List<Long>> times(List<Question> each, int before, int rounds) {
        List<List<Long>> kept =
                each.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
        for (int round = each.getFirst().isTried() ? -before : 0; round < rounds; round++) {
            for (int i = 0; i < each.size(); i++) {
                long nanos = each.get(i).time().getAsLong();
                if (round >= 0) {
                    kept.get(i).add(nanos);
                }
            }
        }
        return kept;
    }

    private static String head(String of, List<? extends Number> lengths) {
        var text = new StringBuilder("| " + of + " | median, µs | ");
        lengths.forEach(length -> text.append(String.format(Locale.ROOT, "%,d | ", length)));
        return text.append("longest ÷ shortest |\n|---|---|")
                .append("---|".repeat(lengths.size() + 1))
                .append('\n')
                .toString();
    }

    private static String row(String of, String question, List<List<Long>> kept) {
        var text = new StringBuilder("| " + of + " | " + question + " | ");
        List<Long> medians = kept.stream().map(Growth::median).toList();
        medians.forEach(median -> text.append(String.format(Locale.ROOT, "%,d | ", median / 1000)));
        return text.append(String.format(Locale.ROOT, "%.2f |%n", (double) medians.getLast() / medians.getFirst()))
                .toString();
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
