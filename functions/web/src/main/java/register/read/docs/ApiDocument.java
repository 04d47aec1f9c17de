package register.read.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.json.Json;
import register.json.JsonText;
import register.value.Resource;

/// A document that describes the API: the OpenAPI document, or a JSON Schema beside it.
///
/// @param file its name in the other documents' references
/// @param part the page of its schemas; their anchors begin with its key
/// @param schemas the path to its schemas
/// @param root the whole document
record ApiDocument(String file, ApiPart part, List<String> schemas, Json.Obj root) {
    private static final String LOCAL = "#/";

    static ApiDocument of(String file, ApiPart part, String folder, String... schemas) {
        byte[] text = Resource.bytes(ApiDocument.class, folder + file);
        return new ApiDocument(file, part, List.of(schemas), (Json.Obj) JsonText.parse(text));
    }

    String anchor() {
        return part.key();
    }

    /// A schema in the document, or the document itself.
    record NamedSchema(String anchor, String name, Json.Obj node) {}

    /// All schemas, the document's own first.
    List<NamedSchema> all() {
        var all = new ArrayList<NamedSchema>();
        if (root.get("properties") != null) {
            all.add(new NamedSchema(anchor(), root.text("title"), root));
        }
        named().forEach((anchor, schema) ->
                all.add(new NamedSchema(anchor, anchor.substring(anchor().length() + 1), schema)));
        return all;
    }

    /// Its schemas by anchor, except that of the whole document.
    private Map<String, Json.Obj> named() {
        Json.Obj at = root;
        for (String name : schemas) {
            at = at.object(name);
        }
        var named = new TreeMap<String, Json.Obj>();
        at.members().forEach((name, schema) -> named.put(anchor() + "-" + name, (Json.Obj) schema));
        return named;
    }

    /// The object itself, or the one that its reference within the document points to.
    Json.Obj resolved(Json value) {
        var object = (Json.Obj) value;
        String reference = object.text("$ref");
        if (!reference.startsWith(LOCAL)) {
            return object;
        }
        Json.Obj at = root;
        for (String name : reference.substring(LOCAL.length()).split("/", -1)) {
            at = at.object(name);
        }
        return resolved(at);
    }
}
