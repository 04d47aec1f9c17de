package register.read.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Frame;
import register.read.html.Head;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageControl;
import register.read.html.Layout;
import register.read.html.Look;
import register.value.Language;
import register.value.PolicyId;
import register.words.Places;
import register.words.Words;

/// The page that lists the policies.
public final class IndexPage {
    private IndexPage() {}

    /// A policy as the list names it.
    ///
    /// @param version in force; null where none is yet
    /// @param language of the edition that is named
    /// @param chosen the language that the reader chose; null where the browser's wish decides
    public record Item(
            PolicyId policy,
            @Nullable PolicyVersion version,
            Language language,
            @Nullable Language chosen) {
        String address() {
            return Addresses.with(Addresses.page(policy), "lang", chosen);
        }
    }

    /// The language that the page comes in for a reader who wants this one.
    public static Language language(Language wanted) {
        return Layout.words(wanted).language();
    }

    public static String render(List<Item> items, Language wanted, @Nullable Language chosen, Look look) {
        Words words = Layout.words(wanted);
        Html.Element list = Html.element("ul").with("class", "rows narrow");
        for (Item item : items) {
            list = list.and(Html.element("li", entry(item, wanted)));
        }
        Html.Element main = Html.element(
                "main",
                Html.element(
                                "div",
                                Html.element("h1", words.get("index-title")),
                                Html.element("p", words.get("index-text")).with("class", "who quiet"))
                        .with("class", "hero narrow"),
                items.isEmpty() ? Html.element("p", words.get("index-empty")) : list,
                Html.element(
                                "section",
                                Html.element("h2", words.get("given-pdf")),
                                Html.element(
                                        "p",
                                        Html.text(words.get("given-pdf-text") + " "),
                                        Hyperlinks.own(
                                                Addresses.with(Addresses.VERIFY, "lang", chosen),
                                                words.get("verify-title"))))
                        .with("class", "narrow gap"));
        return Frame.ofRegister(words, chosen, LanguageControl.of(words, "/"), look)
                .page(Head.of(words.get("index-title")), main);
    }

    private static Html entry(Item item, Language wanted) {
        PolicyVersion version = item.version();
        Words glossary = Words.glossary().in(wanted);
        Html.Element entry = Html.element("article").with("class", "box");
        if (version == null) {
            return entry.and(Html.element(
                    "h2", Hyperlinks.own(item.address(), item.policy().value())));
        }
        Edition edition = version.edition(item.language());
        return entry.and(Html.element(
                        "h2",
                        Hyperlinks.own(item.address(), edition.title())
                                .with("lang", item.language().tag())
                                .with("hreflang", item.language().tag())))
                .and(Html.element("p", edition.provider()).with("class", "quiet"))
                .and(Html.element(
                                "p",
                                Hero.pill(VersionStatus.IN_FORCE, glossary),
                                Html.text(" "),
                                Html.element(
                                        "span",
                                        Html.text(glossary.get("date-basis", version.dateBasis()) + " "),
                                        Dates.date(
                                                version.effectiveDate(),
                                                Words.speaks(wanted) ? wanted : glossary.language())),
                                Hero.dot(),
                                Html.element(
                                        "span",
                                        glossary.get("subprocessors") + ": "
                                                + version.subprocessors().size()),
                                Hero.dot(),
                                Html.element(
                                        "span",
                                        version.editions().keySet().stream()
                                                .map(language -> Places.language(language, language))
                                                .collect(Collectors.joining(", "))))
                        .with("class", "status"));
    }
}
