package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.aws.template.SimulatedEdge.Answered;
import register.aws.template.SimulatedEdge.Asked;
import register.value.PolicyId;

/// CloudFront in front of files, simulated with what `template.yaml` says of it: whatever is read at an address without
/// a query calls no function, and thus reads no table.
class EdgeFilesTest {
    /// The regional edge caches, as in `EdgeTest`.
    private static final int CACHES = 13;

    private static final int READS = 100_000;
    private static final Set<String> IN_THE_OBJECT =
            Set.of("content-type", "content-language", "content-disposition", "cache-control", "etag", "vary");
    private static final int MOST_METADATA = 2048;
    private static final String HSTS = "strict-transport-security" + "max-age=31536000";
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
        assertTrue(world.isOfToday());
        // Midnight in Berlin, and the function's minute.
        world.clock.set("2026-06-19T22:01:00Z");
        assertFalse(world.isOfToday());
        assertTrue(world.write() > 0);
        // Even if the edge were not told.
        world.clock.advance(Duration.ofMinutes(5));
        assertTrue(edge.get(list, world.now()).body().contains("\"effectiveDate\":\"2026-06-20\""));
        assertEquals(0, world.write(), "and nothing is written twice");
    }

    @Test
    void aRunFollowsEachZonesMidnightWithinAMinute() {
        String schedules = String.valueOf(template.resource("AWS::Serverless::Function", "ReconcileFunction")
                .get("Events"));
        Matcher minutes = Pattern.compile("HasEdge, cron\\(([0-9]+)/15 ").matcher(schedules);
        assertTrue(minutes.find(), schedules);
        int first = Integer.parseInt(minutes.group(1));
        for (String zone : ZoneId.getAvailableZoneIds()) {
            for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
                Instant midnight = day.atStartOfDay(ZoneId.of(zone)).toInstant();
                int minute = midnight.atZone(ZoneOffset.UTC).getMinute();
                assertEquals(first, minute % 15 + 1, () -> zone + " at minute " + minute);
            }
        }
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
    void anEntryMakesNoFileOfAnotherPolicyAgain() throws Exception {
        publish("2026-01-01");
        var _ = world.publish("other", "2026-01-01");
        var _ = world.write();
        assertTrue(world.made().contains("/other/en/"));
        publish("2026-06-01");
        var _ = world.write();
        assertTrue(world.made().contains("/acme/en/"));
        assertEquals(
                List.of(),
                world.made().stream()
                        .filter(address -> address.contains("/other/") && !address.startsWith("/log/"))
                        .toList());
    }

    @Test
    void aLogThatCannotBeSignedHoldsUpNoOther() throws Exception {
        publish("2026-01-01");
        var _ = world.publish("other", "2026-01-01");
        var _ = world.write();
        world.signs = false;
        var _ = world.publish("other", "2026-02-01");
        publish("2026-06-01");
        world.sign(new PolicyId("acme"));
        var _ = world.write();
        assertTrue(world.addresses().contains("/acme/2026-06-01/1/en/"));
        assertFalse(world.addresses().contains("/other/2026-02-01/1/en/"));
        world.signs = true;
        world.sign(new PolicyId("other"));
        var _ = world.write();
        assertTrue(world.addresses().contains("/other/2026-02-01/1/en/"));
    }

    /// It came with no entry.
    @Test
    void aNewCertificateIsAmongTheKeysAfterTheNextRun() throws Exception {
        publish("2026-01-01");
        var _ = world.write();
        Asked keys = seen(List.of(get("/v1/keys.json"))).getFirst();
        assertFalse(world.edge().get(keys, world.now()).body().contains("Acme Seals"));
        world.certify("Acme Seals");
        assertTrue(world.write() > 0);
        assertTrue(world.edge().get(keys, world.now()).body().contains("Acme Seals"));
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

    /// S3 refuses an object with more metadata of its own (S3 User Guide, "Working with object metadata").
    @Test
    void aFileOfALongNamedPolicyAtALongAddressHasRoomForItsHeaders() throws Exception {
        var wide = new EdgeWorld(template, "https://" + "subprocessors.".repeat(7) + "example");
        var _ = wide.publish("p".repeat(63), "2026-01-01");
        var _ = wide.write();
        int most = 0;
        for (Map<String, String> headers : wide.headers().values()) {
            most = Math.max(
                    most,
                    headers.entrySet().stream()
                            .filter(each -> !IN_THE_OBJECT.contains(each.getKey()))
                            .mapToInt(each ->
                                    each.getKey().length() + each.getValue().length())
                            .sum());
        }
        System.out.println("the most metadata of a file: " + most + " of " + MOST_METADATA + " bytes");
        assertTrue(most + HSTS.length() <= MOST_METADATA, most + " bytes");
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
