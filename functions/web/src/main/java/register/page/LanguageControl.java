package register.page;

import static register.page.Tags.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// The language menu of a page: for the policy's text, in the languages of its editions, and for the register's words
/// around it, in all its languages. Closed, it shows the current one.
public final class LanguageControl {
    /// The parameter for the language of the register's words, if it is not the edition's.
    public static final String UI = "ui";

    private LanguageControl() {}

    /// For a page with only the register's words.
    ///
    /// @param address of the page, without the language
    public static @Nullable Html of(Words words, String address, Look look) {
        return of(words, address, look.languages() == null ? Words.LANGUAGES : look.languages());
    }

    /// @param all the languages of the page
    public static @Nullable Html of(Words words, String address, List<Language> all) {
        return all.size() < 2
                ? null
                : control(words, words.language(), div(languages(all, words.language(), address, "lang")));
    }

    /// For a page with an edition.
    ///
    /// @param editions their languages, in the order of display
    /// @param edition the current one
    /// @param chosen the language that the reader chose for the words around it; null for the edition's
    /// @param address of the page, without either
    public static @Nullable Html of(
            Words words,
            List<Edition> editions,
            Language edition,
            @Nullable Language chosen,
            String address,
            Look look) {
        if (look.isOfFiles()) {
            return editions.size() < 2
                    ? null
                    : control(words, edition, div(editions(editions, edition, chosen, address)));
        }
        String own = SiteAddresses.with(address, "lang", edition);
        return control(
                words,
                edition,
                div(
                        p(words.get("editions")),
                        editions(editions, edition, chosen, address),
                        p(words.get("words-around")),
                        languages(Words.LANGUAGES, words.language(), own, UI)));
    }

    private static Html editions(List<Edition> editions, Language edition, @Nullable Language chosen, String address) {
        Html.Element list = ul(css("editions"));
        for (Edition each : editions) {
            String shown = SiteAddresses.in(address, each.language(), chosen);
            list = list.with(li(
                    link(each.language(), shown, each.language().equals(edition))
                            .with(attribute("hreflang", each.language().tag())),
                    text(" "),
                    span(each.kind(), css("small quiet"))));
        }
        return list;
    }

    /// @param kind original or translation, in the reader's language
    public record Edition(Language language, String kind) {}

    private static Html control(Words words, Language shown, Html choices) {
        Html summary = element(
                "summary",
                span(words.get("language") + ": ", css("for-ears")),
                span(Places.language(shown, shown), lang(shown.tag())));
        return element("details", css("lang"), summary, choices);
    }

    private static Html languages(List<Language> all, Language current, String address, String parameter) {
        Html.Element list = ul(css("others"));
        for (Language language : all) {
            list = list.with(
                    li(link(language, SiteAddresses.with(address, parameter, language), language.equals(current))));
        }
        return list;
    }

    private static Html.Element link(Language language, String address, boolean current) {
        return Hyperlinks.own(
                address,
                Places.language(language, language),
                lang(language.tag()),
                attribute("aria-current", current ? "true" : null));
    }
}
