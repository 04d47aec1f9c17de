package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.json.CanonicalJson;
import register.json.Json;

/// What is said to a request, before it is fitted to the client (compressed, or not sent because it is known).
///
/// @param body UTF-8 text; empty where there is nothing to say
record Answer(int status, Bytes body, NavigableMap<String, String> headers) {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    Answer {
        headers = Collections.unmodifiableNavigableMap(new TreeMap<>(headers));
    }

    static Answer json(Json body, String cacheControl) {
        return ok("application/json", Bytes.of(CanonicalJson.bytes(body)), cacheControl);
    }

    static Answer text(String type, String body, String cacheControl) {
        return ok(type + "; charset=utf-8", Bytes.of(body.getBytes(UTF_8)), cacheControl);
    }

    static Answer ok(String contentType, Bytes body, String cacheControl) {
        return new Answer(200, body, new TreeMap<>())
                .with("Content-Type", contentType)
                .with("Cache-Control", cacheControl);
    }

    static Answer empty(int status) {
        return new Answer(status, NOTHING, new TreeMap<>());
    }

    Answer withStatus(int other) {
        return new Answer(other, body, headers);
    }

    Answer withoutBody() {
        return new Answer(status, NOTHING, headers);
    }

    /// @param value null leaves the header as it is
    Answer with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more);
    }

    Answer without(String name) {
        var fewer = new TreeMap<>(headers);
        fewer.remove(name);
        return new Answer(status, body, fewer);
    }
}
