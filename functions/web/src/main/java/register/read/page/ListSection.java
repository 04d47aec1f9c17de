package register.read.page;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.words.Names;
import register.words.Words;

/// The list in the reader's arrangement: a row for each subprocessor of a category, announced ones included.
final class ListSection {
    private ListSection() {}

    static Html of(PolicyPage.View view, PageList list) {
        var columns = ListColumns.of(view, list);
        var found = new ListFilter(view, list);
        Html.Element section = Html.element("section")
                .with("class", "list")
                .with("id", AnchorIds.LIST)
                .and(Html.element("div", Html.element("h2", view.glossary().get("subprocessors")))
                        .with("class", "head")
                        .and(view.isDraft() || list.groups().isEmpty() ? null : arrangements(view))
                        .and(formats(view)));
        if (list.groups().isEmpty()) {
            return section.and(Html.element("p", view.glossary().get("list-empty")));
        }
        List<Html> tables = tables(view, list, columns, found);
        return section.and(view.isDraft() ? null : found.form(found.shown())).and(tables);
    }

    private static List<Html> tables(PolicyPage.View view, PageList list, ListColumns columns, ListFilter found) {
        var rows = new ArrayList<PageList.Row>();
        var tables = new ArrayList<Html>();
        for (PageList.Group group : list.groups()) {
            rows.addAll(group.rows());
            tables.add(group(view, group, table(view, columns, found, group.rows(), group.heading())));
        }
        return view.wish().ungrouped()
                ? List.of(group(
                        view,
                        null,
                        table(view, columns, found, rows, view.glossary().get("subprocessors"))))
                : tables;
    }

    /// The numbers of listed and announced subprocessors.
    static String count(PolicyPage.View view, PageList.Group group) {
        String listed = Integer.toString(group.listed());
        return group.announced() == 0
                ? listed
                : listed + " · " + view.glossary().get("status", VersionStatus.ANNOUNCED)
                        + view.glossary().colon() + group.announced();
    }

    private static Html group(PolicyPage.View view, PageList.@Nullable Group group, Html.Element table) {
        Html.Element section = Html.element("section").with("class", "group");
        if (group != null) {
            section = section.with("id", group.id())
                    .and(Html.element(
                            "h3",
                            Html.element("b", group.heading()).with("lang", view.ownLanguage()),
                            Html.text(" "),
                            Html.element("span", count(view, group))));
        }
        boolean empty = table.children().stream()
                .skip(1)
                .allMatch(row -> row instanceof Html.Element element
                        && element.attributes().stream()
                                .anyMatch(attribute -> attribute.name().equals("hidden")));
        return section.with("hidden", empty ? "" : null).and(table);
    }

    private static Html.Element table(
            PolicyPage.View view, ListColumns columns, ListFilter found, List<PageList.Row> rows, String label) {
        List<PageList.Row> sorted = rows;
        if (view.wish().byName()) {
            Collator collator = Collator.getInstance(view.dates().locale());
            sorted = rows.stream()
                    .sorted(Comparator.comparing(row -> Names.of(row.subprocessor(), view.glossary()), collator))
                    .toList();
        }
        Html.Element table = Html.element("table", columns.head())
                .with("role", "table")
                .with("class", columns.folded() ? "two" : columns.transfers() ? "four" : "three")
                .with("aria-label", label);
        for (PageList.Row row : sorted) {
            table = table.and(found.marked(row, body(view, columns, row)));
        }
        return table;
    }

    private static Html.Element body(PolicyPage.View view, ListColumns columns, PageList.Row row) {
        Html.Element body = Html.element("tbody")
                .with("class", row.coming() == null ? "sub" : "sub coming")
                .with("id", row.id())
                .with("role", "rowgroup")
                .with("data-in", row.category())
                .with("data-where", Where.of(row).stream().map(Where::term).collect(Collectors.joining(" ")));
        var head = new RowHead(view, row);
        for (int i = 0; i < row.lines().size(); i++) {
            Html.Element line = Html.element("tr").with("role", "row");
            line = i == 0 ? line.and(head.cell(columns.folded())) : line;
            List<Html> who = i == 0 && columns.folded() ? head.rest() : List.of();
            body = body.and(line.and(RowLine.of(view, columns, row, row.lines().get(i), who)));
        }
        return body;
    }

    /// Links to the list's other arrangements.
    private static Html arrangements(PolicyPage.View view) {
        Words words = view.words();
        Wish wish = view.wish();
        String address = Hero.address(view);
        return Html.element(
                        "ul",
                        Html.element(
                                "li",
                                Hyperlinks.own(
                                        wish.sorted(!wish.byName()).listOn(address, view.language()),
                                        words.get(wish.byName() ? "sort-policy" : "sort-name"))),
                        Html.element(
                                "li",
                                Hyperlinks.own(
                                        wish.joined(!wish.ungrouped()).listOn(address, view.language()),
                                        words.get(wish.ungrouped() ? "group-category" : "group-none"))))
                .with("class", "links");
    }

    /// The list for contracts and for machines; neither exists for a draft or a withdrawal.
    private static @Nullable Html formats(PolicyPage.View view) {
        if (view.isDraft() || view.header().kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        return Html.element(
                        "ul",
                        Cards.item(
                                SiteAddresses.with(
                                        list(view, ".html"),
                                        LanguageControl.UI,
                                        view.wish().ui()),
                                view.glossary().get("annex")),
                        Cards.item(list(view, ".csv"), "CSV"),
                        Cards.item(list(view, ".json"), "JSON"))
                .with("class", "links");
    }

    private static String list(PolicyPage.View view, String extension) {
        EntryHeader header = view.header();
        String list = SiteAddresses.list(header.policy(), extension);
        if (view.dated()) {
            // Later corrections must not replace this revision, so the list is requested as known
            // when it was recorded.
            list = SiteAddresses.with(
                    SiteAddresses.with(list, "asOf", header.effectiveDate()), "knownAt", header.recordedAt());
        }
        return SiteAddresses.with(list, "lang", view.language());
    }
}
