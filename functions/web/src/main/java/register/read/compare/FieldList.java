package register.read.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.words.Words;

/// A version's fields: the names, and the texts with insertions and deletions marked.
final class FieldList {
    private final Words glossary;

    FieldList(Words glossary) {
        this.glossary = glossary;
    }

    /// The changed fields.
    ///
    /// @return null if nothing changed
    @Nullable
    Html of(Map<String, FieldTexts.Said> before, Map<String, FieldTexts.Said> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        Html.Element list = list();
        for (String name : names) {
            FieldTexts.@Nullable Said was = before.get(name);
            FieldTexts.@Nullable Said is = after.get(name);
            if (was == null || is == null || !was.text().equals(is.text())) {
                list = list.and(
                        List.of(Html.element("dt", name), Html.element("dd").and(marked(was, is))));
            }
        }
        return list.children().isEmpty() ? null : list;
    }

    /// All fields of an added or removed part, except the one in its heading.
    static Html whole(Map<String, FieldTexts.Said> texts, String heading) {
        Html.Element list = list();
        for (Map.Entry<String, FieldTexts.Said> each : texts.entrySet()) {
            FieldTexts.Said said = each.getValue();
            if (!said.text().equals(heading)) {
                list = list.and(List.of(
                        Html.element("dt", each.getKey()),
                        Html.element("dd", said.text()).with("lang", said.language())));
            }
        }
        return list;
    }

    private static Html.Element list() {
        return Html.element("dl").with("class", "was");
    }

    private List<Html> marked(FieldTexts.@Nullable Said was, FieldTexts.@Nullable Said is) {
        if (was != null && is != null) {
            List<Html> both = Marked.both(was.text(), is.text());
            return is.language() == null
                    ? both
                    : List.of(Html.element("span").with("lang", is.language()).and(both));
        }
        return List.of(marked("del", was), Html.text(" "), marked("ins", is));
    }

    private Html marked(String mark, FieldTexts.@Nullable Said said) {
        return said == null
                ? Html.element(mark, glossary.get("not-stated"))
                : Html.element(mark, said.text()).with("lang", said.language());
    }
}
