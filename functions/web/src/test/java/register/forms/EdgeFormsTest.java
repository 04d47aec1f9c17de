package register.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.read.endpoint.ServedSite;
import register.read.http.Request;
import register.settings.Variables;
import register.subscription.Confirmations;

/// Forms count by the reader's address, which behind the edge only the edge tells.
class EdgeFormsTest {
    private static final int PLACES = 50;
    private static final String SECRET = "a secret of 48 characters";
    private static final String EDGE = "203.0.113.9";

    private final FormsWorld edge = new FormsWorld(new ServedSite(null, true, "https://register.example")
            .withEdge(Variables.of(Map.of("REGISTER_EDGE_SECRET", SECRET))));

    @Test
    void eachReaderHasPlacesOfItsOwnBehindOneEdge() {
        for (int i = 0; i < PLACES; i++) {
            assertEquals(202, post("198.51.100.7:" + (40_000 + i), Map.of()));
        }
        assertEquals(429, post("198.51.100.7:1", Map.of()));
        assertEquals(202, post("198.51.101.7:1", Map.of()), "another network");
        assertEquals(202, post("2001:db8:1::7:443", Map.of()), "as CloudFront writes IPv6");
    }

    @Test
    void noOtherHeaderMovesTheCount() {
        for (int i = 0; i < PLACES; i++) {
            assertEquals(202, post("198.51.100.7:443", Map.of()));
        }
        for (String name : new String[] {"x-forwarded-for", "forwarded", "x-real-ip", "true-client-ip"}) {
            assertEquals(429, post("198.51.100.7:443", Map.of(name, "192.0.2.77")), name);
        }
    }

    /// However many there are: whoever hides its address shares the places of all who do.
    @Test
    void readersWithoutAnAddressShareOneNetwork() {
        for (int i = 0; i < PLACES; i++) {
            assertEquals(202, post(null, Map.of()));
        }
        assertEquals(429, post("no address", Map.of()));
    }

    @Test
    void whoComesPastTheEdgeIsRefusedWhateverItClaims() {
        for (Map<String, String> claimed : List.of(
                Map.<String, String>of(),
                Map.of("cloudfront-viewer-address", "198.51.100.7:443"),
                Map.of("register-edge", ""),
                Map.of("register-edge", ","),
                Map.of("register-edge", SECRET + SECRET))) {
            for (String method : List.of("GET", "POST", "OPTIONS")) {
                FormsWorld.Reply refused = edge.gateway(
                        EDGE,
                        method,
                        "/acme/subscribe",
                        "application/x-www-form-urlencoded",
                        method.equals("POST") ? "address=mari%40customer.example" : null,
                        claimed);
                assertEquals(403, refused.status(), claimed + method);
                assertEquals("no-store", refused.headers().get("Cache-Control"));
                assertTrue(refused.body().contains("https://register.example/"), refused.body());
            }
        }
        assertEquals(0, edge.ports.records().count(Confirmations.KIND));
    }

    /// `infra/deploy --rotate-edge` replaces "old" by "old,new" and that by "new". AWS changes functions and edge in
    /// any
    /// order.
    @Test
    void theEdgeIsKnownWhileItsSecretIsReplaced() {
        for (List<String> both : List.of(
                List.of("old", "old"),
                List.of("old", "old,new"),
                List.of("old,new", "old"),
                List.of("old,new", "new"),
                List.of("new", "old,new"))) {
            assertTrue(isKnown(both.getFirst(), both.getLast()), both::toString);
        }
        for (String other : List.of("old", "ol", "", ",", "other,older")) {
            assertFalse(isKnown(other, "new"), other);
            assertFalse(isKnown(other, "new,"), other);
        }
    }

    private static boolean isKnown(String sent, String own) {
        return new Request("GET", "/", "", Map.of("register-edge", sent)).isFromEdge(own);
    }

    /// Without an edge nothing tells of another address than the gateway's.
    @Test
    void withoutAnEdgeItsHeadersAreNothing() {
        var direct = new FormsWorld();
        for (int i = 0; i <= PLACES; i++) {
            int status = direct.from(
                            "192.0.2.7",
                            "POST",
                            "/acme/subscribe",
                            "application/x-www-form-urlencoded",
                            "address=mari%40customer.example",
                            headers("198.51." + i + ".7:443", Map.of()))
                    .status();
            assertEquals(i < PLACES ? 202 : 429, status);
        }
    }

    private int post(@Nullable String viewer, Map<String, String> more) {
        return edge.from(
                        EDGE,
                        "POST",
                        "/acme/subscribe",
                        "application/x-www-form-urlencoded",
                        "address=mari%40customer.example",
                        headers(viewer, more))
                .status();
    }

    private static Map<String, String> headers(@Nullable String viewer, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("accept", "text/html");
        headers.put("register-edge", SECRET);
        if (viewer != null) {
            headers.put("cloudfront-viewer-address", viewer);
        }
        return headers;
    }
}
