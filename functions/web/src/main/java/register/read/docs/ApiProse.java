package register.read.docs;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Tags;

/// Sentences and tables of the API's description.
final class ApiProse {
    private ApiProse() {}

    /// A description in which backticks mark code (CommonMark).
    static List<Html> of(String text) {
        String[] parts = text.split("`", -1);
        var pieces = new ArrayList<Html>();
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(i % 2 == 1 ? code(parts[i]) : text(parts[i]));
            }
        }
        return pieces;
    }

    static Html.Element paragraph(String text) {
        return p(all(of(text)));
    }

    static Html code(String text) {
        return element("code", text);
    }

    static Html link(ApiPart part, String anchor, String text) {
        return Hyperlinks.own(part.address() + "#" + anchor, text);
    }

    static Html.Element section(String anchor, String element, String heading) {
        return Tags.section(id(anchor), element(element, heading));
    }

    /// @param columns the first identifies the row
    static Html table(String label, List<String> columns, List<List<List<Html>>> rows) {
        Html.Element head =
                tr(role("row"), each(columns, column -> th(column, attribute("scope", "col"), role("columnheader"))));
        Html.Element body = element("tbody", role("rowgroup"));
        for (List<List<Html>> row : rows) {
            Html.Element line = tr(role("row"));
            for (int i = 0; i < columns.size(); i++) {
                Html.Element cell = i == 0
                        ? th(attribute("scope", "row"), role("rowheader"))
                        : td(role("cell"), attribute("data-label", columns.get(i)));
                line = line.with(cell.with(all(row.get(i))));
            }
            body = body.with(line);
        }
        return element(
                "table", role("table"), attribute("aria-label", label), element("thead", role("rowgroup"), head), body);
    }

    /// The pieces, separated by commas.
    static List<Html> joined(List<? extends Html> pieces) {
        return pieces.stream()
                .flatMap(piece -> Stream.of(text(", "), piece))
                .skip(1)
                .toList();
    }
}
