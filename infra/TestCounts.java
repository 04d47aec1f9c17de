import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Prints the counts of a test run, from the lines that `register.testing.Results` left in a source tree.
final class TestCounts {
    private static final List<String> KINDS = List.of("unit", "property", "contract", "end-to-end");
    private static final List<String> OUTCOMES = List.of("passed", "failed", "skipped");

    public static void main(String[] arguments) throws IOException {
        var counts = new TreeMap<String, Integer>();
        var reasons = new ArrayList<String>();
        for (String line : lines(Path.of(arguments[0]).toAbsolutePath())) {
            String[] test = line.split("\t", -1);
            for (String kind : List.of(test[0], "all")) {
                counts.merge(kind + " " + test[1], 1, Integer::sum);
            }
            if (test[1].equals("skipped")) {
                reasons.add(test[2] + "." + test[3] + ": " + test[4]);
            }
        }
        System.out.printf("%n%-12s %7s %7s %7s%n", "tests", "passed", "failed", "skipped");
        Stream.concat(KINDS.stream(), Stream.of("all")).forEach(kind -> print(kind, counts));
        reasons.stream().sorted().forEach(reason -> System.out.println("skipped: " + reason));
    }

    private static void print(String kind, Map<String, Integer> counts) {
        System.out.printf("%-12s", kind);
        OUTCOMES.forEach(outcome -> System.out.printf(" %7d", counts.getOrDefault(kind + " " + outcome, 0)));
        System.out.println();
    }

    private static List<String> lines(Path root) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(file -> file.getParent().endsWith("target/tests"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
