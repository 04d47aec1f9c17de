package register.read.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.policy.Subprocessor;
import register.words.AnnexRow;
import register.words.Words;

/// The list in the form of the standard contractual clauses, for attaching to a contract: Annex III of Commission
/// Implementing Decision (EU) 2021/914.
public final class AnnexPage {
    private AnnexPage() {}

    /// The page's content.
    ///
    /// @param of the version as its own page shows it
    /// @param listed the subprocessors and engagements requested
    /// @param filter that selected them, as in the address; null for all
    /// @param knownAt the state of knowledge; null for now
    /// @param address of this page, without the languages
    public record View(
            PolicyPage.View of,
            List<Subprocessor> listed,
            @Nullable String filter,
            @Nullable Instant knownAt,
            String address) {
        public View {
            listed = List.copyOf(listed);
        }
    }

    public static String render(View view) {
        PolicyPage.View of = view.of();
        Words words = of.words();
        Words glossary = of.glossary();
        String title = glossary.get("annex-title");
        Html.Element main = Html.element(
                "main",
                Html.element("div")
                        .with("class", "hero")
                        .and(Html.element("h1", title))
                        .and(Hero.status(of))
                        .and(Html.element("p", of.edition().title())
                                .with("class", "who")
                                .with("lang", of.ownLanguage()))
                        .and(Html.element("p").with("class", "who quiet").and(Hero.who(of)))
                        .and(Html.element("p", glossary.get("annex-basis")).with("class", "who quiet"))
                        .and(acts(of))
                        .and(filtered(view))
                        .and(known(view))
                        .and(Caveats.of(of)),
                table(view),
                Html.element("section", Html.element("h2", words.get("proof")))
                        .with("class", "gap")
                        .and(Html.element("dl").with("class", "pair").and(ProofCard.facts(of))));
        return PolicyPage.frame(of, view.address())
                .page(PageHead.unlisted(title + " – " + of.edition().provider()), main);
    }

    /// Links to the document, and to the version's page.
    private static Html acts(PolicyPage.View of) {
        return Html.element(
                        "ul",
                        Html.element(
                                "li",
                                Hyperlinks.own(Hero.pdf(of), of.glossary().get("sealed-pdf"))
                                        .with("class", "button")),
                        Html.element(
                                "li",
                                Hyperlinks.own(
                                                of.wish()
                                                        .on(
                                                                SiteAddresses.with(
                                                                        SiteAddresses.page(
                                                                                of.header()
                                                                                        .policy(),
                                                                                of.header()
                                                                                        .effectiveDate()),
                                                                        "revision",
                                                                        of.header()
                                                                                .revision()),
                                                                of.language()),
                                                of.words().get("to-version"))
                                        .with("class", "button")))
                .with("class", "acts");
    }

    private static @Nullable Html filtered(View view) {
        return view.filter() == null ? null : note(view.of().words().get("filtered", view.filter()));
    }

    private static @Nullable Html known(View view) {
        return view.knownAt() == null
                ? null
                : note(view.of()
                        .words()
                        .get("as-known", Dates.minute(view.knownAt(), view.of().dates())));
    }

    private static Html note(String text) {
        return Html.element("p", text).with("class", "note").with("role", "note");
    }

    private static Html table(View view) {
        Words glossary = view.of().glossary();
        List<String> columns = List.of(
                glossary.get("annex-name"),
                glossary.get("address"),
                glossary.get("annex-contact"),
                glossary.get("annex-description"));
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : columns) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        var rows = new ArrayList<Html>();
        for (AnnexRow row :
                AnnexRow.of(view.of().version(), view.listed(), view.of().language())) {
            rows.add(row(row, rows.size() + 1, columns));
        }
        return Html.element(
                        "table",
                        Html.element("thead", head).with("role", "rowgroup"),
                        Html.element("tbody")
                                .with("role", "rowgroup")
                                .with("lang", view.of().ownLanguage())
                                .and(rows))
                .with("role", "table")
                .with("class", "annex")
                .with("aria-label", glossary.get("annex-title"));
    }

    private static Html row(AnnexRow row, int number, List<String> columns) {
        Html.Element name = Html.element(
                        "th", Html.element("strong", number + ". " + row.name().getFirst()))
                .with("scope", "row")
                .with("role", "rowheader")
                .and(lines(row.name().subList(1, row.name().size()), "quiet"));
        var description = new ArrayList<Html>();
        for (AnnexRow.Part part : row.description()) {
            description.add(Html.element(
                            "div",
                            Html.element(
                                    "div",
                                    Html.element("strong", part.service()),
                                    Html.text(part.purpose().isEmpty() ? "" : " – " + part.purpose())))
                    .with("class", "part")
                    .and(lines(part.lines(), "quiet")));
        }
        return Html.element("tr", name)
                .with("role", "row")
                .and(cell(columns.get(1), lines(row.address(), null)))
                .and(cell(columns.get(2), lines(row.contact(), null)))
                .and(cell(columns.get(3), description));
    }

    private static List<Html> lines(List<String> lines, @Nullable String style) {
        return lines.stream()
                .<Html>map(line -> Html.element("div", line).with("class", style))
                .toList();
    }

    private static Html cell(String column, List<Html> content) {
        return Html.element("td")
                .with("role", "cell")
                .with("data-label", column)
                .and(content);
    }
}
