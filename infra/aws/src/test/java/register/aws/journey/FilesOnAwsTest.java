package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.contract.world.SoleTrader;
import register.json.Json;
import register.json.JsonText;
import register.record.Lease;
import register.testing.Checkout;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The files that the edge serves, as the functions write them.
final class FilesOnAwsTest {
    private static final Path POLICIES = Checkout.file("infra/policies/example");
    private static final String SITE = "site";
    /// S3 takes no more of an object's own metadata (S3 User Guide, "Working with object metadata").
    private static final int MOST_METADATA = 2048;

    private Deployment deployment;
    private String bucket = "";

    @BeforeEach
    void deploy() {
        deployment = Deployment.create();
        bucket = "files-" + UUID.randomUUID();
        deployment.shelves().create(bucket);
        deployment.set(Map.of("REGISTER_FILES_BUCKET", bucket, "REGISTER_URL", "https://register.example"));
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void eachFileIsWhatTheFunctionAnswersAtItsAddress() throws IOException {
        publish("2025-09-01.yaml");
        publish("2031-03-01.yaml");
        deployment.reconcile();
        List<String> keys = keys();
        for (String expected : List.of(
                "/example/en/",
                "/example/2031-03-01/1/en/",
                "/example/2031-03-01/1/en.pdf",
                "/v1/policies/example/subprocessors.en.json",
                "/v1/policies/example/feed.en.atom",
                "/log/example/checkpoint",
                "/log/example/contents/1",
                "/policies/en/")) {
            assertTrue(keys.contains(SITE + expected), () -> expected + " of " + keys);
        }
        for (String varies : List.of("/example/", "/example", "/", "/404.html")) {
            assertFalse(keys.contains(SITE + varies), varies);
        }
        for (String key : keys) {
            String address = key.substring(SITE.length());
            ResponseBytes<GetObjectResponse> file = file(key);
            assertTrue(metadata(file.response()) <= MOST_METADATA, key);
            if (address.endsWith(".pdf")) {
                assertEquals("%PDF", new String(file.asByteArray(), 0, 4, UTF_8), key);
                assertEquals("application/pdf", file.response().contentType());
                continue;
            }
            Json.Obj answer = answer(address);
            assertEquals(Json.of(200), answer.get("statusCode"), address);
            assertArrayEquals(body(answer), file.asByteArray(), address);
            assertEquals(headers(answer), headers(file.response()), address);
        }
    }

    @Test
    void aRunWithoutNewsChangesNothingAndAnEntryOnlyWhatItConcerns() throws IOException {
        publish("2025-09-01.yaml");
        deployment.reconcile();
        Map<String, Instant> before = written();
        deployment.reconcile();
        assertEquals(before, written());
        publish("2031-03-01.yaml");
        deployment.reconcile();
        Map<String, Instant> after = written();
        for (String kept : List.of("/log/example/contents/1", "/log/example/checkpoints/1")) {
            assertEquals(before.get(SITE + kept), after.get(SITE + kept), kept);
        }
        assertTrue(text("/v1/policies/example/subprocessors.en.json").contains("2031-03-01"));
    }

    /// The other may have died with what it had begun, and a redaction must not wait for the next hour.
    @Test
    void whoComesDuringAnothersTurnWaitsForItsEnd() throws IOException {
        publish("2025-09-01.yaml");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertTrue(Lease.take(deployment.records(), "FILES", "another", now, now.plusSeconds(4)));
        deployment.reconcile();
        assertTrue(keys().size() > 50);
    }

    @Test
    void aRedactedNameIsInNoFile() throws IOException {
        deployment.publish(deployment.submit("policies/p.yaml", SoleTrader.file("2026-01-01", "One"), Map.of()));
        deployment.reconcile();
        assertFalse(naming().isEmpty());
        new OnAws(deployment, Map.of(), Path.of(""))
                .here(
                        0,
                        List.of(
                                "redact",
                                "--yes",
                                SoleTrader.POLICY,
                                SoleTrader.ID,
                                "--reason",
                                "On request",
                                "--aws"));
        deployment.reconcile();
        assertEquals(List.of(), naming());
    }

    /// The function withholds it, and whoever replaced it must not reach readers by the edge.
    @Test
    void aReplacedPdfIsNoFile() throws IOException {
        publish("2025-09-01.yaml");
        deployment.reconcile();
        String published = String.valueOf(deployment.variables().get("REGISTER_PUBLISHED_BUCKET"));
        List<String> pdfs = deployment
                .objects()
                .listObjectsV2Paginator(request -> request.bucket(published).prefix("snapshots/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
        assertFalse(pdfs.isEmpty());
        for (String pdf : pdfs) {
            deployment
                    .objects()
                    .putObject(request -> request.bucket(published).key(pdf), RequestBody.fromString("forged"));
        }
        publish("2031-03-01.yaml");
        deployment.reconcile();
        assertEquals(
                List.of(),
                keys().stream()
                        .filter(key -> new String(file(key).asByteArray(), UTF_8).equals("forged"))
                        .toList());
        assertTrue(keys().contains(SITE + "/example/2031-03-01/1/en.pdf"));
    }

    private List<String> naming() {
        return keys().stream()
                .filter(key -> new String(file(key).asByteArray(), UTF_8).contains(SoleTrader.NAME))
                .toList();
    }

    private void publish(String file) throws IOException {
        var _ = deployment.submit(
                "policies/example/dpa-2025-09.pdf", Files.readAllBytes(POLICIES.resolve("dpa-2025-09.pdf")), Map.of());
        deployment.publish(
                deployment.submit("policies/example/" + file, Files.readAllBytes(POLICIES.resolve(file)), Map.of()));
        String answer = deployment.answer("policies/example/" + file).orElseThrow();
        assertTrue(answer.contains("accepted"), answer);
    }

    private List<String> keys() {
        return List.copyOf(written().keySet());
    }

    private Map<String, Instant> written() {
        var written = new TreeMap<String, Instant>();
        for (S3Object object : deployment
                .objects()
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(SITE + "/"))
                .contents()) {
            written.put(object.key(), object.lastModified());
        }
        return written;
    }

    private ResponseBytes<GetObjectResponse> file(String key) {
        return deployment
                .objects()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key));
    }

    private String text(String address) {
        return new String(file(SITE + address).asByteArray(), UTF_8);
    }

    private Json.Obj answer(String address) throws IOException {
        return (Json.Obj) JsonText.parse(deployment.read(Events.get(address, "", Map.of())));
    }

    private static byte[] body(Json.Obj answer) {
        String body = answer.text("body");
        return Json.Bool.TRUE.equals(answer.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(UTF_8);
    }

    /// Besides those that S3 has of its own, and the time for which an answer is fresh.
    private static Map<String, String> headers(Json.Obj answer) {
        var headers = new TreeMap<String, String>();
        ((Json.Obj) Objects.requireNonNull(answer.get("headers")))
                .members()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), ((Json.Str) value).value()));
        List.of("etag", "vary", "content-length", "cache-control").forEach(headers::remove);
        headers.computeIfPresent("content-type", (_, type) -> sorted(type));
        return headers;
    }

    private static Map<String, String> headers(GetObjectResponse file) {
        var headers = new TreeMap<>(file.metadata());
        headers.put("content-type", sorted(file.contentType()));
        if (file.contentLanguage() != null) {
            headers.put("content-language", file.contentLanguage());
        }
        if (file.contentDisposition() != null) {
            headers.put("content-disposition", file.contentDisposition());
        }
        return headers;
    }

    /// The stand-in writes parameters in another order.
    private static String sorted(String mediaType) {
        return Stream.of(mediaType.split("; ?", -1)).sorted().toList().toString();
    }

    private static int metadata(GetObjectResponse file) {
        return file.metadata().entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
    }
}
