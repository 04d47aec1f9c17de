package register.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.read.endpoint.ServedSite;
import register.settings.Variables;

class CachingTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";

    private final Story story = new Story();

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                LIST + ".csv",
                LIST + ".html",
                "/v1/policies",
                "/v1/policies/desk/feed.atom",
                "/v1/policies/desk/feed.json",
                "/v1/policies/desk/dates.ics",
                "/v1/policies/desk/versions",
                "/v1/policies/desk/versions/2026-03-01",
                "/v1/policies/desk/changes?from=2025-10-02",
                "/v1/policies/desk/changes.html?from=2025-10-02",
                "/v1/openapi.json",
                "/v1/list.schema.json",
                "/",
                "/desk",
                "/desk/2026-03-01"
            })
    void whatIsKnownIsNotSentAgain(String address) {
        Reply first = story.get(address);
        String etag = Objects.requireNonNull(first.header("etag"));
        assertTrue(etag.matches("\"[0-9a-f]{64}\""), etag);
        for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag + " ,\"y\"", "*")) {
            Reply again = story.get(address, "if-none-match", known);
            assertEquals(304, again.status(), known);
            assertEquals("", again.body());
            assertEquals(etag, again.header("etag"));
            assertEquals(first.header("cache-control"), again.header("cache-control"));
            assertEquals(first.header("vary"), again.header("vary"));
            assertNull(again.header("content-type"));
        }
        assertEquals(
                200,
                story.get(address, "if-none-match", "\"x\", " + etag.replace("\"", ""))
                        .status());
    }

    @Test
    void anotherLanguageIsAnotherRepresentation() {
        assertNotEquals(
                story.get(LIST).header("etag"), story.get(LIST + "?lang=en").header("etag"));
        assertNotEquals(story.get(LIST).header("etag"), story.get(LIST + ".csv").header("etag"));
    }

    @Test
    void compressedAnswerHasItsOwnValidatorAndTheSameText() {
        Reply plain = story.get(LIST);
        Reply gzip = story.get(LIST, "accept-encoding", "br, gzip;q=0.5");
        assertEquals("gzip", gzip.header("content-encoding"));
        assertEquals(plain.body(), gzip.body());
        String etag = Objects.requireNonNull(plain.header("etag")).replaceAll("\"$", "-gzip\"");
        assertEquals(etag, gzip.header("etag"));
        assertEquals(
                304,
                story.get(LIST, "accept-encoding", "gzip", "if-none-match", etag)
                        .status());
        assertEquals(200, story.get(LIST, "if-none-match", etag).status());
        byte[] event = TestRegister.event("GET", LIST, "accept-encoding", "gzip");
        assertArrayEquals(
                TestRegister.call(story.register.handler, event), TestRegister.call(story.register.handler, event));
    }

    @Test
    void nothingIsCompressedForThoseWhoDoNotWantItNorWhereItDoesNotPay() {
        for (String encoding : List.of("identity", "br", "gzip;q=0", "*;q=0", "gzip;q=bad")) {
            assertNull(story.get(LIST, "accept-encoding", encoding).header("content-encoding"), encoding);
        }
        assertEquals("gzip", story.get(LIST, "accept-encoding", "*").header("content-encoding"));
        assertNull(story.get("/v1/nothing", "accept-encoding", "gzip").header("content-encoding"));
    }

    @Test
    void answerAboutThePastAsKnownInThePastIsKeptLong() {
        String settled = LIST + "?asOf=2026-06-14&knownAt=2026-06-15T11:00:00Z";
        assertEquals("public, max-age=604800", story.get(settled).header("cache-control"));
        for (String open : List.of(
                "?asOf=2026-06-14",
                "?knownAt=2026-06-15T11:00:00Z",
                "?asOf=2026-06-15&knownAt=2026-06-15T11:00:00Z",
                "?asOf=2026-06-14&knownAt=2026-06-15T11:59:00Z")) {
            assertEquals("public, max-age=60", story.get(LIST + open).header("cache-control"), open);
        }
    }

    @Test
    void settledAnswerIsTheSameAfterEverythingThatCanHappen() {
        String settled = LIST + "?asOf=2026-03-05&knownAt=2026-03-05T00:00:00Z";
        Reply before = story.get(settled);
        story.register.correct("2026-06-16T09:00:00Z", Policies.desk("2026-03-01", words -> words + "!"), "Once more");
        story.register.correct("2026-06-17T09:00:00Z", Policies.withoutSingapore("2025-10-02"), "And before");
        story.register.clock.set("2030-01-01T00:00:00Z");
        assertEquals(before.body(), story.get(settled).body());
    }

    @Test
    void noAnswerIsKeptPastTheNextMidnightInThePolicysZone() {
        qt().withExamples(2000)
                .forAll(longs().between(0, 400L * 24 * 3600), integers().between(0, 2))
                .check((seconds, route) -> {
                    var fresh = new TestRegister();
                    fresh.publish("2025-01-01T00:00:00Z", Policies.desk("2025-01-01"));
                    Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds);
                    fresh.clock.set(now.toString());
                    String address = List.of(LIST, "/v1/policies", "/desk").get(route);
                    long kept = maxAge(fresh.get(address));
                    ZoneId zone = Policies.TALLINN;
                    Instant midnight = LocalDate.ofInstant(now, zone)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant();
                    long left = Duration.between(now, midnight).toSeconds();
                    return kept >= 0 && kept <= 60 && kept <= left && (left <= 65 || kept == 60);
                });
    }

    /// The edge is told of each entry, so only the day ends what it keeps.
    @Test
    void theEdgeKeepsListsAndPagesUntilTheDayEndsInThePolicysZone() {
        qt().withExamples(500)
                .forAll(longs().between(0, 400L * 24 * 3600), integers().between(0, 3))
                .check((seconds, route) -> {
                    Instant now = Instant.parse("2026-06-15T12:00:00Z").plusSeconds(seconds);
                    story.register.clock.set(now.toString());
                    String address = List.of(LIST, "/v1/policies", "/desk", "/v1/policies/desk/feed.atom")
                            .get(route);
                    String kept = atEdge(address);
                    Instant midnight = LocalDate.ofInstant(now, Policies.TALLINN)
                            .plusDays(1)
                            .atStartOfDay(Policies.TALLINN)
                            .toInstant();
                    long left = Math.max(0, Duration.between(now, midnight).toSeconds() - 5);
                    return kept.equals(
                            "public, max-age=" + Math.min(60, left) + ", s-maxage=" + left + ", stale-if-error=604800");
                });
    }

    @Test
    void theEdgeKeepsForAMinuteWhatChangesWithoutAnEntry() {
        String minute = "public, max-age=60, s-maxage=60, stale-if-error=604800";
        story.register.sign();
        assertEquals(minute, atEdge("/desk/2026-03-01/proof"));
        assertEquals(
                "public, max-age=60, s-maxage=60, stale-while-revalidate=600, stale-if-error=604800",
                atEdge("/v1/openapi.json"));
        assertEquals("no-cache", atEdge("/log/desk/checkpoint"));
        assertEquals("no-store", atEdge("/nothing"));
    }

    private String atEdge(String address) {
        var site = new ServedSite(null, true, "https://desk.example")
                .withEdge(Variables.of(Map.of("REGISTER_EDGE_SECRET", "secret")));
        byte[] event = TestRegister.event("GET", address, "register-edge", "secret");
        Reply reply = TestRegister.reply(TestRegister.call(story.register.read(story.register.chain, site), event));
        return assertNotNullHeader(reply);
    }

    private static long maxAge(Reply reply) {
        String header = assertNotNullHeader(reply);
        assertTrue(header.startsWith("public, max-age="), header);
        return Long.parseLong(header.substring("public, max-age=".length()));
    }

    private static String assertNotNullHeader(Reply reply) {
        String header = reply.header("cache-control");
        assertNotNull(header);
        assertFalse(header.isBlank());
        return header;
    }
}
