package register.read.page;

import java.util.ArrayList;
import java.util.List;
import register.read.html.Html;
import register.words.Words;

/// The columns of the list: those of transfers only where the list states any.
///
/// @param names in their order
record Columns(List<String> names, boolean transfers) {
    Columns {
        names = List.copyOf(names);
    }

    static Columns of(PolicyPage.View view, PageList list) {
        Words glossary = view.glossary();
        boolean transfers = list.groups().stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.lines().stream())
                .anyMatch(line -> !line.first().transfers().isEmpty());
        var names = new ArrayList<>(List.of(
                glossary.get("subprocessor"),
                glossary.get("service") + " · " + glossary.get("purpose"),
                glossary.get("location")));
        if (transfers) {
            names.add(glossary.get("transfer-label"));
        }
        return new Columns(names, transfers);
    }

    String location() {
        return names.get(2);
    }

    String transfer() {
        return names.getLast();
    }

    Html head() {
        Html.Element row = Html.element("tr").with("role", "row");
        for (int i = 0; i < names.size(); i++) {
            row = row.and(Html.element("th", names.get(i))
                    .with("scope", "col")
                    .with("role", "columnheader")
                    .with("class", "c" + (i + 1)));
        }
        return Html.element("thead", row).with("role", "rowgroup");
    }
}
