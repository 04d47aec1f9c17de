package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;

class ErrorsTest {
    private static final String DESK = "/v1/policies/desk";

    private final Story story = new Story();

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/subprocessors?asOf=2026-13-01 asOf 2026-13-01",
                "/subprocessors?asOf=+999999999-01-01 asOf ' 999999999-01-01'",
                "/subprocessors?asOf= asOf ''",
                "/subprocessors?knownAt=2026-01-01 knownAt 2026-01-01",
                "/subprocessors?knownAt=2999-01-01T00:00:00Z knownAt 2999-01-01T00:00:00Z",
                "/subprocessors?knownAt=2026-06-15T12:00:00.001Z knownAt 2026-06-15T12:00:00.001Z",
                "/subprocessors?lang=e lang e",
                "/subprocessors?lang=und lang und",
                "/subprocessors?lang=x-y lang x-y",
                "/subprocessors?category=hosting category hosting",
                "/subprocessors?region=%20 region ' '",
                "/subprocessors?Lang=et Lang et",
                "/subprocessors?lang=et&lang=en lang en",
                "/subprocessors?a%00%0Ab=c%E2%80%AEd a\uFFFD\uFFFDb c\uFFFDd",
                "/versions?status=past status past",
                "/versions?limit=0 limit 0",
                "/versions?limit=101 limit 101",
                "/versions?cursor=x cursor x",
                "/versions/2026-02-30 date 2026-02-30",
                "/versions/2026-03-01?revision=-1 revision -1",
                "/versions/2026-03-01?knownAt=2999-01-01T00:00:00Z knownAt 2999-01-01T00:00:00Z",
                "/versions/2026-03-01/snapshot.pdf?lang=123456789 lang 123456789",
                "/changes?from=x from x",
                "/changes from ''",
                "/changes?from=2026-03-01&to=y to y",
            })
    void badParameterIsNamedWithItsValue(String address, String parameter, String value) {
        Reply reply = story.get(DESK + address);
        assertEquals(400, reply.status());
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals("no-store", reply.header("cache-control"));
        assertEquals("400", reply.at("status"));
        assertEquals("A parameter cannot be used", reply.at("title"));
        assertEquals(parameter, reply.at("parameter"));
        assertEquals(value, reply.at("value"));
        assertFalse(reply.at("detail").isBlank());
    }

    @Test
    void longValueIsCut() {
        Reply reply = story.get(DESK + "/subprocessors?lang=" + "x".repeat(1000));
        assertEquals(81, reply.at("value").length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/policies?a=%",
                "/v1/policies?a=%4",
                "/v1/policies?a=%zz",
                "/v1/policies?a=%ff",
                "/v1/%c3",
                "/%",
                "/%fe"
            })
    void badPercentEncodingIsRefused(String address) {
        assertEquals(400, story.get(address).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/v1/policies/nobody/subprocessors policy",
                "/v1/policies/No%20Body/subprocessors policy",
                "/v1/policies/nobody/versions policy",
                "/v1/policies/nobody/versions/2026-03-01 policy",
                "/v1/policies/nobody/versions/2026-03-01/snapshot.pdf policy",
                "/v1/policies/nobody/changes?from=2026-03-01 policy",
                "/v1/policies/desk/versions/2026-03-02 date",
                "/v1/policies/desk/versions/2026-03-01?revision=3 revision",
                "/v1/policies/desk/subprocessors?asOf=2020-01-01 asOf",
                "/v1/policies/desk/changes?from=2020-01-01 from",
            })
    void whatIsNotThereIsNamed(String address, String part) {
        Reply reply = story.get(address);
        assertEquals(404, reply.status());
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals(part, reply.at("parameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/policies/desk",
                "/v1/policies/desk/versions/2026-03-01/snapshot",
                "/a/b/c",
                "/v1%2Fpolicies",
                "/.well-known/x"
            })
    void otherAddressesAreNotThere(String address) {
        assertEquals(404, story.get(address).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//", "//2026-03-01", "/v1/policies//subprocessors", "/v1/policies/desk/versions//snapshot.pdf"})
    void noPartOfAnAddressIsEmpty(String address) {
        assertEquals(
                "nothing is served at this address",
                story.get(address, "accept", "application/json").at("detail"));
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
            assertEquals(404, story.register.send(method, address).status(), method);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "get", ""})
    void otherMethodsAreNotAllowed(String method) {
        Reply reply = story.register.send(method, "/v1/policies");
        assertEquals(405, reply.status());
        assertEquals("GET, HEAD, OPTIONS", reply.header("allow"));
    }

    @Test
    void addressMayBeEightKilobytesLong() {
        String query = "a=".repeat(4096).substring("/v1/policies".length());
        assertEquals(400, story.get("/v1/policies?" + query).status());
        assertEquals(414, story.get("/v1/policies?" + query + "a").status());
    }

    @Test
    void headIsAnsweredLikeGetWithoutBody() {
        for (String address : List.of(DESK + "/subprocessors", "/desk", "/v1/nothing", "/v1/policies?x=1")) {
            Reply get = story.get(address);
            Reply head = story.register.send("HEAD", address);
            assertEquals(get.status(), head.status());
            assertEquals(get.headers(), head.headers());
            assertFalse(get.body().isEmpty());
            assertEquals("", head.body());
            Reply zipped = story.register.send("HEAD", address, "accept-encoding", "gzip");
            assertEquals(story.get(address, "accept-encoding", "gzip").headers(), zipped.headers());
            assertEquals("", zipped.body());
        }
    }

    @Test
    void pagesAnswerErrorsInHtmlToThoseWhoPreferIt() {
        Reply page = story.get("/nobody", "accept", "text/html,*/*;q=0.8", "accept-language", "de-AT, en;q=0.5");
        assertEquals(404, page.status());
        assertEquals("text/html; charset=utf-8", page.header("content-type"));
        assertTrue(page.body().contains("<html lang=\"de\">"));
        assertTrue(page.body().contains("Nicht gefunden"));
        assertEquals("application/problem+json", story.get("/nobody").header("content-type"));
        assertEquals(
                "application/problem+json",
                story.get("/v1/nobody", "accept", "text/html").header("content-type"));
    }

    @Test
    void failureTellsNothingToTheClientAndOneLineToTheLog() {
        PrintStream before = System.err;
        var log = new ByteArrayOutputStream();
        Reply reply;
        try {
            System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
            reply = TestRegister.reply(
                    TestRegister.call(story.register.handler(new Broken()), TestRegister.event("GET", "/v1/policies")));
        } finally {
            System.setErr(before);
        }
        assertEquals(500, reply.status());
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals("*", reply.header("access-control-allow-origin"));
        assertFalse(reply.body().contains("secret"));
        String line = log.toString(StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains("secret") && line.contains("Broken"), line);
    }

    @Test
    void errorHasNoValidator() {
        assertNull(story.get("/v1/nothing").header("etag"));
        assertEquals(404, story.get("/v1/nothing", "if-none-match", "*").status());
    }

    private static final class Broken implements Chain {
        @Override
        public boolean append(Entry entry) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<EntryHeader> head(PolicyId policy) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<Entry> entry(PolicyId policy, long sequence) {
            throw new IllegalStateException();
        }

        @Override
        public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
            throw new IllegalStateException();
        }

        @Override
        public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
            throw new IllegalStateException();
        }

        @Override
        public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
            throw new IllegalStateException("a secret\nread: 200 in a second line");
        }

        @Override
        public List<PolicyId> policies() {
            throw new IllegalStateException("a secret\nread: 200 in a second line");
        }
    }
}
