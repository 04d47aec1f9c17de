package register.editor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Access to the desk of a team.
class SignInGuardTest {
    private static final String ORIGIN = "https://desk.example.com";
    private static final String SECRET = "s".repeat(32);
    private static final Map<String, List<String>> ADA =
            Map.of("x-desk-secret", List.of(SECRET), "x-forwarded-user", List.of("Ada Näidis"));

    private final Door door = new SignInGuard(URI.create(ORIGIN), "X-Forwarded-User", SECRET);

    private void assertRefused(String why, Map<String, List<String>> headers) {
        String said = refusal("127.0.0.1", "GET", headers).orElse("let in");
        assertTrue(said.contains(why), said);
        assertTrue(!said.contains(SECRET), said);
    }

    private Optional<String> refusal(String peer, String method, Map<String, List<String>> headers) {
        return door.refusal(Requests.from(peer, method, "/requests", headers));
    }

    private static Map<String, List<String>> ada(String name, String... values) {
        var headers = new TreeMap<>(ADA);
        headers.put(name, List.of(values));
        return headers;
    }

    @Test
    void whoHasSignedInIsLetInByName() {
        assertEquals(Optional.empty(), refusal("127.0.0.1", "GET", ADA));
        assertEquals(Optional.empty(), refusal("::1", "POST", ada("origin", ORIGIN)));
        assertEquals(Optional.of("Ada Näidis"), door.person(Requests.from("127.0.0.1", "GET", "/", ADA)));
    }

    @Test
    void whatTheProxyDidNotForwardIsRefused() {
        assertRefused("not through the proxy", Map.of("x-forwarded-user", List.of("Ada Näidis")));
        assertRefused("not through the proxy", ada("x-desk-secret", SECRET.substring(1)));
        assertRefused("not through the proxy", ada("x-desk-secret", SECRET, SECRET));
        assertRefused("not through the proxy", ada("x-desk-secret", ""));
        assertTrue(refusal("192.0.2.1", "GET", ADA).isPresent());
    }

    /// A proxy that adds its header to a stranger's names two.
    @Test
    void aRequestWithoutOneNameIsRefused() {
        assertRefused("no name", ada("x-forwarded-user"));
        assertRefused("no name", ada("x-forwarded-user", "Ada Näidis", "Eve"));
        for (String name : List.of("", " ", "A\tB", "A\u0000", "a".repeat(201))) {
            assertRefused("no name", ada("x-forwarded-user", name));
        }
    }

    @Test
    void anotherWebsiteIsRefused() {
        assertTrue(refusal("127.0.0.1", "POST", ADA).isPresent());
        for (String origin : List.of("null", "https://evil.example", "http://desk.example.com", ORIGIN + ":8443")) {
            assertTrue(refusal("127.0.0.1", "POST", ada("origin", origin)).isPresent(), origin);
        }
        assertTrue(
                refusal("127.0.0.1", "GET", ada("sec-fetch-site", "cross-site")).isPresent());
    }
}
