package register.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.vendors.Service.Kind;

/// The dependencies of manifests and lock files in JSON. A damaged file states those before its error.
final class JsonManifest {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /// Where names are keys, and whether they serve development.
    private static final Map<String, Boolean> KEYS = Map.of(
            "/dependencies", false,
            "/optionalDependencies", false,
            "/peerDependencies", false,
            "/devDependencies", true,
            "/packages//dependencies", false,
            "/packages//devDependencies", true,
            "/require", false,
            "/require-dev", true);

    /// Where names are fields called `name`.
    private static final Map<String, Boolean> FIELDS = Map.of("/packages/", false, "/packages-dev/", true);

    private JsonManifest() {}

    static List<SeenName> npm(String text) {
        return read(text, Kind.NPM);
    }

    static List<SeenName> composer(String text) {
        return read(text, Kind.COMPOSER);
    }

    private static List<SeenName> read(String text, Kind kind) {
        var found = new ArrayList<SeenName>();
        Deque<String> within = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String key = parser.currentName();
                if (token.isStructStart()) {
                    within.addLast(key == null ? "" : key);
                } else if (token.isStructEnd()) {
                    within.removeLast();
                } else if (token.isScalarValue() && key != null) {
                    String place = String.join("/", within);
                    add(KEYS.get(place), kind, key, parser, found);
                    if (key.equals("name")) {
                        add(FIELDS.get(place), kind, parser.getText(), parser, found);
                    }
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static void add(@Nullable Boolean aside, Kind kind, String name, JsonParser parser, List<SeenName> found) {
        if (aside != null) {
            found.add(new SeenName(kind, name, parser.currentTokenLocation().getLineNr(), aside));
        }
    }
}
