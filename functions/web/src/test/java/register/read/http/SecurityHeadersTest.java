package register.read.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.read.Reply;
import register.read.Story;
import register.read.TestRegister;
import register.read.endpoint.SecurityContact;
import register.read.endpoint.ServedSite;

/// The security headers of every answer, and the contact for reporting weaknesses.
class SecurityHeadersTest {
    private static final SecurityContact CONTACT = new SecurityContact(
            List.of("mailto:security@example.com", "https://example.com/report"),
            "https://list.example.com/.well-known/security.txt");

    private final Story story = new Story();

    @ParameterizedTest
    @CsvSource({
        "GET,     /,                              200, same-origin",
        "GET,     /verify,                        200, same-origin",
        "GET,     /desk,                          200, same-origin",
        "GET,     /desk/2026-03-01,               200, same-origin",
        "HEAD,    /desk,                          200, same-origin",
        "GET,     /nothing,                       404, same-origin",
        "GET,     /.well-known/security.txt,      404, same-origin",
        "GET,     /desk?lang=en&lang=et,          400, same-origin",
        "POST,    /desk,                          405, same-origin",
        "OPTIONS, /desk,                          204, same-origin",
        "GET,     /v1/policies,                   200, cross-origin",
        "GET,     /v1/policies/desk/subprocessors, 200, cross-origin",
        "GET,     /v1/policies/desk/subprocessors.csv, 200, cross-origin",
        "GET,     /v1/openapi.json,               200, cross-origin",
        "GET,     /v1/policies?x=1,               400, cross-origin",
        "GET,     /v1/nothing,                    404, cross-origin",
        "GET,     /.well-known/subprocessors.json, 404, cross-origin",
        "DELETE,  /v1/policies,                   405, cross-origin",
        "OPTIONS, /v1/policies,                   204, cross-origin",
        "GET,     /v1/policies/desk/versions/2026-03-01/snapshot.pdf, 503, cross-origin",
    })
    void everyAnswerHasThem(String method, String address, int status, String resources) {
        Reply reply = story.register.send(method, address);
        assertEquals(status, reply.status());
        assertHeaders(reply, resources);
    }

    @Test
    void notModifiedAndFailuresHaveThemToo() {
        String etag = Objects.requireNonNull(story.get("/desk").header("etag"));
        Reply known = story.get("/desk", "if-none-match", etag);
        assertEquals(304, known.status());
        assertHeaders(known, "same-origin");
        Reply failed = TestRegister.reply(TestRegister.call(story.register.handler, "{}".getBytes(UTF_8)));
        assertEquals(500, failed.status());
        assertHeaders(failed, "cross-origin");
    }

    private static void assertHeaders(Reply reply, String resources) {
        assertEquals("nosniff", reply.header("x-content-type-options"));
        assertEquals("same-origin", reply.header("cross-origin-opener-policy"));
        assertEquals("require-corp", reply.header("cross-origin-embedder-policy"));
        assertEquals(resources, reply.header("cross-origin-resource-policy"));
        String permissions = Objects.requireNonNull(reply.header("permissions-policy"));
        assertTrue(permissions.matches("([a-z-]+=\\(\\), )+[a-z-]+=\\(\\)"), permissions);
        assertNull(reply.header("strict-transport-security"));
    }

    @Test
    void whereAllIsEncryptedEveryAnswerSaysSo() {
        var site = new ServedSite(null, true, null);
        for (RequestStreamHandler handler : List.of(
                story.register.read(story.register.chain, site), story.register.redirect(story.register.chain, site))) {
            for (byte[] event : List.of(
                    TestRegister.event("GET", "/v1/policies"),
                    TestRegister.event("GET", "/v1/policies/desk/versions/2026-03-01/snapshot.pdf"),
                    TestRegister.event("GET", "/nothing"),
                    "{}".getBytes(UTF_8))) {
                Reply reply = TestRegister.reply(TestRegister.call(handler, event));
                assertEquals("max-age=31536000", reply.header("strict-transport-security"));
            }
        }
    }

    /// RFC 9116, section 2.5.5: in the future, by less than a year.
    @Test
    void besideItNothingIsServedThere() {
        for (String address : List.of("/.well-known", "/.well-known/x", "/.well-known/secu%00rity.txt")) {
            assertEquals(404, story.get(address, "accept", "application/json").status(), address);
        }
    }

    @Test
    void securityTxtNamesTheContactsAndEndsWithinAYear() {
        RequestStreamHandler handler = story.register.read(story.register.chain, new ServedSite(CONTACT, false, null));
        Reply reply = TestRegister.reply(TestRegister.call(handler, TestRegister.event("GET", SecurityContact.PATH)));
        TestRegister.hold("GET", SecurityContact.PATH, reply);
        assertEquals(200, reply.status());
        assertEquals("text/plain; charset=utf-8", reply.header("content-type"));
        Matcher text = Pattern.compile("""
                        Contact: mailto:security@example.com
                        Contact: https://example.com/report
                        Expires: (\\S+)
                        Canonical: https://list.example.com/.well-known/security.txt
                        """).matcher(reply.body());
        assertTrue(text.matches(), reply.body());
        Duration valid = Duration.between(story.register.clock.instant(), Instant.parse(text.group(1)));
        assertTrue(valid.compareTo(Duration.ofDays(30)) > 0 && valid.compareTo(Duration.ofDays(365)) < 0, reply.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security@example.com",
                "http://example.com",
                "mailto:security@example.com\nContact: mailto:x@evil.example",
                "javascript:alert(1)",
                "",
            })
    void aContactThatIsNoneIsRefused(String contact) {
        assertThrows(IllegalArgumentException.class, () -> new SecurityContact(List.of(contact), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SecurityContact(List.of("mailto:a@example.com"), "http" + contact));
    }
}
