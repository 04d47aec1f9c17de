package register.machine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;

/// A request as an event of an API Gateway HTTP API (payload format 2.0).
final class GatewayEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GatewayEvent() {}

    static byte[] bytes(HttpRequest asked, String routeKey, Instant now) {
        Map<String, Json> headers = headers(asked.headers());
        List<String> cookies = cookies(asked.values("cookie"));
        boolean isEmpty = asked.body().length() == 0;
        return CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("routeKey", routeKey)
                .put("rawPath", asked.path())
                .put("rawQueryString", asked.query() == null ? "" : asked.query())
                .put("cookies", cookies.isEmpty() ? null : Json.strings(cookies))
                .put("headers", Json.object().putAll(headers))
                .put("queryStringParameters", parameters(asked.query()))
                .put("requestContext", context(asked, routeKey, headers, now))
                .put(
                        "body",
                        isEmpty
                                ? null
                                : Base64.getEncoder()
                                        .encodeToString(asked.body().toArray()))
                .put("isBase64Encoded", !isEmpty)
                .build());
    }

    private static Json context(HttpRequest asked, String routeKey, Map<String, Json> headers, Instant now) {
        return Json.object()
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("domainName", "localhost")
                .put("domainPrefix", "localhost")
                .put(
                        "http",
                        Json.object()
                                .put("method", asked.method())
                                .put("path", asked.path())
                                .put("protocol", asked.protocol())
                                .put("sourceIp", source(asked))
                                .put("userAgent", headers.get("user-agent")))
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli())
                .build();
    }

    /// The client's address: the last one named by a proxy on this machine or in its network, otherwise the peer's.
    private static String source(HttpRequest asked) {
        InetAddress peer = asked.peer();
        List<String> forwarded = asked.values("x-forwarded-for");
        if (forwarded.isEmpty() || !(peer.isLoopbackAddress() || peer.isSiteLocalAddress())) {
            return peer.getHostAddress();
        }
        String all = String.join(",", forwarded);
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }

    /// Names in lower case; several values of a name are joined by commas.
    private static Map<String, Json> headers(Map<String, List<String>> headers) {
        var joined = new TreeMap<String, Json>();
        headers.forEach((name, values) -> {
            if (!name.equals("cookie")) {
                joined.put(name, Json.of(String.join(",", values)));
            }
        });
        return joined;
    }

    private static List<String> cookies(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(String::strip)
                .toList();
    }

    private static @Nullable Json parameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        var parameters = new TreeMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty()) {
                parameters.merge(decoded(name), decoded(value), (first, next) -> first + "," + next);
            }
        }
        var members = new TreeMap<String, Json>();
        parameters.forEach((name, value) -> members.put(name, Json.of(value)));
        return new Json.Obj(members);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
