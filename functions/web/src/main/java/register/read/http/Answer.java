package register.read.http;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;

/// The answer to a request, before it is fitted to the client (compressed, or omitted because the client has it).
///
/// @param body may be empty
public record Answer(int status, Body body, NavigableMap<String, String> headers) {
    public Answer {
        headers = Collections.unmodifiableNavigableMap(new TreeMap<>(headers));
    }

    public static Answer json(Json body, String cacheControl) {
        return ok("application/json", CanonicalJson.text(body), cacheControl);
    }

    public static Answer text(String type, String body, String cacheControl) {
        return ok(type + "; charset=utf-8", body, cacheControl);
    }

    public static Answer ok(String contentType, String body, String cacheControl) {
        return ok(contentType, Body.of(body), cacheControl);
    }

    public static Answer bytes(String contentType, byte[] body, String cacheControl) {
        return ok(contentType, Body.of(body), cacheControl);
    }

    private static Answer ok(String contentType, Body body, String cacheControl) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", cacheControl);
        return new Answer(200, body, headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, Body.NONE, new TreeMap<>());
    }

    public Answer withStatus(int other) {
        return new Answer(other, body, headers);
    }

    /// @param value null leaves the header unchanged
    public Answer with(String name, @Nullable String value) {
        return value == null ? this : with(Map.of(name, value));
    }

    public Answer with(Map<String, String> others) {
        var more = new TreeMap<>(headers);
        more.putAll(others);
        return new Answer(status, body, more);
    }
}
