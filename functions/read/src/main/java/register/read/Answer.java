package register.read;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;

/// What is said to a request, before it is fitted to the client (compressed, or not sent because it is known).
///
/// @param body empty where there is nothing to say
record Answer(int status, Body body, NavigableMap<String, String> headers) {
    Answer {
        headers = Collections.unmodifiableNavigableMap(new TreeMap<>(headers));
    }

    static Answer json(Json body, String cacheControl) {
        return ok("application/json", CanonicalJson.text(body), cacheControl);
    }

    static Answer text(String type, String body, String cacheControl) {
        return ok(type + "; charset=utf-8", body, cacheControl);
    }

    static Answer ok(String contentType, String body, String cacheControl) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", cacheControl);
        return new Answer(200, Body.of(body), headers);
    }

    static Answer empty(int status) {
        return new Answer(status, Body.NONE, new TreeMap<>());
    }

    Answer withStatus(int other) {
        return new Answer(other, body, headers);
    }

    /// @param value null leaves the header as it is
    Answer with(String name, @Nullable String value) {
        return value == null ? this : with(Map.of(name, value));
    }

    Answer with(Map<String, String> others) {
        var more = new TreeMap<>(headers);
        more.putAll(others);
        return new Answer(status, body, more);
    }
}
