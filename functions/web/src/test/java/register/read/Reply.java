package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;

/// The handler's answer, as its client sees it.
public record Reply(int status, TreeMap<String, String> headers, Bytes bytes) {
    public String body() {
        return new String(bytes.toArray(), UTF_8);
    }

    public Json json() {
        return JsonText.parse(bytes.toArray());
    }

    /// The text at a path such as `subprocessors.0.id`.
    public String at(String path) {
        return member(json(), path) instanceof Json.Str text ? text.value() : CanonicalJson.text(member(json(), path));
    }

    public List<Json> list(String path) {
        return ((Json.Arr) member(json(), path)).items();
    }

    public List<String> each(String listPath, String path) {
        return list(listPath).stream()
                .map(item -> ((Json.Str) member(item, path)).value())
                .toList();
    }

    public boolean has(String name) {
        return ((Json.Obj) json()).get(name) != null;
    }

    @Nullable
    public String header(String name) {
        return headers.get(name);
    }

    public static Json member(Json object, String path) {
        Json value = object;
        for (String name : path.split("\\.", -1)) {
            Json next = value instanceof Json.Arr list
                    ? list.items().get(Integer.parseInt(name))
                    : ((Json.Obj) value).get(name);
            if (next == null) {
                throw new AssertionError("no " + name + " of " + path + " in " + CanonicalJson.text(value));
            }
            value = next;
        }
        return value;
    }
}
