package register.editor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Access to the editor.
class AccessGuardTest {
    private static final String HOST = "127.0.0.1:4711";
    private static final String ORIGIN = "http://" + HOST;

    private final AccessGuard door = AccessGuard.at(4711);

    private Optional<String> refusal(
            String method, String path, List<String> hosts, @Nullable String origin, @Nullable String site) {
        return door.refusal(Requests.of(method, path, hosts, origin, site, Map.of()));
    }

    private void assertRefused(String why, String method, String path, String host, @Nullable String origin) {
        String said = refusal(method, path, List.of(host), origin, null).orElse("let in");
        assertTrue(said.contains(why), said);
        assertTrue(!said.contains(door.token()), said);
    }

    @Test
    void thePersonWithTheAddressIsLetIn() {
        assertEquals(Optional.empty(), refusal("GET", door.home(), List.of(HOST), null, "none"));
        assertEquals(Optional.empty(), refusal("GET", door.home(), List.of(HOST), null, null));
        assertEquals(Optional.empty(), refusal("GET", door.home() + "editor.css", List.of(HOST), null, "same-origin"));
        assertEquals(Optional.empty(), refusal("POST", door.home() + "form", List.of(HOST), ORIGIN, "same-origin"));
    }

    /// A name that resolves to this machine (DNS rebinding) is another origin to a browser.
    @Test
    void anotherHostNameIsRefused() {
        for (String host :
                List.of("localhost:4711", "127.0.0.1", "127.0.0.1:80", "evil.example:4711", "[::1]:4711", "")) {
            assertRefused("another host name", "GET", door.home(), host, null);
        }
        assertTrue(refusal("GET", door.home(), List.of(), null, null).isPresent());
        assertTrue(refusal("GET", door.home(), List.of(HOST, HOST), null, null).isPresent());
    }

    @Test
    void aMissingOrWrongTokenIsRefused() {
        String wrong = (door.token().startsWith("A") ? "B" : "A") + door.token().substring(1);
        for (String path : List.of(
                "/",
                "",
                "/form",
                "//",
                "/" + wrong + "/",
                "/" + door.token(),
                "/" + door.token() + "x/",
                "/x/" + door.token() + "/",
                "/%2e/" + door.token() + "/")) {
            assertRefused("no token", "GET", path, HOST, null);
        }
    }

    @Test
    void anotherOriginIsRefused() {
        for (String origin :
                List.of("null", "http://evil.example", "http://127.0.0.1:80", "https://" + HOST, ORIGIN + "/")) {
            assertRefused("another origin", "POST", door.home() + "form", HOST, origin);
            assertRefused("another origin", "GET", door.home(), HOST, origin);
        }
        assertRefused("another origin", "POST", door.home() + "form", HOST, null);
        for (String site : List.of("cross-site", "same-site")) {
            assertTrue(refusal("GET", door.home(), List.of(HOST), null, site).isPresent());
            assertTrue(refusal("POST", door.home() + "form", List.of(HOST), ORIGIN, site)
                    .isPresent());
        }
        assertTrue(refusal("POST", door.home() + "form", List.of(HOST), ORIGIN, "none")
                .isPresent());
    }

    @Test
    void noTwoDoorsHaveOneToken() {
        assertNotEquals(door.token(), AccessGuard.at(4711).token());
        assertEquals(43, door.token().length());
    }
}
