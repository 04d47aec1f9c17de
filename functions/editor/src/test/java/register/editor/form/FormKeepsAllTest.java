package register.editor.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.page.Tags.all;
import static register.page.Tags.div;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import register.editor.desk.FileText;
import register.editor.page.EditorWords;
import register.editor.page.LongForm;
import register.editor.page.View;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.page.Html;
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
            assertKept(FileText.read(Bytes.of(Files.readAllBytes(file))).orElseThrow());
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
                    assertKept(content);
                }
            }
        }
    }

    private static void assertKept(Json.Obj content) {
        var parts = new ArrayList<>(List.of(FormPart.CONTENTS, FormPart.VERSION, FormPart.TEXT, FormPart.QUESTIONS));
        for (int i = 0; i < content.list("subprocessors").size(); i++) {
            parts.add(FormPart.subprocessor(i));
        }
        for (FormPart part : parts) {
            var form = new LongForm(
                    new View(EditorWords.in(Language.ENGLISH), "fields", part, content, "mark", true, NOTHING, null));
            String page = Html.write(div(all(form.page())));
            assertEquals(
                    CanonicalJson.text(content).replace(",", ",\n"),
                    CanonicalJson.text(part.in(content, posted(page))).replace(",", ",\n"));
        }
    }

    /// What a browser posts from a page, without the button.
    private static Posted posted(String page) {
        var form = (FormElement) Jsoup.parse(page).expectFirst("form#edit");
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(each -> fields.putIfAbsent(each.key(), each.value()));
        return Posted.of(fields);
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
