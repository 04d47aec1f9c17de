package register.openapi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// An object in the document, and its place.
///
/// @param pointer its JSON Pointer (RFC 6901), without a leading `#`
record Place(Json.Obj root, String pointer, Json.Obj node) {
    private static final String LOCAL = "#/";

    static Place root(Json.Obj document) {
        return new Place(document, "", document);
    }

    /// The object at that path below it; follows references.
    ///
    /// @throws IllegalArgumentException when a reference leads nowhere
    Optional<Place> find(String... names) {
        Place at = this;
        for (String name : names) {
            if (!(at.node.get(name) instanceof Json.Obj child)) {
                return Optional.empty();
            }
            at = new Place(root, at.pointer + "/" + escaped(name), child).resolved();
        }
        return Optional.of(at);
    }

    @Nullable
    Json value(String name) {
        return node.get(name);
    }

    /// An unnamed object below it; follows its reference.
    Place item(Json.Obj item) {
        return new Place(root, pointer, item).resolved();
    }

    private Place resolved() {
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
