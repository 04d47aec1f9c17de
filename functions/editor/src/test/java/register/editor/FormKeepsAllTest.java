package register.editor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import register.editor.desk.FileText;
import register.editor.form.Posted;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.policyfile.inspection.Inspection;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;

/// Posting the form unchanged keeps the file's content, whatever it is.
class FormKeepsAllTest {
    private static final Inspection NOTHING = new Inspection(List.of(), null, null);

    /// Values for any place in a file, sensible or not.
    private static final List<Json> ANYTHING = List.of(
            Json.of("? Birch: a brand, or its legal name?"),
            Json.of("?"),
            Json.of(""),
            Json.of(" "),
            Json.of(" blanks around "),
            Json.of("two\nlines"),
            Json.of("\n"),
            Json.of("</textarea></form><script>alert(1)</script>"),
            Json.of("\" onfocus=\"alert(1)\" x='"),
            Json.of("a\u202Eb\u0007c\u0000d"),
            Json.of("Estonia"),
            Json.of("2026-13-45"),
            Json.of("ä\u0301 😀 \uFFFD"),
            Json.of(42),
            Json.of(-1),
            Json.of(true),
            Json.of(false),
            Json.Null.NULL,
            Json.array(List.of()),
            Json.array(List.of(Json.of("? Europe / worldwide"), Json.of("one"), Json.of(7))),
            Json.array(List.of(Json.Null.NULL, JsonText.parse("{}".getBytes(UTF_8)))),
            Json.object().build(),
            Json.object()
                    .put("odd name", "x")
                    .put("country", "ZZ")
                    .put("de", "ja")
                    .build());

    @Test
    void everyExampleComesBackAsItIs() throws IOException {
        for (Path file : examples()) {
            assertKept(FileText.read(Bytes.of(Files.readAllBytes(file))).orElseThrow(), true);
        }
    }

    @Test
    void anyValueAnywhereComesBackUnchanged() throws IOException {
        var random = new Random(20261128);
        for (Path file : examples()) {
            Json.Obj sound = FileText.read(Bytes.of(Files.readAllBytes(file))).orElseThrow();
            for (int i = 0; i < 8; i++) {
                Json mutant = sound;
                for (int changes = random.nextInt(10); changes >= 0; changes--) {
                    mutant = mutated(mutant, random, 0);
                }
                if (mutant instanceof Json.Obj content) {
                    assertKept(content, i == 0);
                }
            }
        }
    }

    private static void assertKept(Json.Obj content, boolean plain) {
        String page = Forms.page(content, NOTHING, Language.ENGLISH, plain);
        assertEquals(
                CanonicalJson.text(content).replace(",", ",\n"),
                CanonicalJson.text(Posted.of(Forms.posted(page)).document()).replace(",", ",\n"));
    }

    private static List<Path> examples() throws IOException {
        try (var files = Files.walk(Checkout.file("infra/policies"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertTrue(found.size() > 5, "only " + found);
            return found;
        }
    }

    /// With another value in one place.
    private static Json mutated(Json value, Random random, int depth) {
        boolean here = depth > 0 && random.nextInt(4) == 0;
        return switch (value) {
            case Json.Obj(var members)
            when !here && !members.isEmpty() -> {
                var changed = new TreeMap<>(members);
                var names = new ArrayList<>(members.keySet());
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(8)) {
                    case 0 -> changed.remove(name);
                    case 1 -> changed.put("unknown." + random.nextInt(9), any(random));
                    case 2 -> changed.put("contact", any(random));
                    default -> changed.computeIfPresent(name, (_, there) -> mutated(there, random, depth + 1));
                }
                yield new Json.Obj(changed);
            }
            case Json.Arr(var items)
            when !here && !items.isEmpty() -> {
                var changed = new ArrayList<>(items);
                int index = random.nextInt(items.size());
                changed.set(index, mutated(items.get(index), random, depth + 1));
                yield new Json.Arr(changed);
            }
            default -> any(random);
        };
    }

    private static Json any(Random random) {
        return ANYTHING.get(random.nextInt(ANYTHING.size()));
    }
}
