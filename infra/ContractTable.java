import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Prints the engines' contract as a table, engine by check, from the XML reports that a test run left under a source
/// tree. An engine is named by the package of its test classes, whose names contain `Contract`.
final class ContractTable {
    private static final List<String> ENGINES = List.of("embedded", "aws");

    public static void main(String[] arguments) throws Exception {
        Path seals = Path.of(arguments[0], "functions/documents/target/seal-verdicts.md");
        if (Files.exists(seals)) {
            System.out.printf("%nSeals, by the verifier here and by the EU's:%n%s", Files.readString(seals));
        }
        var checks = new TreeMap<String, Map<String, String>>();
        for (Path report : reports(Path.of(arguments[0]))) {
            read(report, checks);
        }
        if (checks.isEmpty()) {
            return;
        }
        System.out.printf("%n%-9s %-9s check of the engines' contract%n", ENGINES.get(0), ENGINES.get(1));
        checks.forEach((check, results) -> System.out.printf(
                "%-9s %-9s %s%n",
                results.getOrDefault(ENGINES.get(0), "-"), results.getOrDefault(ENGINES.get(1), "-"), check));
        Path stands = Path.of(arguments[0], "infra/aws/target/stands.txt");
        if (Files.exists(stands)) {
            System.out.println("aws here: " + Files.readString(stands).strip());
            System.out.println("what halted processes leave: infra/aws/target/halts.md");
            System.out.println("requests, items and bytes: infra/aws/target/request-costs.md");
        }
    }

    private static List<Path> reports(Path root) throws Exception {
        var reports = new ArrayList<Path>();
        for (String module : List.of("infra/local", "infra/aws")) {
            Path folder = root.resolve(module).resolve("target/surefire-reports");
            if (Files.isDirectory(folder)) {
                try (var files = Files.newDirectoryStream(folder, "TEST-*Contract*.xml")) {
                    files.forEach(reports::add);
                }
            }
        }
        return reports;
    }

    private static void read(Path report, Map<String, Map<String, String>> checks) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int at = 0; at < cases.getLength(); at++) {
            var test = (Element) cases.item(at);
            String engine = test.getAttribute("classname").startsWith("register.aws.") ? "aws" : "embedded";
            checks.computeIfAbsent(test.getAttribute("name"), _ -> new TreeMap<>()).put(engine, result(test));
        }
    }

    private static String result(Element test) {
        if (test.getElementsByTagName("skipped").getLength() > 0) {
            return "skipped";
        }
        boolean failed = test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0;
        return failed ? "FAILED" : "passed";
    }
}
