package register.machine.mcp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Resource;

/// A tool: one address of the public API.
///
/// @param definition its form in `tools/list`
/// @param address its path; `{NAME}` stands for an argument, and further arguments go into the query
/// @param required the arguments that a call must have
/// @param arguments the schemas of all arguments
record Tool(String name, Json.Obj definition, String address, List<String> required, Map<String, Json.Obj> arguments) {
    /// Longer than any value that the API accepts.
    private static final int LONGEST = 100;

    private static final Json ANNOTATIONS =
            Json.object().put("readOnlyHint", true).put("openWorldHint", false).build();

    /// The tools, in the order of `tools.json`.
    static List<Tool> all() {
        var document = (Json.Obj) JsonText.parse(Resource.bytes(Tool.class, "tools.json"));
        var schemas = document.object("arguments");
        return document.list("tools").stream()
                .map(tool -> of((Json.Obj) tool, schemas))
                .toList();
    }

    private static Tool of(Json.Obj described, Json.Obj schemas) {
        List<String> required = described.texts("required");
        var names = new ArrayList<>(required);
        names.addAll(described.texts("optional"));
        Json.Builder properties = Json.object();
        names.forEach(name -> properties.put(name, schemas.object(name)));
        Json.Obj arguments = properties.build();
        Json.Obj definition = Json.object()
                .put("name", described.text("name"))
                .put("title", described.text("title"))
                .put("description", described.text("description"))
                .put("annotations", ANNOTATIONS)
                .put(
                        "inputSchema",
                        Json.object()
                                .put("type", "object")
                                .put("properties", arguments)
                                .putNonEmpty(
                                        "required",
                                        required.stream().map(Json::of).toList())
                                .put("additionalProperties", false))
                .build();
        var byName = new TreeMap<String, Json.Obj>();
        names.forEach(name -> byName.put(name, schemas.object(name)));
        return new Tool(described.text("name"), definition, described.text("address"), required, byName);
    }

    /// The address of the API that answers a call.
    ///
    /// @throws IllegalArgumentException naming the first argument that the schema refuses by its name or type, its
    ///     value, and what was expected; the API judges the values
    String address(Json.Obj given) {
        for (String name : required) {
            if (given.get(name) == null) {
                throw refused(name, Json.of(""), "missing: expected " + expected(name));
            }
        }
        String path = address;
        var query = new StringBuilder();
        for (Map.Entry<String, Json> argument : given.members().entrySet()) {
            String name = argument.getKey();
            String value = encoded(text(name, argument.getValue()));
            if (path.contains("{" + name + "}")) {
                path = path.replace("{" + name + "}", value);
            } else {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        }
        return path + query;
    }

    private String text(String name, Json value) {
        Json.Obj schema = arguments.get(name);
        if (schema == null) {
            throw refused(
                    name,
                    value,
                    "unknown: this tool takes "
                            + (arguments.isEmpty() ? "no arguments" : String.join(", ", arguments.keySet())));
        }
        return switch (value) {
            case Json.Num(long number) when schema.text("type").equals("integer") -> Long.toString(number);
            case Json.Str(String text)
            when schema.text("type").equals("string") && !text.isEmpty() && text.length() <= LONGEST -> text;
            default -> throw refused(name, value, "expected " + expected(name));
        };
    }

    private String expected(String name) {
        Json.Obj schema = arguments.get(name);
        return schema != null && schema.text("type").equals("integer")
                ? "a whole number"
                : "a text of 1 to " + LONGEST + " characters";
    }

    private static IllegalArgumentException refused(String name, Json value, String expected) {
        String shown = value instanceof Json.Str(String text) ? text : CanonicalJson.text(value);
        return new IllegalArgumentException(Expected.words(name, shown, expected));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
