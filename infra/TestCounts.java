import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Prints the counts of a test run, from the lines that `register.testing.Results` left in a source tree, whose
/// folder is the first argument. Exit code 1: a test failed, a process ended before its last test, or, with a second
/// argument `whole`, the tests of a module left nothing.
final class TestCounts {
    private static final List<String> KINDS = List.of("unit", "property", "contract", "end-to-end");
    private static final List<String> OUTCOMES = List.of("passed", "failed", "skipped");

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        var counts = new TreeMap<String, Integer>();
        var told = new ArrayList<String>();
        for (Path module : modules(root)) {
            List<Path> files = results(module);
            if (files.isEmpty() && List.of(arguments).contains("whole")) {
                told.add("failed: " + root.relativize(module) + ": its tests did not run");
            }
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                if (lines.isEmpty() || !lines.getLast().equals("end")) {
                    told.add("failed: " + root.relativize(module) + ": a process ended before its last test");
                }
                lines.stream().filter(line -> !line.equals("end")).forEach(line -> count(line, counts, told));
            }
        }
        System.out.printf("%n%-12s %7s %7s %7s%n", "tests", "passed", "failed", "skipped");
        Stream.concat(KINDS.stream(), Stream.of("all")).forEach(kind -> print(kind, counts));
        told.stream().sorted().forEach(System.out::println);
        System.exit(told.stream().anyMatch(line -> line.startsWith("failed: ")) ? 1 : 0);
    }

    private static void count(String line, Map<String, Integer> counts, List<String> told) {
        String[] test = line.split("\t", -1);
        for (String kind : List.of(test[0], "all")) {
            counts.merge(kind + " " + test[1], 1, Integer::sum);
        }
        switch (test[1]) {
            case "failed" -> told.add("failed: " + test[2] + "." + test[3]);
            case "skipped" -> told.add("skipped: " + test[2] + "." + test[3] + ": " + test[4]);
            default -> {}
        }
    }

    private static void print(String kind, Map<String, Integer> counts) {
        System.out.printf("%-12s", kind);
        OUTCOMES.forEach(outcome -> System.out.printf(" %7d", counts.getOrDefault(kind + " " + outcome, 0)));
        System.out.println();
    }

    /// The folders whose tests a run should include; one module only compiles the tests of all others for the checks.
    private static List<Path> modules(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("target/test-classes"))
                    .map(file -> file.getParent().getParent())
                    .filter(module -> Files.isDirectory(module.resolve("src/test/java")))
                    .filter(TestCounts::hasTests)
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasTests(Path module) {
        try (var files = Files.walk(module.resolve("target/test-classes"))) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith("Test.class") || name.endsWith("Properties.class"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> results(Path module) throws IOException {
        Path folder = module.resolve("target/tests");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
