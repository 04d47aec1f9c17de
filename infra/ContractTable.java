import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Prints the engines' contract as a table, check by engine, from the lines that `register.testing.Results` left in a
/// source tree, and other reports of tests. The package of its test classes names an engine.
final class ContractTable {
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        List<Path> files;
        try (var all = Files.walk(root)) {
            files = all.filter(file -> file.toString().contains("/target/")).sorted().toList();
        }
        for (Path seals : named(files, "target/seal-verdicts.md")) {
            System.out.printf("%nSeals, by the verifier here and by the EU's:%n%s", Files.readString(seals));
        }
        var engines = new TreeSet<String>();
        var checks = new TreeMap<String, Map<String, String>>();
        for (Path file : files) {
            if (file.getParent().endsWith("target/tests")) {
                for (String line : Files.readAllLines(file)) {
                    String[] test = line.split("\t", -1);
                    if (test[0].equals("contract")) {
                        String engine = test[2].split("\\.", -1)[1];
                        engines.add(engine);
                        checks.computeIfAbsent(test[3], _ -> new TreeMap<>()).put(engine, test[1]);
                    }
                }
            }
        }
        if (checks.isEmpty()) {
            return;
        }
        System.out.printf("%n%s check of the engines' contract%n", row(List.copyOf(engines)));
        checks.forEach((check, outcomes) -> System.out.println(row(engines.stream()
                        .map(engine -> outcomes.getOrDefault(engine, "-").replace("failed", "FAILED"))
                        .toList())
                + " " + check));
        for (Path stands : named(files, "target/stands.txt")) {
            System.out.println("aws here: " + Files.readString(stands).strip());
        }
        named(files, "target/halts.md")
                .forEach(file -> System.out.println("what halted processes leave: " + root.relativize(file)));
        named(files, "target/request-costs.md")
                .forEach(file -> System.out.println("requests, items and bytes: " + root.relativize(file)));
    }

    private static String row(List<String> columns) {
        return columns.stream().map("%-9s"::formatted).collect(Collectors.joining(" "));
    }

    private static List<Path> named(List<Path> files, String name) {
        return files.stream().filter(file -> file.endsWith(name)).toList();
    }
}
