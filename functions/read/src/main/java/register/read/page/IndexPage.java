package register.read.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageSwitch;
import register.read.html.Layout;
import register.value.Language;
import register.value.PolicyId;
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

    public static String render(List<Item> items, Language wanted) {
        Words words = Layout.words(wanted);
        Language language = words.language();
        var entries = new ArrayList<Html>();
        for (Item item : items) {
            entries.add(entry(item, language));
        }
        Html.Element main = Html.element("main", Html.element("h1", words.get("index-title")));
        main = entries.isEmpty()
                ? main.and(Html.element("p", words.get("index-empty")))
                : main.and(Html.element("ul").with("class", "policies").and(entries));
        main = main.and(Html.element("p", Hyperlinks.own(Addresses.VERIFY, words.get("verify-title"))));
        return Layout.page(language, words.get("index-title"), List.of(languages(language, words), main));
    }

    private static Html entry(Item item, Language language) {
        PolicyVersion version = item.version();
        Html.Element entry = Html.element("li");
        if (version == null) {
            return entry.and(Hyperlinks.own(item.address(), item.policy().value()));
        }
        Edition edition = version.edition(item.language());
        Words glossary = Words.glossary().in(language);
        return entry.and(Hyperlinks.own(item.address(), edition.title())
                        .with("lang", item.language().tag())
                        .with("hreflang", item.language().tag()))
                .and(Html.element(
                                "div",
                                Html.text(edition.provider() + " · " + glossary.get("date-basis", version.dateBasis())
                                        + " "),
                                Dates.date(version.effectiveDate(), language))
                        .with("class", "quiet"));
    }

    private static Html languages(Language current, Words words) {
        return LanguageSwitch.render(Words.LANGUAGES, current, "/", words);
    }
}
