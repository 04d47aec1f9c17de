package register.read.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
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
        Html.Element main = main(
                div(
                        css("hero"),
                        h1(title),
                        Hero.status(of),
                        p(of.edition().title(), css("who"), lang(of.ownLanguage())),
                        p(css("who quiet"), Hero.who(of)),
                        p(glossary.get("annex-basis"), css("who quiet")),
                        ul(
                                css("acts"),
                                li(Hyperlinks.own(Hero.pdf(of), glossary.get("sealed-pdf"), css("button"))),
                                li(Hyperlinks.own(version(of), words.get("to-version"), css("button")))),
                        view.filter() == null ? null : note(words.get("filtered", view.filter())),
                        view.knownAt() == null
                                ? null
                                : note(words.get("as-known", Dates.minute(view.knownAt(), of.dates()))),
                        all(Caveats.of(of))),
                table(view),
                section(css("gap"), h2(words.get("proof")), dl(css("pair"), ProofCard.facts(of))));
        return PolicyPage.frame(of, view.address())
                .page(PageHead.unlisted(title + " – " + of.edition().provider()), main);
    }

    private static String version(PolicyPage.View of) {
        EntryHeader header = of.header();
        String page = SiteAddresses.page(header);
        return of.wish().on(SiteAddresses.with(page, "revision", header.revision()), of.language());
    }

    private static Html note(String text) {
        return p(text, css("note"), role("note"));
    }

    private static Html table(View view) {
        PolicyPage.View of = view.of();
        Words glossary = of.glossary();
        List<String> columns = Stream.of("annex-name", "address", "annex-contact", "annex-description")
                .map(glossary::get)
                .toList();
        var rows = new ArrayList<Html>();
        for (AnnexRow row : AnnexRow.of(of.version(), view.listed(), of.language())) {
            rows.add(row(row, rows.size() + 1, columns));
        }
        return element(
                "table",
                role("table"),
                css("annex"),
                attribute("aria-label", glossary.get("annex-title")),
                element(
                        "thead",
                        role("rowgroup"),
                        tr(
                                role("row"),
                                each(columns, column -> th(column, attribute("scope", "col"), role("columnheader"))))),
                element("tbody", role("rowgroup"), lang(of.ownLanguage()), all(rows)));
    }

    private static Html row(AnnexRow row, int number, List<String> columns) {
        List<String> name = row.name();
        return tr(
                role("row"),
                th(
                        attribute("scope", "row"),
                        role("rowheader"),
                        strong(number + ". " + name.getFirst()),
                        lines(name.subList(1, name.size()), "quiet")),
                cell(columns.get(1), lines(row.address(), null)),
                cell(columns.get(2), lines(row.contact(), null)),
                cell(columns.get(3), each(row.description(), AnnexPage::part)));
    }

    private static Html part(AnnexRow.Part part) {
        String purpose = part.purpose().isEmpty() ? "" : " – " + part.purpose();
        return div(css("part"), div(strong(part.service()), text(purpose)), lines(part.lines(), "quiet"));
    }

    private static Html lines(List<String> lines, @Nullable String style) {
        return each(lines, line -> div(line, css(style)));
    }

    private static Html cell(String column, Html content) {
        return td(role("cell"), attribute("data-label", column), content);
    }
}
