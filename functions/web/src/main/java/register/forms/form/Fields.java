package register.forms.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.http.Request;

/// The posted fields by name: a browser's form (`application/x-www-form-urlencoded`, WHATWG URL, section 5) or a JSON
/// object. Unknown fields are ignored; for duplicate names the first counts.
public final class Fields {
    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    /// @throws Refusal 400 if it cannot be read
    public static Fields of(Request request) {
        String type = request.header("content-type");
        boolean isJson = type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
        return new Fields(isJson ? ofJson(request.body()) : ofForm(request.body()));
    }

    private static Map<String, String> ofForm(String body) {
        var values = new HashMap<String, String>();
        try {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                values.putIfAbsent(
                        URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(equals < 0 ? "" : pair.substring(equals + 1), UTF_8));
            }
        } catch (IllegalArgumentException _) {
            throw Refusal.of(ProblemType.BAD_PARAMETER, "not percent-encoded UTF-8");
        }
        return values;
    }

    private static Map<String, String> ofJson(String body) {
        var values = new HashMap<String, String>();
        try {
            if (JsonText.parse(body.getBytes(UTF_8)) instanceof Json.Obj object) {
                object.members().forEach((name, value) -> {
                    if (value instanceof Json.Str(String text)) {
                        values.put(name, text);
                    }
                });
                return values;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw Refusal.of(ProblemType.BAD_PARAMETER, "expected a JSON object");
    }

    /// The value without surrounding blanks; null if missing or empty.
    public @Nullable String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
