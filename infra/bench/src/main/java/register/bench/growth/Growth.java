package register.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        logs(
                folder,
                rounds,
                Stream.concat(lengths.stream().map(Integer::longValue), Stream.of(longest))
                        .filter(size -> size > 0)
                        .distinct()
                        .toList());
        indexes(folder, rounds);
        System.out.print(head("subprocessors", lengths));
        for (int width : WIDTHS) {
            var registers = new ArrayList<GrownRegister>();
            try {
                for (int length : lengths) {
                    System.err.printf(Locale.ROOT, "growing to %d versions of %d subprocessors%n", length, width);
                    registers.add(GrownRegister.grow(folder.resolve(length + "-" + width), new Shape(length, width)));
                }
                System.out.print(rows(width, measure(registers, rounds)));
            } finally {
                registers.forEach(GrownRegister::close);
                remove(folder);
            }
        }
    }

    /// For each question the times of each register, in order.
    private static Map<Question, List<List<Long>>> measure(List<GrownRegister> registers, int rounds) {
        var times = new EnumMap<Question, List<List<Long>>>(Question.class);
        for (Question question : Question.values()) {
            System.err.println("asking: " + question.words());
            var kept = new ArrayList<List<Long>>();
            registers.forEach(_ -> kept.add(new ArrayList<>()));
            // As many rounds before them are not counted, except for appending, which would lengthen the shortest
            // register.
            int before = question == Question.APPEND ? 0 : rounds;
            for (int round = -before; round < rounds; round++) {
                for (int i = 0; i < registers.size(); i++) {
                    long nanos = registers.get(i).time(question);
                    if (round >= 0) {
                        kept.get(i).add(nanos);
                    }
                }
            }
            times.put(question, kept);
        }
        return times;
    }

    /// Measures signing and proving in logs of these sizes.
    private static void logs(Path folder, int rounds, List<Long> sizes) throws IOException {
        var logs = new ArrayList<GrownLog>();
        var times = new EnumMap<GrownLog.Question, List<List<Long>>>(GrownLog.Question.class);
        try {
            for (long size : sizes) {
                System.err.printf(Locale.ROOT, "growing a log to %d entries%n", size);
                logs.add(GrownLog.grow(folder.resolve("log-" + size), size));
            }
            for (GrownLog.Question question : GrownLog.Question.values()) {
                System.err.println("asking: " + question.words());
                var kept = new ArrayList<List<Long>>();
                logs.forEach(_ -> kept.add(new ArrayList<>()));
                for (int round = -rounds / 3; round < rounds; round++) {
                    for (int i = 0; i < logs.size(); i++) {
                        long nanos = logs.get(i).time(question);
                        if (round >= 0) {
                            kept.get(i).add(nanos);
                        }
                    }
                }
                times.put(question, kept);
                if (question == GrownLog.Question.APPEND) {
                    logs.forEach(GrownLog::check);
                }
            }
        } finally {
            logs.forEach(GrownLog::close);
            remove(folder);
        }
        System.out.print(head("log", sizes));
        times.forEach((question, kept) -> System.out.print(row("entries", question.words(), kept)));
        System.out.println();
    }

    /// Measures lists of different numbers of policies.
    private static void indexes(Path folder, int rounds) throws IOException {
        var indexes = new ArrayList<GrownIndex>();
        var times = new EnumMap<GrownIndex.Question, List<List<Long>>>(GrownIndex.Question.class);
        try {
            for (int policies : POLICIES) {
                System.err.printf(Locale.ROOT, "growing to %d policies%n", policies);
                indexes.add(GrownIndex.grow(folder.resolve("index-" + policies), policies));
            }
            for (GrownIndex.Question question : GrownIndex.Question.values()) {
                System.err.println("asking: " + question.words());
                var kept = new ArrayList<List<Long>>();
                indexes.forEach(_ -> kept.add(new ArrayList<>()));
                for (int round = -rounds; round < rounds; round++) {
                    for (int i = 0; i < indexes.size(); i++) {
                        long nanos = indexes.get(i).time(question);
                        if (round >= 0) {
                            kept.get(i).add(nanos);
                        }
                    }
                }
                times.put(question, kept);
            }
        } finally {
            indexes.forEach(GrownIndex::close);
            remove(folder);
        }
        System.out.print(head("index", POLICIES));
        times.forEach((question, kept) -> System.out.print(row("policies", question.words(), kept)));
        System.out.println();
    }

    private static String head(String of, List<? extends Number> lengths) {
        var text = new StringBuilder("| " + of + " | median, µs | ");
        lengths.forEach(length -> text.append(String.format(Locale.ROOT, "%,d | ", length)));
        return text.append("longest ÷ shortest |\n|---|---|")
                .append("---|".repeat(lengths.size() + 1))
                .append('\n')
                .toString();
    }

    private static String rows(int width, Map<Question, List<List<Long>>> times) {
        var text = new StringBuilder();
        String of = String.format(Locale.ROOT, "%,d", width);
        times.forEach((question, kept) -> text.append(row(of, question.words(), kept)));
        return text.toString();
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
