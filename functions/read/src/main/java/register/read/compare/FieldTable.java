package register.read.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.read.html.Html;
import register.words.Words;

/// The fields that read differently, a row each: name, text before, text after.
final class FieldTable {
    private final Words words;
    private final Words glossary;

    FieldTable(Words words, Words glossary) {
        this.words = words;
        this.glossary = glossary;
    }

    /// @return null where nothing reads differently
    @Nullable
    Html of(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        var rows = new ArrayList<Html>();
        for (String name : names) {
            @Nullable String was = before.get(name);
            @Nullable String is = after.get(name);
            if (was == null || !was.equals(is)) {
                rows.add(row(name, was, is));
            }
        }
        return rows.isEmpty() ? null : table(rows);
    }

    private Html table(List<Html> rows) {
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : List.of("field", "before", "after")) {
            head = head.and(
                    Html.element("th", words.get(column)).with("scope", "col").with("role", "columnheader"));
        }
        return Html.element(
                        "table",
                        Html.element("thead", head).with("role", "rowgroup"),
                        Html.element("tbody").with("role", "rowgroup").and(rows))
                .with("role", "table")
                .with("class", "fields");
    }

    private Html row(String name, @Nullable String before, @Nullable String after) {
        List<TextDiff.Run> runs = TextDiff.between(before == null ? "" : before, after == null ? "" : after);
        return Html.element(
                        "tr",
                        Html.element("th", name).with("scope", "row").with("role", "rowheader"),
                        cell("before", before == null ? unstated() : Marked.before(runs)),
                        cell("after", after == null ? unstated() : Marked.after(runs)))
                .with("role", "row");
    }

    private List<Html> unstated() {
        return List.of(Html.element("span", glossary.get("not-stated")).with("class", "quiet"));
    }

    private Html cell(String column, List<Html> content) {
        return Html.element("td", Html.element("div").and(content))
                .with("role", "cell")
                .with("data-label", words.get(column));
    }
}
