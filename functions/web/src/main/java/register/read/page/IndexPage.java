package register.read.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.chain.VersionSummary;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.page.StatusPill;
import register.read.lookup.PolicyIndex;
import register.value.Language;
import register.value.PolicyId;
import register.words.Places;
import register.words.Words;

/// The page that lists the policies.
public final class IndexPage {
    private static final int LONG = 7;

    private IndexPage() {}

    /// A policy in the list.
    ///
    /// @param language of the edition shown
    public record Item(PolicyIndex.Listed listed, Language language) {}

    /// The page's content.
    ///
    /// @param wanted the language of the words
    /// @param chosen the language that the reader chose; null if the browser's preference decides
    /// @param ui the language of the words around editions; null for `chosen`
    /// @param after the policy after which the page begins; null for the first page
    /// @param next the last policy of the page, if more follow
    /// @param search the reader's search; null for none
    public record View(
            List<Item> items,
            Language wanted,
            @Nullable Language chosen,
            @Nullable Language ui,
            @Nullable PolicyId after,
            @Nullable PolicyId next,
            @Nullable String search,
            Look look) {
        public View {
            items = List.copyOf(items);
        }

        /// True if there are enough policies to need a search.
        private boolean isLong() {
            return !look.isOfFiles() && (items.size() >= LONG || after != null || next != null || search != null);
        }

        String in(String address) {
            return SiteAddresses.in(address, chosen, ui);
        }
    }

    /// The language of the page for a reader who requests this one.
    public static Language language(Language wanted) {
        return Layout.words(wanted).language();
    }

    public static String render(View view) {
        Words words = Layout.words(view.wanted());
        Language own = view.ui() == null ? view.chosen() : view.ui();
        String more = view.in(SiteAddresses.with("/", "after", view.next(), PageOptions.SEARCH, view.search()));
        Html.Element main = main(
                div(css("hero narrow"), h1(words.get("index-title")), p(words.get("index-text"), css("who quiet"))),
                view.isLong() ? IndexSearch.form(view, words) : null,
                view.items().isEmpty() ? nothing(view, words) : list(view),
                view.next() == null ? null : p(css("narrow"), Hyperlinks.own(more, words.get("more-policies"))),
                section(
                        css("narrow gap"),
                        h2(words.get("given-pdf")),
                        p(
                                text(words.get("given-pdf-text") + " "),
                                Hyperlinks.own(
                                        SiteAddresses.with(SiteAddresses.VERIFY, "lang", own),
                                        words.get("verify-title")))));
        String self = SiteAddresses.with("/", "after", view.after(), PageOptions.SEARCH, view.search());
        return PageFrame.ofRegister(words, own, LanguageControl.of(words, self, view.look()), view.look())
                .page(PageHead.of(words.get("index-title")), main);
    }

    /// After the last policy, only a link to the first ones is left.
    private static @Nullable Html nothing(View view, Words words) {
        if (view.search() != null) {
            return null;
        }
        return view.after() == null
                ? p(words.get("index-empty"))
                : p(css("narrow"), Hyperlinks.own(view.in("/"), words.get("index-title")));
    }

    static Html list(View view) {
        return ul(css("rows narrow"), each(view.items(), item -> li(entry(item, view))));
    }

    private static Html entry(Item item, View view) {
        Language wanted = view.wanted();
        VersionSummary version = item.listed().inForce().orElse(null);
        String address = address(item, view);
        VersionSummary.Names names = version == null ? null : version.names().get(item.language());
        Words glossary = Words.glossary().in(wanted);
        Html.Element entry = element("article", css("box"));
        if (version == null || names == null) {
            return entry.with(
                    h2(Hyperlinks.own(address, item.listed().policy().value())),
                    all(announced(item, wanted, glossary)));
        }
        return entry.with(
                h2(Hyperlinks.own(
                        address,
                        names.title(),
                        lang(item.language().tag()),
                        attribute("hreflang", item.language().tag()))),
                p(names.provider(), css("quiet")),
                p(
                        css("status"),
                        StatusPill.of(VersionStatus.IN_FORCE, glossary),
                        text(" "),
                        span(
                                text(glossary.get("date-basis", version.dateBasis()) + " "),
                                Dates.date(
                                        version.header().effectiveDate(),
                                        Words.speaks(wanted) ? wanted : glossary.language())),
                        Hero.dot(),
                        span(glossary.get("subprocessors") + glossary.colon() + version.subprocessors()),
                        Hero.dot(),
                        span(version.names().keySet().stream()
                                .map(language -> Places.language(language, language))
                                .collect(Collectors.joining(", ")))),
                all(announced(item, wanted, glossary)));
    }

    /// A program answers in any language, files only in those of the editions.
    private static String address(Item item, View view) {
        String page = SiteAddresses.page(item.listed().policy());
        return view.look().isOfFiles()
                ? SiteAddresses.with(page, "lang", item.listed().inForce().isEmpty() ? null : item.language())
                : view.in(page);
    }

    /// Announced versions, soonest first, with the deadline for objections.
    private static List<Html> announced(Item item, Language wanted, Words glossary) {
        Language dates = Words.speaks(wanted) ? wanted : glossary.language();
        var lines = new ArrayList<Html>();
        for (VersionSummary version : item.listed().announced()) {
            Html.Element line = p(
                    css("status"),
                    StatusPill.of(VersionStatus.ANNOUNCED, glossary),
                    text(" "),
                    span(
                            text(glossary.get("date-basis", version.dateBasis()) + " "),
                            Dates.date(version.header().effectiveDate(), dates)));
            Instant until = version.objectionUntil();
            lines.add(
                    until == null
                            ? line
                            : line.with(
                                    Hero.dot(),
                                    span(
                                            text(glossary.get("object-until") + " "),
                                            Dates.zoned(
                                                    until.atZone(
                                                            version.header().timeZone()),
                                                    dates))));
        }
        return lines;
    }
}
