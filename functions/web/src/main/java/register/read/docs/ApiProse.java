package register.read.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.page.Html;
import register.page.Hyperlinks;

/// Sentences and tables of the API's description.
final class ApiProse {
    private ApiProse() {}

    /// A description in which backticks mark code (CommonMark).
    static List<Html> of(String text) {
        String[] parts = text.split("`", -1);
        var pieces = new ArrayList<Html>();
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(i % 2 == 1 ? code(parts[i]) : Html.text(parts[i]));
            }
        }
        return pieces;
    }

    static Html.Element paragraph(String text) {
        return Html.element("p").and(of(text));
    }

    static Html code(String text) {
        return Html.element("code", text);
    }

    static Html link(ApiPart part, String anchor, String text) {
        return Hyperlinks.own(part.address() + "#" + anchor, text);
    }

    static Html.Element section(String anchor, String element, String heading) {
        return Html.element("section", Html.element(element, heading)).with("id", anchor);
    }

    /// @param columns the first identifies the row
    static Html table(String label, List<String> columns, List<List<List<Html>>> rows) {
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : columns) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        Html.Element body = Html.element("tbody").with("role", "rowgroup");
        for (List<List<Html>> row : rows) {
            Html.Element line = Html.element("tr").with("role", "row");
            for (int i = 0; i < columns.size(); i++) {
                Html.Element cell = i == 0
                        ? Html.element("th").with("scope", "row").with("role", "rowheader")
                        : Html.element("td").with("role", "cell").with("data-label", columns.get(i));
                line = line.and(cell.and(row.get(i)));
            }
            body = body.and(line);
        }
        return Html.element("table", Html.element("thead", head).with("role", "rowgroup"), body)
                .with("role", "table")
                .with("aria-label", label);
    }

    /// The pieces, separated by commas.
    static List<Html> joined(List<? extends Html> pieces) {
        return pieces.stream()
                .flatMap(piece -> Stream.of(Html.text(", "), piece))
                .skip(1)
                .toList();
    }
}
