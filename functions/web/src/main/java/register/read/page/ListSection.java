package register.read.page;

import static register.page.Tags.*;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.policy.Category;
import register.words.Names;
import register.words.Words;

/// The list in the reader's arrangement: a row for each subprocessor of a category, announced ones included.
final class ListSection {
    private ListSection() {}

    static Html of(PolicyPage.View view, PageList list) {
        var columns = ListColumns.of(view, list);
        var found = new ListFilter(view, list);
        Html.Element section = section(
                css("list"),
                id(AnchorIds.LIST),
                div(
                        css("head"),
                        h2(view.glossary().get("subprocessors")),
                        view.isDraft()
                                        || view.look().isOfFiles()
                                        || list.groups().isEmpty()
                                ? null
                                : arrangements(view, list),
                        formats(view)));
        if (list.groups().isEmpty()) {
            return section.with(p(view.glossary().get("list-empty")));
        }
        List<Html> tables = tables(view, list, columns, found);
        return section.with(view.isDraft() ? null : FilterForm.of(view, list).html(found.shown()), all(tables));
    }

    private static List<Html> tables(PolicyPage.View view, PageList list, ListColumns columns, ListFilter found) {
        var rows = new ArrayList<PageList.Row>();
        var tables = new ArrayList<Html>();
        for (PageList.Group group : list.groups()) {
            rows.addAll(group.rows());
            boolean headed = !group.category().equals(Category.NONE);
            String label = headed ? group.heading() : view.glossary().get("subprocessors");
            tables.add(group(view, headed ? group : null, table(view, columns, found, group.rows(), label)));
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
        Html.Element section = section(css("group"));
        if (group != null) {
            section = section.with(
                    id(group.id()),
                    h3(element("b", group.heading(), lang(view.ownLanguage())), text(" "), span(count(view, group))));
        }
        boolean empty = table.children().stream()
                .skip(1)
                .allMatch(row -> row instanceof Html.Element element
                        && element.attributes().stream()
                                .anyMatch(attribute -> attribute.name().equals("hidden")));
        return section.with(flag("hidden", empty), table);
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
        Html.Element table = element(
                "table",
                role("table"),
                css(columns.folded() ? "two" : columns.transfers() ? "four" : "three"),
                attribute("aria-label", label),
                columns.head());
        for (PageList.Row row : sorted) {
            table = table.with(found.marked(row, body(view, columns, found, row)));
        }
        return table;
    }

    private static Html.Element body(PolicyPage.View view, ListColumns columns, ListFilter found, PageList.Row row) {
        Html.Element body = element(
                "tbody",
                css(row.coming() == null ? "sub" : "sub coming"),
                id(row.id()),
                role("rowgroup"),
                attribute("data-in", row.category()),
                attribute("data-for", ListFilter.scopes(row)),
                attribute("data-where", found.places(row)));
        var head = new RowHead(view, row);
        for (int i = 0; i < row.lines().size(); i++) {
            Html.Element line = tr(role("row"));
            line = i == 0 ? line.with(head.cell(columns.folded())) : line;
            List<Html> who = i == 0 && columns.folded() ? head.rest() : List.of();
            body = body.with(
                    line.with(all(RowLine.of(view, columns, row, row.lines().get(i), who))));
        }
        return body;
    }

    /// Links to the list's other arrangements.
    private static Html arrangements(PolicyPage.View view, PageList list) {
        Words words = view.words();
        PageOptions wish = view.wish();
        String address = Hero.address(view);
        return ul(
                css("links"),
                li(Hyperlinks.own(
                        wish.sorted(!wish.byName()).listOn(address, view.language()),
                        words.get(wish.byName() ? "sort-policy" : "sort-name"))),
                list.grouped()
                        ? li(Hyperlinks.own(
                                wish.joined(!wish.ungrouped()).listOn(address, view.language()),
                                words.get(wish.ungrouped() ? "group-category" : "group-none")))
                        : null);
    }

    /// The list for contracts and for machines; neither exists for a draft or a withdrawal.
    private static @Nullable Html formats(PolicyPage.View view) {
        if (view.isDraft() || view.header().kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        return ul(
                css("links"),
                Cards.item(
                        SiteAddresses.with(
                                list(view, ".html"),
                                LanguageControl.UI,
                                view.wish().ui()),
                        view.glossary().get("annex")),
                Cards.item(list(view, ".csv"), "CSV"),
                Cards.item(list(view, ".json"), "JSON"));
    }

    private static String list(PolicyPage.View view, String extension) {
        EntryHeader header = view.header();
        // Later corrections must not replace a version's own revision.
        String list =
                view.dated() ? SiteAddresses.list(header, extension) : SiteAddresses.list(header.policy(), extension);
        return SiteAddresses.with(list, "lang", view.language());
    }
}
