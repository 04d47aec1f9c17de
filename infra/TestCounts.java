import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Prints what a test run counted, from the XML reports that it left under a source tree.
final class TestCounts {
    enum Kind {
        UNIT,
        PROPERTY,
        CONTRACT,
        END_TO_END;

        static Kind of(String type) {
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (THROUGH_PROCESSES.contains(type)) {
                return END_TO_END;
            }
            if (name.contains("Properties")) {
                return PROPERTY;
            }
            return name.contains("Contract") ? CONTRACT : UNIT;
        }
    }

    /// Tests that start processes of their own and talk to them.
    private static final Set<String> THROUGH_PROCESSES = Set.of(
            "register.checks.BrowserTest",
            "register.checks.JourneyTest",
            "register.checks.CrashTest",
            "register.checks.ApiFuzzTest",
            "register.checks.MailServerTest",
            "register.checks.ReadersDuringPublishesTest",
            "register.bench.ReadFunctionTest",
            "register.embedded.KillTest",
            "register.embedded.ProcessRaceTest");

    static final class Count {
        int passed;
        int failed;
        int skipped;
    }

    public static void main(String[] arguments) throws Exception {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, new Count());
        }
        var reasons = new ArrayList<String>();
        for (Path report : reports(Path.of(arguments[0]))) {
            read(report, counts, reasons);
        }
        System.out.printf("%n%-12s %7s %7s %7s%n", "tests", "passed", "failed", "skipped");
        var total = new Count();
        counts.forEach((kind, count) -> {
            print(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), count);
            total.passed += count.passed;
            total.failed += count.failed;
            total.skipped += count.skipped;
        });
        print("all", total);
        reasons.stream().sorted().forEach(reason -> System.out.println("skipped: " + reason));
    }

    private static void print(String name, Count count) {
        System.out.printf("%-12s %7d %7d %7d%n", name, count.passed, count.failed, count.skipped);
    }

    private static List<Path> reports(Path root) throws IOException {
        try (var files = Files.find(
                root,
                8,
                (path, _) -> path.getFileName().toString().matches("TEST-.*\\.xml")
                        && path.toString().contains("surefire-reports")
                        && !path.startsWith(root.resolve(".build")))) {
            return files.sorted().toList();
        }
    }

    private static void read(Path report, EnumMap<Kind, Count> counts, List<String> reasons) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int at = 0; at < cases.getLength(); at++) {
            var test = (Element) cases.item(at);
            String type = test.getAttribute("classname");
            Count count = counts.get(Kind.of(type));
            var skipped = test.getElementsByTagName("skipped");
            if (skipped.getLength() > 0) {
                count.skipped++;
                reasons.add(type + "." + test.getAttribute("name") + ": "
                        + ((Element) skipped.item(0)).getAttribute("message"));
            } else if (test.getElementsByTagName("failure").getLength() > 0
                    || test.getElementsByTagName("error").getLength() > 0) {
                count.failed++;
            } else {
                count.passed++;
            }
        }
    }
}
