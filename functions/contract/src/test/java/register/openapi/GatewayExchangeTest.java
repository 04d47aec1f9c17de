package register.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GatewayExchangeTest {
    private static final byte[] EVENT = """
            {"version": "2.0", "rawPath": "/a%20b", "rawQueryString": "x=1", "headers": {},
             "requestContext": {"http": {"method": "GET"}}}
            """.getBytes(UTF_8);

    @Test
    void isWhatTheClientSees() {
        assertEquals(
                new ApiExchange("GET", "/a%20b?x=1", 200, Map.of("content-type", "text/plain"), "õ"),
                of("{\"Content-Type\": \"text/plain\"}", "õ", false));
    }

    @Test
    void aBodyIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("long".getBytes(UTF_8));
        }
        String packed = Base64.getEncoder().encodeToString(bytes.toByteArray());
        assertEquals(
                "long", of("{\"Content-Encoding\": \"gzip\"}", packed, true).body());
        assertEquals("", of("{\"Content-Encoding\": \"gzip\"}", "", false).body());
    }

    @Test
    void aMalformedResponseIsRefused() {
        for (String response :
                new String[] {"[]", "{}", "{\"statusCode\": 200, \"headers\": {\"a\": 1}, \"body\": \"\"}"}) {
            assertThrows(IllegalArgumentException.class, () -> GatewayExchange.of(EVENT, response.getBytes(UTF_8)));
        }
    }

    private static ApiExchange of(String headers, String body, boolean base64) {
        return GatewayExchange.of(EVENT, """
                {"statusCode": 200, "headers": %s, "body": "%s", "isBase64Encoded": %s}
                """.formatted(headers, body, base64).getBytes(UTF_8));
    }
}
