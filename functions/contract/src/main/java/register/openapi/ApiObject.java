package register.openapi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// An object in the document, and its place.
///
/// @param pointer its JSON Pointer (RFC 6901), without a leading `#`
record ApiObject(Json.Obj root, String pointer, Json.Obj node) {
    private static final String LOCAL = "#/";

    static ApiObject root(Json.Obj document) {
        return new ApiObject(document, "", document);
    }

    /// The object at that path below it, following references.
    ///
    /// @throws IllegalArgumentException if a reference leads nowhere
    Optional<ApiObject> find(String... names) {
        ApiObject at = this;
        for (String name : names) {
            if (!(at.node.get(name) instanceof Json.Obj child)) {
                return Optional.empty();
            }
            at = new ApiObject(root, at.pointer + "/" + escaped(name), child).resolved();
        }
        return Optional.of(at);
    }

    @Nullable
    Json value(String name) {
        return node.get(name);
    }

    /// An unnamed object below it; follows its reference.
    ApiObject item(Json.Obj item) {
        return new ApiObject(root, pointer, item).resolved();
    }

    private ApiObject resolved() {
        if (!(node.get("$ref") instanceof Json.Str(String reference)) || !reference.startsWith(LOCAL)) {
            return this;
        }
        String[] names = reference.substring(LOCAL.length()).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].replace("~1", "/").replace("~0", "~");
        }
        return root(root).find(names).orElseThrow(() -> new IllegalArgumentException("nothing at " + reference));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
