package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// The desk of 60 subprocessors and 1,000 customers. How long its pages take is
/// written to `target/desk-times.md`, because a test that measures time fails on busy machines.
class DeskSizesTest {
    private static final int SUBPROCESSORS = 60;
    private static final int CUSTOMERS = 1_000;
    private static final int MOST_CONTROLS = 200;
    private static final int MOST_BYTES = 500_000;
    private static final int TIMES = 5;
    private static final List<String> PAGES =
            List.of("", "list", "customers", "notices", "requests", "objections", "evidence", "order", "add-example");

    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();
    private final List<String> times = new ArrayList<>();

    @Test
    void noPageIsLong() throws Exception {
        try (var register = new DeskRegister(folder)) {
            register.done(
                    "publish",
                    "--trial",
                    "--yes",
                    "--no-notice",
                    "A test.",
                    register.file("sixty.yaml", list()).toString());
            register.done(
                    "recipients",
                    "import",
                    "example",
                    register.file("many.csv", customers()).toString());
            try (DeskClient desk = DeskClient.start(register)) {
                for (String page : PAGES) {
                    look(desk, page);
                }
                look(desk, "start-example-2031-03-01");
            }
        }
        Files.write(Files.createDirectories(Path.of("target")).resolve("desk-times.md"), times);
        assertEquals(List.of(), wrong);
    }

    private void look(DeskClient desk, String path) throws Exception {
        long[] millis = new long[TIMES];
        String html = "";
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            html = desk.get(path).body();
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        Document page = Jsoup.parse(html);
        int controls = page.select("input:not([type=hidden]), select, textarea, button, a")
                .size();
        int bytes = html.getBytes(UTF_8).length;
        String name = path.isEmpty() ? "today" : path;
        times.add("| %s | %d KB | %d | %d ms |".formatted(name, bytes / 1_000, controls, millis[TIMES / 2]));
        if (controls > MOST_CONTROLS || bytes > MOST_BYTES) {
            wrong.add(times.getLast());
        }
    }

    private static String list() throws Exception {
        var list = new StringBuilder(Files.readString(Checkout.file("infra/policies/example/2025-09-01.yaml"))
                .replaceFirst("effectiveDate: 2025-09-01", "effectiveDate: 2025-10-01")
                .replaceFirst(" {2}dpaDocument:\n.*\n.*\n", ""));
        for (int i = 0; i < SUBPROCESSORS; i++) {
            list.append("""
                      - id: vendor-%1$d
                        legalName: Vendor %1$d Ltd
                        country: IE
                        engagements:
                          - id: hosting
                            service: {de: Server, en: Servers}
                            purpose: {de: Betrieb von Servern, en: Operation of servers}
                            category: infrastructure
                            locations: [{country: IE}]
                    """.formatted(i));
        }
        return list.toString();
    }

    private static String customers() {
        var rows = new StringBuilder(
                "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            rows.append("K-%1$d,Customer %1$d,privacy@customer-%1$d.example,%2$s,,,,,\n"
                    .formatted(i, List.of("de", "en", "et", "fr").get(i % 4)));
        }
        return rows.toString();
    }
}
