package register.machine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.value.Bytes;

class GatewayEventTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 203.0.113.9, 203.0.113.9",
        "10.0.0.7, 203.0.113.9, 203.0.113.9",
        "198.51.100.4, 203.0.113.9, 198.51.100.4",
        "127.0.0.1, '192.0.2.1, 203.0.113.9', 203.0.113.9",
        "127.0.0.1, , 127.0.0.1"
    })
    void aProxyHereOrInItsNetworkNamesTheClientAndNobodyElse(String peer, @Nullable String forwarded, String client)
            throws UnknownHostException {
        Map<String, List<String>> headers =
                forwarded == null ? Map.of() : Map.of("x-forwarded-for", List.of(forwarded));
        Json event = JsonText.parse(GatewayEvent.bytes(asked(peer, headers), "$default", Instant.EPOCH));
        Members http = Members.of(event).object("requestContext").object("http");
        assertEquals(client, http.text("sourceIp"));
    }

    private static HttpRequest asked(String peer, Map<String, List<String>> headers) throws UnknownHostException {
        return new HttpRequest(
                "GET", "/", null, "HTTP/1.1", headers, InetAddress.getByName(peer), Bytes.of(new byte[0]));
    }
}
