package register.read.page;

import static register.page.Tags.*;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.PageScript;
import register.page.Search;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.read.lookup.EngagementFilter;
import register.read.lookup.PlaceFilter;

/// Filters rows by text, by customer and by place. It works without a script: the server searches texts and customers,
/// the style alone selects places. All rows stay in the page, so that a print has the whole list.
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

    /// The row, hidden if it lacks a word of the search or does not concern the reader.
    Html.Element marked(PageList.Row row, Html.Element body) {
        if ((wanted.words().isEmpty() || fits(row, body)) && concerns(row)) {
            return body;
        }
        hidden.add(row.id());
        return body.with(attribute("hidden", ""));
    }

    private boolean concerns(PageList.Row row) {
        return engagements(row).anyMatch(view.wish().scope()::passes);
    }

    static Stream<Engagement> engagements(PageList.Row row) {
        return row.lines().stream().flatMap(line -> line.engagements().stream());
    }

    /// The places of the row's engagements that concern the reader, for the style.
    String places(PageList.Row row) {
        return terms(engagements(row).filter(view.wish().scope()::passes));
    }

    /// The customers and places of each of the row's engagements, for the script; null if all are for all customers.
    static @Nullable String scopes(PageList.Row row) {
        return engagements(row).anyMatch(EngagementFilter::isForSome)
                ? engagements(row).map(ListFilter::scope).collect(Collectors.joining(";"))
                : null;
    }

    private static String scope(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        return Stream.of(when == null ? null : when.region(), when == null ? null : when.featureId())
                        .map(part -> Objects.requireNonNullElse(part, "") + "|")
                        .collect(Collectors.joining())
                + terms(Stream.of(engagement));
    }

    private static String terms(Stream<Engagement> engagements) {
        return engagements
                .flatMap(engagement -> PlaceFilter.of(engagement).stream())
                .distinct()
                .sorted()
                .map(PlaceFilter::term)
                .collect(Collectors.joining(" "));
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

    /// The note if not all subprocessors are shown; known once all rows have been marked.
    @Nullable
    String shown() {
        PlaceFilter where = view.wish().where();
        if (wanted.words().isEmpty() && !view.wish().isChoice()) {
            return null;
        }
        var all = new HashSet<String>();
        var shown = new HashSet<String>();
        for (PageList.Group group : list.groups()) {
            for (PageList.Row row : group.rows()) {
                String id = row.subprocessor().id();
                all.add(id);
                if (!hidden.contains(row.id())
                        && (where == null || List.of(places(row).split(" ", -1)).contains(where.term()))) {
                    shown.add(id);
                }
            }
        }
        return view.glossary().get("part-shown", Integer.toString(shown.size()), Integer.toString(all.size()));
    }
}
