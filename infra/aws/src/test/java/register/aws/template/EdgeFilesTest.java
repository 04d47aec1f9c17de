package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.aws.template.SimulatedEdge.Answered;
import register.aws.template.SimulatedEdge.Asked;

/// CloudFront in front of files, simulated with what `template.yaml` says of it: whatever is read at an address without
/// a query calls no function, and thus reads no table.
class EdgeFilesTest {
    /// The regional edge caches, as in `EdgeTest`.
    private static final int CACHES = 13;

    private static final int READS = 100_000;
    private static final Map<String, String> BROWSER =
            Map.of("accept", "text/html,*/*;q=0.8", "accept-language", "de-DE,de;q=0.9,en;q=0.7");

    private final Template template = Template.read();
    private final EdgeWorld world = new EdgeWorld(template);

    EdgeFilesTest() throws IOException {}

    @Test
    void readersOfPagesListsPdfsAndLogsCallNoFunction() throws Exception {
        publish("2026-01-01");
        int whole = world.write();
        publish("2026-06-01");
        int replaced = world.write();
        List<Asked> readers =
                seen(world.addresses().stream().map(EdgeFilesTest::get).toList());
        for (String kind : List.of(
                "/acme/en/",
                "/acme/2026-01-01/1/de/",
                "/acme/2026-01-01/1/de.pdf",
                "/v1/policies/acme/subprocessors.de.json",
                "/v1/policies/acme/feed.en.atom",
                "/log/acme/checkpoint",
                "/log/acme/tile/0/000.p/2",
                "/embed/subprocessor-list.js",
                "/.well-known/subprocessors.json")) {
            assertTrue(world.addresses().contains(kind), kind);
        }
        List<SimulatedEdge> caches = Stream.generate(world::edge).limit(CACHES).toList();
        var random = new Random(1);
        world.calls.clear();
        for (int i = 0; i < READS; i++) {
            world.clock.advance(Duration.ofMillis(Duration.ofDays(1).toMillis() / READS));
            Asked reader = readers.get(random.nextInt(readers.size()));
            assertEquals(
                    200,
                    caches.get(random.nextInt(CACHES)).get(reader, world.now()).status(),
                    reader::path);
        }
        System.out.println(READS + " reads of " + readers.size() + " addresses in a day: " + world.calls + "; of "
                + whole + " files an entry replaced " + replaced);
        assertEquals(Set.of("files"), world.calls.keySet());
        assertTrue(Objects.requireNonNull(world.calls.get("files")) <= READS);
    }

    @Test
    void aFileIsTheFunctionsAnswer() throws Exception {
        publish("2026-01-01");
        var _ = world.write();
        SimulatedEdge edge = world.edge();
        for (Asked reader :
                seen(world.addresses().stream().map(EdgeFilesTest::get).toList())) {
            String type = String.valueOf(edge.get(reader, world.now()).headers().get("content-type"));
            // Others are bytes, or answered by a redirect.
            if (!reader.path().contains("/tile/") && type.matches("text/.*|.*(json|xml).*")) {
                Answered function = world.edge().get(get(reader.path()), world.now());
                assertEquals(function.body(), edge.get(reader, world.now()).body(), reader.path());
            }
        }
    }

    /// A file has one answer, whatever is asked of its address.
    @Test
    void whatVariesIsAnsweredByTheFunctions() throws Exception {
        publish("2026-01-01");
        publish("2026-06-01");
        var _ = world.write();
        SimulatedEdge edge = world.edge();
        List<Asked> asked = seen(List.of(
                new Asked("GET", "/acme/en/", "asOf=2026-02-01", BROWSER),
                new Asked("GET", "/v1/policies/acme/subprocessors.en.json", "asOf=2026-02-01", BROWSER),
                new Asked("GET", "/acme", "", BROWSER),
                new Asked("GET", "/", "", BROWSER),
                new Asked("OPTIONS", "/v1/policies/acme/subprocessors.en.json", "", BROWSER),
                get("/no-such-policy/en/")));
        for (Asked each : asked) {
            world.calls.clear();
            Answered answer = edge.get(each, world.now());
            assertTrue(world.calls.containsKey("ReadFunction"), () -> each + " " + world.calls);
            assertEquals(each.path().startsWith("/no-such") ? 404 : answer.status(), answer.status());
        }
        assertTrue(edge.get(asked.get(1), world.now()).body().contains("2026-01-01"), "the list in force then");
        assertTrue(edge.get(
                        seen(List.of(get("/v1/policies/acme/subprocessors.en.json")))
                                .getFirst(),
                        world.now())
                .body()
                .contains("2026-06-01"));
    }

    @Test
    void aDayThatBringsAVersionIntoForceIsWrittenAndSeen() throws Exception {
        publish("2026-01-01");
        publish("2026-06-20");
        var _ = world.write();
        SimulatedEdge edge = world.edge();
        Asked list =
                seen(List.of(get("/v1/policies/acme/subprocessors.en.json"))).getFirst();
        assertTrue(edge.get(list, world.now()).body().contains("\"effectiveDate\":\"2026-01-01\""));
        // Midnight in Berlin, and the function's minute.
        world.clock.set("2026-06-19T22:01:00Z");
        assertTrue(world.write() > 0);
        // Even if the edge were not told.
        world.clock.advance(Duration.ofMinutes(5));
        assertTrue(edge.get(list, world.now()).body().contains("\"effectiveDate\":\"2026-06-20\""));
        assertEquals(0, world.write(), "and nothing is written twice");
    }

    /// What is in force comes first, and what is not written yet is answered by the functions.
    @Test
    void aRunWhoseTimeIsUpLeavesOlderVersionsToTheNext() throws Exception {
        publish("2026-01-01");
        publish("2026-06-01");
        var asked = new AtomicInteger();
        assertFalse(world.writes(() -> asked.incrementAndGet() > 1));
        assertTrue(world.addresses().contains("/acme/2026-06-01/1/en/"), "the newest first");
        assertFalse(world.addresses().contains("/acme/2026-01-01/1/en/"));
        SimulatedEdge edge = world.edge();
        for (Asked each : seen(List.of(get("/acme/2026-01-01/1/en/"), get("/acme/en/")))) {
            assertEquals(200, edge.get(each, world.now()).status(), each.path());
        }
        assertTrue(world.writes(() -> false));
        assertTrue(world.addresses().contains("/acme/2026-01-01/1/en/"));
        assertTrue(world.addresses().contains("/acme/2026-01-01/1/de.pdf"));
    }

    @Test
    void readersOutliveTheFunctionsAndTheBucketForAWeek() throws Exception {
        publish("2026-01-01");
        var _ = world.write();
        SimulatedEdge edge = world.edge();
        Asked page = seen(List.of(get("/acme/de/"))).getFirst();
        String body = edge.get(page, world.now()).body();
        world.there = false;
        world.clock.advance(Duration.ofDays(6));
        assertEquals(body, edge.get(page, world.now()).body());
    }

    /// S3 sends other headers as metadata.
    @Test
    void aFilesHeadersAreThoseOfTheAnswer() throws Exception {
        assertEquals(
                Map.of("content-type", "text/html", "content-security-policy", "default-src 'none'"),
                EdgeFunction.response(
                        template,
                        Map.of(
                                "content-type",
                                "text/html",
                                "x-amz-meta-content-security-policy",
                                "default-src 'none'")));
    }

    private void publish(String date) {
        assertEquals(2, world.publish("acme", date).size());
    }

    private static Asked get(String path) {
        return new Asked("GET", path, "", BROWSER);
    }

    private List<Asked> seen(List<Asked> asked) throws IOException, InterruptedException {
        return new ArrayList<>(EdgeFunction.of(template, asked));
    }
}
