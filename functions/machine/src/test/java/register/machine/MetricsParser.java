package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/// Reads OpenMetrics text with Prometheus' own parser, which refuses whatever the specification does: Debian's Python
/// and package, whatever other Python there is.
final class MetricsParser {
    private static final String PACKAGE = "python3-prometheus-client";
    private static final Path LIBRARY = Path.of("/usr/lib/python3/dist-packages/prometheus_client");
    private static final String READ = """
            import sys
            from prometheus_client.openmetrics.parser import text_string_to_metric_families as families
            for family in families(sys.stdin.read()):
                for sample in family.samples:
                    labels = ",".join(sorted(sample.labels))
                    print(sample.name, labels or "-", family.type, family.unit or "-", int(sample.value))
                    assert family.documentation, family.name
            """;

    private MetricsParser() {}

    /// Each sample's labels, type, unit and value by its name; of several with a name the last one.
    static SortedMap<String, String> read(String text) throws IOException, InterruptedException {
        assume();
        Process parser = new ProcessBuilder("/usr/bin/python3", "-c", READ)
                .redirectErrorStream(true)
                .start();
        try (var in = parser.outputWriter(UTF_8)) {
            in.write(text);
        }
        String out = new String(parser.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, parser.waitFor(), () -> out + text);
        var samples = new TreeMap<String, String>();
        out.lines().map(line -> line.split(" ", 2)).forEach(sample -> samples.put(sample[0], sample[1]));
        return samples;
    }

    private static void assume() {
        boolean there = Files.isDirectory(LIBRARY);
        String how = LIBRARY + " is not there; on Debian: apt-get install " + PACKAGE;
        if (!there && "true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            throw new AssertionError(how);
        }
        Assumptions.assumeTrue(there, how);
    }
}
