package register.read.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.read.html.Html;
import register.words.Words;

/// What is stated, field by field: its name, and its text with what came and went marked.
final class FieldList {
    private final Words glossary;

    FieldList(Words glossary) {
        this.glossary = glossary;
    }

    /// The fields that read differently.
    ///
    /// @return null where nothing does
    @Nullable
    Html of(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        Html.Element list = list();
        for (String name : names) {
            @Nullable String was = before.get(name);
            @Nullable String is = after.get(name);
            if (was == null || !was.equals(is)) {
                list = list.and(
                        List.of(Html.element("dt", name), Html.element("dd").and(marked(was, is))));
            }
        }
        return list.children().isEmpty() ? null : list;
    }

    /// All fields of what came or went, but for what its heading says.
    static Html whole(Map<String, String> texts, String heading) {
        Html.Element list = list();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (!text.getValue().equals(heading)) {
                list = list.and(List.of(Html.element("dt", text.getKey()), Html.element("dd", text.getValue())));
            }
        }
        return list;
    }

    private static Html.Element list() {
        return Html.element("dl").with("class", "was");
    }

    private List<Html> marked(@Nullable String was, @Nullable String is) {
        if (was != null && is != null) {
            return Marked.both(was, is);
        }
        String unstated = glossary.get("not-stated");
        return List.of(
                Html.element("del", was == null ? unstated : was),
                Html.text(" "),
                Html.element("ins", is == null ? unstated : is));
    }
}
