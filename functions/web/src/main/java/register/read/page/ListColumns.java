package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import register.page.Html;
import register.words.Words;

/// The columns of the list; those for transfers only if the list states any. A long list has two lines for each row,
/// and the rest, transfers included, folded away beneath.
///
/// @param names in order
record ListColumns(List<String> names, boolean transfers, boolean folded) {
    /// The number of rows from which a list is long.
    private static final int LONG = 20;

    ListColumns {
        names = List.copyOf(names);
    }

    static ListColumns of(PolicyPage.View view, PageList list) {
        Words glossary = view.glossary();
        boolean folded = fold(list);
        boolean transfers = !folded
                && list.groups().stream()
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
        return new ListColumns(names, transfers, folded);
    }

    /// True if the list is long.
    static boolean fold(PageList list) {
        return list.groups().stream().mapToInt(group -> group.rows().size()).sum() >= LONG;
    }

    String location() {
        return names.get(2);
    }

    String transfer() {
        return names.getLast();
    }

    Html head() {
        return element(
                "thead",
                role("rowgroup"),
                tr(role("row"), all(IntStream.range(0, names.size()).mapToObj(this::head))));
    }

    private Html head(int i) {
        return th(names.get(i), attribute("scope", "col"), role("columnheader"), css("c" + (i + 1)));
    }
}
