package register.editor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import register.editor.form.FormTree;
import register.editor.page.EditorPage;
import register.editor.page.EditorWords;
import register.editor.page.View;
import register.json.Json;
import register.policyfile.inspection.Inspection;
import register.value.Language;

/// The editor's page as a browser has it.
final class Forms {
    private Forms() {}

    static String page(Json.Obj content, Inspection inspection, Language language, boolean plain) {
        return EditorPage.whole(new View(
                EditorWords.in(language),
                "draft.yaml",
                content,
                FormTree.of(content),
                "mark",
                true,
                inspection,
                null,
                null,
                plain));
    }

    /// The fields that a browser posts from a page, without the button.
    static Map<String, String> posted(String page) {
        var form = (FormElement) Jsoup.parse(page).expectFirst("form#edit");
        var fields = new LinkedHashMap<String, String>();
        for (Connection.KeyVal field : form.formData()) {
            fields.putIfAbsent(field.key(), field.value());
        }
        return fields;
    }
}
