package register.read.compare;

import static register.page.Tags.*;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.words.Words;

/// A version's fields: the names, and the texts with insertions and deletions marked.
record FieldList(Words glossary) {
    /// The changed fields.
    ///
    /// @return null if nothing changed
    @Nullable
    Html of(Map<String, FieldTexts.FieldText> before, Map<String, FieldTexts.FieldText> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        Html.Element list = list();
        for (String name : names) {
            FieldTexts.@Nullable FieldText was = before.get(name);
            FieldTexts.@Nullable FieldText is = after.get(name);
            if (was == null || is == null || !was.text().equals(is.text())) {
                list = list.with(dt(name), dd(all(marked(was, is))));
            }
        }
        return list.children().isEmpty() ? null : list;
    }

    /// All fields of an added or removed part, except the one in its heading.
    static Html whole(Map<String, FieldTexts.FieldText> texts, String heading) {
        Html.Element list = list();
        for (Map.Entry<String, FieldTexts.FieldText> each : texts.entrySet()) {
            FieldTexts.FieldText said = each.getValue();
            if (!said.text().equals(heading)) {
                list = list.with(dt(each.getKey()), element("dd", said.text(), lang(said.language())));
            }
        }
        return list;
    }

    private static Html.Element list() {
        return dl(css("was"));
    }

    private List<Html> marked(FieldTexts.@Nullable FieldText was, FieldTexts.@Nullable FieldText is) {
        if (was != null && is != null) {
            List<Html> both = MarkedDifferences.both(was.text(), is.text());
            return is.language() == null ? both : List.of(span(lang(is.language()), all(both)));
        }
        return List.of(marked("del", was), text(" "), marked("ins", is));
    }

    private Html marked(String mark, FieldTexts.@Nullable FieldText said) {
        return said == null
                ? element(mark, glossary.get("not-stated"))
                : element(mark, said.text(), lang(said.language()));
    }
}
