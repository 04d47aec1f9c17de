package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.aws.template.SimulatedEdge.Answered;
import register.aws.template.SimulatedEdge.Asked;
import register.document.IssuedDocument;
import register.forms.FormsHandler;
import register.policy.rules.PolicyRules;
import register.read.RedirectHandler;
import register.read.endpoint.Route;
import register.read.endpoint.Routes;
import register.read.http.Accept;
import register.read.http.Request;
import register.read.http.WeightedItems;
import register.testing.Checkout;
import register.value.Language;

/// CloudFront in front of the API, simulated with what `template.yaml` says of it.
class EdgeTest {
    /// CloudFront's regional edge caches (CloudFront Developer Guide, "How CloudFront works with regional edge
    /// caches").
    private static final int CACHES = 13;

    private static final int READS = 1_000_000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String LIST = "/v1/policies/acme/subprocessors";
    private static final String PDF = "/v1/policies/acme/versions/2026-01-01/snapshot.pdf";

    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
            "text/html, */*; q=0.01");
    private static final List<String> LANGUAGES = List.of(
            "",
            "en",
            "en-US,en;q=0.9",
            "en-US,en;q=0.5",
            "de",
            "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7",
            "fr-FR,fr;q=0.8,en-US;q=0.5,en;q=0.3",
            "et-EE,et;q=0.9");

    private final Template template = Template.read();
    private final EdgeWorld world = new EdgeWorld(template);

    EdgeTest() throws IOException {}

    private record Row(String address, String origin, String kept) {}

    /// Each address of the register and each key of the bucket: review a difference before copying `target/edge.md` to
    /// the test resources.
    @Test
    void everyAddressHasItsOriginAndItsTime() throws Exception {
        List<IssuedDocument.Snapshot> pdfs = world.publish("acme", "2026-01-01");
        var values = Map.of(
                "policy", "acme",
                "date", "2026-01-01",
                "part", "logs",
                "sha256", pdfs.getFirst().sha256().hex(),
                "size", "1",
                "sequence", "1",
                "tile", "0/000.p/1",
                "token", "none",
                "asset", "none");
        SimulatedEdge edge = world.edge();
        var rows = new ArrayList<Row>();
        String script = String.valueOf(
                get(edge, "/embed/subprocessor-list.js").headers().get("content-location"));
        for (String address : addresses()) {
            String path = address.startsWith("/embed/{") ? script : address;
            for (Map.Entry<String, String> value : values.entrySet()) {
                path = path.replace("{" + value.getKey() + "}", value.getValue());
            }
            assertFalse(path.contains("{"), path);
            String origin = edge.origin(path);
            assertEquals("functions", origin, path);
            rows.add(new Row(address, world.function(path), kept(edge, path)));
        }
        for (String key : world.bucket) {
            boolean snapshot = key.startsWith("snapshots/");
            assertEquals(snapshot ? "snapshots" : "functions", edge.origin("/" + key), key);
            assertEquals(snapshot ? 200 : 404, get(edge, "/" + key).status(), key);
        }
        rows.add(new Row(
                "/" + pdfs.getFirst().key().path(),
                "S3",
                kept(edge, "/" + pdfs.getFirst().key().path())));
        var table = new StringBuilder("| address | answered by | kept by the edge |\n|---|---|---|\n");
        rows.forEach(row -> table.append("| `%s` | %s | %s |\n".formatted(row.address, row.origin, row.kept)));
        Files.writeString(Checkout.file("infra/aws/target/edge.md"), table);
        Path known = Checkout.file("infra/aws/src/test/resources/register/aws/template/edge.md");
        assertEquals(Files.readString(known), table.toString());
    }

    /// A page, or its PDF, would be looked for in the bucket.
    @Test
    void noPolicyHasTheNameOfAFolderInTheBucket() {
        Map<?, ?> distribution = Template.map(
                template.resource("AWS::CloudFront::Distribution", "Edge").get("DistributionConfig"));
        List<String> patterns = Template.items(distribution.get("CacheBehaviors"))
                .map(each -> String.valueOf(Template.map(each).get("PathPattern")))
                .toList();
        assertFalse(patterns.isEmpty());
        for (String pattern : patterns) {
            assertTrue(PolicyRules.isReserved(pattern.split("/", -1)[1]), pattern);
        }
    }

    private List<String> addresses() {
        Stream<String> read = Routes.read(world.ports.checkpoints(), world.ports.records()).stream()
                .map(Route::template);
        return Stream.of(read, Stream.of(RedirectHandler.PATH), FormsHandler.PATHS.stream())
                .flatMap(each -> each)
                .sorted()
                .distinct()
                .toList();
    }

    private String kept(SimulatedEdge edge, String path) throws IOException {
        Answered answer = get(edge, path);
        Duration kept = edge.kept(path, answer);
        if (answer.status() >= 400) {
            return kept.toSeconds() + " s, as any " + answer.status();
        }
        return kept.equals(left(world.now()))
                ? "until midnight"
                : kept.toDays() > 0 ? kept.toDays() + " days" : kept.isZero() ? "not" : kept.toSeconds() + " s";
    }

    /// The rest of the day, without its last five seconds.
    private static Duration left(Instant now) {
        Instant midnight = LocalDate.ofInstant(now, BERLIN)
                .plusDays(1)
                .atStartOfDay(BERLIN)
                .toInstant();
        Duration left = Duration.between(now, midnight).minusSeconds(5);
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ZERO : left;
    }

    private Answered get(SimulatedEdge edge, String path) throws IOException {
        return edge.get(
                new Asked(
                        "GET",
                        path,
                        path.matches("/v1/policies/[^/]+/changes.*") ? "from=2026-01-01" : "",
                        Map.of("accept", "*/*")),
                world.now());
    }

    /// A file is one answer: an address with the reader's preferences, as far as they count. Its life ends at midnight;
    /// in the day's last five seconds nothing is kept, because an answer may be on its way that long.
    @Test
    void aFunctionIsCalledOnceForEachFileAndCacheHoweverMuchIsRead() throws Exception {
        for (IssuedDocument.Snapshot pdf : world.publish("acme", "2026-01-01")) {
            assertTrue(world.bucket.contains(pdf.key().path()));
        }
        List<Asked> readers = readers();
        List<SimulatedEdge> caches = Stream.generate(world::edge).limit(CACHES).toList();
        Instant begin = world.now().plus(Duration.ofDays(1));
        var random = new Random(1);
        var lives = new HashMap<String, Set<String>>();
        var asked = new TreeMap<String, Integer>();
        var pdfs = new HashMap<String, Asked>();
        world.calls.clear();
        int late = 0;
        for (int i = 0; i < READS; i++) {
            world.clock.set(begin.plusMillis(i * Duration.ofDays(1).toMillis() / READS));
            int cache = random.nextInt(CACHES);
            Asked reader = readers.get(random.nextInt(readers.size()));
            int before = functions();
            Answered answer = caches.get(cache).get(reader, world.now());
            if (functions() > before && left(world.now()).isZero()) {
                late++;
            } else if (functions() > before) {
                String file = cache + "\n" + caches.get(cache).key(reader);
                assertTrue(
                        lives.computeIfAbsent(file, _ -> new HashSet<>())
                                .add(LocalDate.ofInstant(world.now(), BERLIN).toString()),
                        () -> "a second call for " + file);
            }
            if (answer.status() == 302) {
                Asked pdf = pdfs.computeIfAbsent(
                        String.valueOf(answer.headers().get("location")).substring(EdgeWorld.URL.length()), at -> {
                            String[] parts = at.split("\\?", -1);
                            return new Asked("GET", parts[0], parts[1], Map.of());
                        });
                assertEquals(200, caches.get(cache).get(pdf, world.now()).status());
            } else {
                assertEquals(200, answer.status());
            }
            asked.merge(reader.path(), 1, Integer::sum);
        }
        int files = new HashSet<>(readers.stream().map(caches.getFirst()::key).toList()).size();
        int most = files * CACHES * 2 + late;
        System.out.println(
                READS + " reads of " + asked + ": " + world.calls + ", at most " + most + " of functions for " + files
                        + " files in " + CACHES + " caches on two days, " + late + " of them right before midnight");
        assertTrue(functions() <= most, world.calls + " of " + most);
        assertTrue(late < 100, late + " in five seconds of 12 reads each");
        assertEquals(CACHES * 2, world.calls.get("S3"), "two PDFs, which never change");
    }

    private int functions() {
        return world.calls.entrySet().stream()
                .filter(call -> call.getKey().endsWith("Function"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// What readers ask for, as the caches see it.
    private List<Asked> readers() throws IOException, InterruptedException {
        var readers = new ArrayList<Asked>();
        for (String accepted : ACCEPTED) {
            for (String language : LANGUAGES) {
                for (String path : List.of("/acme", LIST, LIST + ".csv", PDF)) {
                    for (String query : List.of("", "lang=de")) {
                        readers.add(new Asked(
                                "GET",
                                path,
                                query,
                                Map.of(
                                        "accept",
                                        path.equals("/acme") && accepted.equals("application/json") ? "*/*" : accepted,
                                        "accept-language",
                                        language,
                                        "accept-encoding",
                                        "gzip")));
                    }
                }
            }
        }
        return EdgeFunction.of(template, readers);
    }

    @Test
    void anEntryIsSeenAtOnceAndAPageEndsWithItsDay() throws Exception {
        world.publish("acme", "2026-01-01");
        SimulatedEdge edge = world.edge();
        String before = get(edge, LIST).body();
        world.clock.advance(Duration.ofHours(1));
        world.publish("acme", "2026-06-15");
        assertEquals(before, get(edge, LIST).body());
        // As `SnapshotFunction` does after each entry.
        edge.forget();
        assertNotEquals(before, get(edge, LIST).body());

        assertTrue(get(edge, "/acme").body().contains("15 June 2026"));
        world.clock.set("2026-06-15T22:00:00Z");
        assertTrue(get(edge, "/acme").body().contains("16 June 2026"), "midnight in Berlin");
    }

    @Test
    void readersOutliveEverythingBehindTheEdgeAndSeeItsDay() throws Exception {
        List<IssuedDocument.Snapshot> pdfs = world.publish("acme", "2026-01-01");
        SimulatedEdge edge = world.edge();
        String list = get(edge, LIST).body();
        String page = get(edge, "/acme").body();
        assertTrue(page.contains("15 June 2026"), "the day of the status");
        String location = String.valueOf(get(edge, PDF).headers().get("location"));
        String pdf = "/" + pdfs.getFirst().key().path();
        assertTrue(location.contains(pdf), location);
        assertEquals(200, get(edge, pdf).status());
        world.there = false;
        for (int day = 0; day <= 7; day++) {
            assertEquals(list, get(edge, LIST).body());
            assertEquals(page, get(edge, "/acme").body());
            assertEquals(location, get(edge, PDF).headers().get("location"));
            assertEquals(200, get(edge, pdf).status());
            world.clock.advance(Duration.ofDays(1));
        }
        assertThrows(IOException.class, () -> get(edge, LIST), "a list of last week is no list");
        assertEquals(200, get(edge, pdf).status(), "a PDF states its date");
    }

    /// Readers that prefer alike share what is kept; what they get is what they would get without the edge.
    @Test
    void theFunctionAtTheEdgeChangesNoAnswer() throws Exception {
        var random = new Random(7);
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < 2000; i++) {
            var headers = new TreeMap<String, String>();
            if (random.nextInt(10) > 0) {
                headers.put(
                        "accept",
                        header(
                                random,
                                "application/json",
                                "text/csv",
                                "text/html",
                                "text/*",
                                "application/*",
                                "*/*",
                                "application/problem+json",
                                "image/avif"));
            }
            if (random.nextInt(10) > 0) {
                headers.put(
                        "accept-language", header(random, "de", "de-AT", "en-GB", "en", "fr", "*", "pt-BR", "Et", "1"));
            }
            asked.add(new Asked("GET", i % 2 == 0 ? "/acme" : LIST, "", headers));
        }
        List<Asked> seen = EdgeFunction.of(template, asked);
        List<List<String>> offers = Routes.read(world.ports.checkpoints(), world.ports.records()).stream()
                .filter(Route::negotiated)
                .map(Route::types)
                .distinct()
                .toList();
        assertTrue(offers.size() >= 4, offers.toString());
        var variants = new TreeSet<String>();
        for (int i = 0; i < asked.size(); i++) {
            Request before = request(asked.get(i));
            Request after = request(seen.get(i));
            String what = asked.get(i).headers() + " became " + seen.get(i).headers();
            for (List<String> offered : offers) {
                assertEquals(Accept.of(before).best(offered), Accept.of(after).best(offered), what);
            }
            assertEquals(isForBrowsers(before), isForBrowsers(after), what);
            if (asked.get(i).path().equals(LIST)) {
                assertFalse(seen.get(i).headers().containsKey("accept-language"), what);
            } else {
                for (Set<String> editions :
                        List.of(Set.of("de", "en"), Set.of("de-at", "pt"), Set.of("en-gb", "en-us"))) {
                    assertEquals(edition(before, editions), edition(after, editions), what);
                }
            }
            variants.add(seen.get(i).headers().get("accept"));
        }
        assertTrue(variants.size() < asked.size() / 10, variants.size() + " kinds of readers");
    }

    private static boolean isForBrowsers(Request request) {
        Accept accept = Accept.of(request);
        return accept.weight("text/html") > accept.weight("application/problem+json");
    }

    private static String edition(Request request, Set<String> editions) {
        return WeightedItems.language(
                        request,
                        language -> editions.stream()
                                .anyMatch(edition ->
                                        new Language(edition).primary().equals(language.primary())))
                .map(Language::tag)
                .orElse("");
    }

    private static Request request(Asked asked) {
        return new Request("GET", asked.path(), "", asked.headers());
    }

    private static String header(Random random, String... values) {
        var items = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String weight = List.of("", "", ";q=0", ";q=0.8", "; q=1.0", ";q=0.81", ";q=.5", ";level=1;q=0.300")
                    .get(random.nextInt(8));
            items.add(values[random.nextInt(values.length)] + weight);
        }
        return String.join(random.nextBoolean() ? "," : ", ", items);
    }

    @Test
    void onlyTheEdgeReachesTheFunctionsAndOfTheBucketItReadsSnapshotsAlone() {
        Map<?, ?> distribution = Template.map(
                template.resource("AWS::CloudFront::Distribution", "Edge").get("DistributionConfig"));
        Object secret =
                Map.of("Fn::Sub", "{{resolve:secretsmanager:${EdgeSecret}:SecretString:::${EdgeSecretVersion}}}");
        Map<?, ?> api = Template.map(
                Template.items(distribution.get("Origins")).findFirst().orElseThrow());
        assertEquals(
                List.of(Map.of("HeaderName", "register-edge", "HeaderValue", secret)),
                Template.items(api.get("OriginCustomHeaders")).toList());
        var told = new TreeSet<String>();
        template.resources("AWS::Serverless::Function").forEach((name, function) -> {
            Object variable = Template.map(
                            Template.map(function.get("Environment")).get("Variables"))
                    .get("REGISTER_EDGE_SECRET");
            boolean isReached = function.toString().contains("Type=HttpApi");
            assertEquals(isReached, variable != null, name);
            if (isReached) {
                assertEquals(Map.of("Fn::If", List.of("HasEdge", secret, "")), variable, name);
                told.add(name);
            }
        });
        assertEquals(Set.of("FormsFunction", "ReadFunction", "RedirectFunction"), told);
        Map<?, ?> forwards = Template.map(template.resource("AWS::CloudFront::OriginRequestPolicy", "EdgeForwards")
                .get("OriginRequestPolicyConfig"));
        assertEquals(
                List.of("CloudFront-Viewer-Address", "Content-Type"),
                Template.map(forwards.get("HeadersConfig")).get("Headers"));

        Object grant = Template.items(Template.map(template.resource("AWS::S3::BucketPolicy", "PublishedBucketPolicy")
                                .get("PolicyDocument"))
                        .get("Statement"))
                .map(each -> Template.map(each).get("Fn::If"))
                .filter(each -> each != null)
                .findFirst()
                .orElseThrow();
        List<?> choice = Template.items(grant).toList();
        assertEquals("HasEdge", choice.getFirst());
        Map<?, ?> statement = Template.map(choice.get(1));
        assertEquals(Map.of("Service", "cloudfront.amazonaws.com"), statement.get("Principal"));
        assertEquals(Map.of("Fn::Sub", "${PublishedBucket.Arn}/snapshots/*"), statement.get("Resource"));
        assertEquals(List.of("s3:GetObject", "s3:GetObjectVersion"), statement.get("Action"));
        assertTrue(String.valueOf(statement.get("Condition")).contains("distribution/${Edge}"), statement.toString());
    }

    @Test
    void byDefaultThereIsNoEdge() {
        for (String parameter : List.of("EdgeCertificateArn", "EdgeWebAclArn")) {
            assertEquals(
                    "",
                    Template.map(template.section("Parameters").get(parameter)).get("Default"));
        }
        var edge = new TreeSet<String>();
        template.section("Resources").forEach((name, resource) -> {
            String type = String.valueOf(Template.map(resource).get("Type"));
            if (type.startsWith("AWS::CloudFront::") || type.startsWith("AWS::SecretsManager::")) {
                assertEquals("HasEdge", Template.map(resource).get("Condition"), String.valueOf(name));
                edge.add((String) name);
            }
        });
        assertTrue(edge.contains("Edge") && edge.size() == 8, edge.toString());
    }
}
