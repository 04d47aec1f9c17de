package register.read.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Frame;
import register.read.html.Head;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.Layout;
import register.read.html.Look;
import register.read.html.Sentences;
import register.value.Language;
import register.words.Words;

/// The page that says why there is no page.
public final class MessagePage {
    private MessagePage() {}

    /// @param detail in English, as in the API's problem details
    /// @param address of what a reader may have meant, and its date; null for nothing
    public static String render(
            Language language, int status, String detail, @Nullable String address, @Nullable LocalDate date) {
        Words words = Layout.words(language);
        String kind = status == 404 ? "not-found" : status >= 500 ? "failed" : "refused";
        Html.Element main = Html.element(
                "main",
                Html.element(
                                "div",
                                Html.element("h1", words.get(kind)),
                                Html.element("p", words.get(kind + "-text")).with("class", "who"),
                                instead(words, address, date),
                                Html.element(
                                                "ul",
                                                Html.element(
                                                        "li",
                                                        Hyperlinks.own("/", words.get("all-policies"))
                                                                .with("class", "button")),
                                                Html.element(
                                                        "li",
                                                        Hyperlinks.own(Addresses.VERIFY, words.get("verify-title"))
                                                                .with("class", "button")))
                                        .with("class", "acts"),
                                Html.element("p", status + ": " + detail)
                                        .with("lang", "en")
                                        .with("class", "small quiet gap"))
                        .with("class", "hero narrow"));
        return Frame.ofRegister(words, null, null, Look.SOBER).page(Head.unlisted(words.get(kind)), main);
    }

    private static Html instead(Words words, @Nullable String address, @Nullable LocalDate date) {
        return address == null || date == null
                ? Html.text("")
                : Html.element("p")
                        .with("class", "who")
                        .and(Sentences.of(
                                words,
                                "in-force-then",
                                Html.element("a", Dates.date(date, words.language()))
                                        .with("href", address)));
    }
}
