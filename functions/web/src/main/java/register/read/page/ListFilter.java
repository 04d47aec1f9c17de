package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.page.CompareForm;
import register.page.Html;
import register.page.LanguageControl;
import register.page.PageScript;
import register.page.Search;
import register.page.Tags;
import register.policy.Location;
import register.words.Words;

/// Filters rows by text and by place. It works without a script: the server searches texts, the style alone selects
/// places. All rows stay in the page, so that a print has the whole list.
final class ListFilter {
    static final String SCRIPT = PageScript.of(ListFilter.class, "filter.js");

    private final PolicyPage.View view;
    private final PageList list;
    private final Search wanted;
    private final Set<String> hidden = new HashSet<>();

    ListFilter(PolicyPage.View view, PageList list) {
        this.view = view;
        this.list = list;
        this.wanted = Search.of(view.wish().search());
    }

    /// The row, hidden if it lacks a word of the search.
    Html.Element marked(PageList.Row row, Html.Element body) {
        if (wanted.words().isEmpty() || fits(row, body)) {
            return body;
        }
        hidden.add(row.id());
        return body.with(attribute("hidden", ""));
    }

    private boolean fits(PageList.Row row, Html.Element body) {
        var text = new StringBuilder(row.category());
        text(body, text);
        return wanted.fits(text.toString());
    }

    /// Without the chain, whose companies have rows of their own; the script leaves it out too.
    private static void text(Html html, StringBuilder out) {
        if (html instanceof Html.Text(String text)) {
            out.append(text);
        } else if (html instanceof Html.Element element && !element.attributes().contains(RowHead.CHAIN)) {
            out.append(' ');
            element.children().forEach(child -> text(child, out));
        }
    }

    /// @param shown the numbers of rows shown and of all; null if all are shown
    Html form(@Nullable String shown) {
        Words words = view.words();
        Words glossary = view.glossary();
        // Of files, only the script searches.
        Html find = Search.field(glossary, hint(glossary), view.wish().search())
                .with(flag("hidden", view.look().isOfFiles()));
        Html places = places();
        return Tags.form(
                css("filter"),
                flag("hidden", view.look().isOfFiles() && places == null),
                role("search"),
                attribute("action", action() + "#" + AnchorIds.LIST),
                find,
                all(kept()),
                places,
                element(
                        "output",
                        shown == null ? "" : shown,
                        role("status"),
                        attribute("for", "_q"),
                        attribute("data-shown", words.get("part-shown"))));
    }

    /// The searched fields, in the order of the columns.
    private static String hint(Words glossary) {
        return Stream.of("annex-name", "service", "purpose", "country")
                .map(glossary::get)
                .collect(Collectors.joining(", "));
    }

    /// The note if not all rows are shown; known once all have been marked.
    @Nullable
    String shown() {
        PlaceFilter where = view.wish().where();
        if (wanted.words().isEmpty() && where == null) {
            return null;
        }
        int all = 0;
        int shown = 0;
        for (PageList.Group group : list.groups()) {
            for (PageList.Row row : group.rows()) {
                all++;
                shown += !hidden.contains(row.id())
                                && (where == null || PlaceFilter.of(row).contains(where))
                        ? 1
                        : 0;
            }
        }
        return view.words().get("part-shown", Integer.toString(shown), Integer.toString(all));
    }

    private String action() {
        String address = Hero.address(view);
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /// The address's other parameters, which a form would drop.
    private List<Html> kept() {
        PageOptions wish = view.wish();
        var kept = new ArrayList<Html>();
        kept.add(CompareForm.hidden("lang", view.language().tag()));
        if (wish.ui() != null) {
            kept.add(CompareForm.hidden(LanguageControl.UI, wish.ui().tag()));
        }
        if (wish.byName()) {
            kept.add(CompareForm.hidden(PageOptions.SORT, PageOptions.BY_NAME));
        }
        if (wish.ungrouped()) {
            kept.add(CompareForm.hidden(PageOptions.GROUP, PageOptions.UNGROUPED));
        }
        if (!action().equals(Hero.address(view))) {
            kept.add(CompareForm.hidden(
                    "revision", Integer.toString(view.header().revision())));
        }
        return kept;
    }

    /// The places that make a difference in this list.
    private @Nullable Html places() {
        Set<PlaceFilter> there = EnumSet.noneOf(PlaceFilter.class);
        list.groups().forEach(group -> group.rows().forEach(row -> there.addAll(PlaceFilter.of(row))));
        if (there.size() < 2) {
            return null;
        }
        Words words = view.words();
        Html.Element set = element(
                "fieldset",
                css("where"),
                element("legend", words.capital(view.glossary().get("location-role", Location.Role.PROCESSING))),
                all(choice("all", "", words.get("where-all"), view.wish().where() == null)));
        for (PlaceFilter where : there) {
            set = set.with(all(choice(
                    where.term(),
                    where.term(),
                    where == PlaceFilter.UNSTATED ? view.glossary().get("not-stated") : words.get("where", where),
                    where == view.wish().where())));
        }
        return set;
    }

    private static List<Html> choice(String id, String value, String label, boolean checked) {
        return List.of(
                input(
                        attribute("type", "radio"),
                        attribute("name", PageOptions.WHERE),
                        attribute("value", value),
                        id("w-" + id),
                        flag("checked", checked)),
                label(label, attribute("for", "w-" + id)));
    }
}
