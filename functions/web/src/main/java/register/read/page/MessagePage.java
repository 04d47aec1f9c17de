package register.read.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.page.PageHead;
import register.page.Sentences;
import register.page.SiteAddresses;
import register.value.Language;
import register.words.Words;

/// The page that says why there is no page.
public final class MessagePage {
    private MessagePage() {}

    /// The page's content.
    ///
    /// @param detail in English, as in the API's problem details
    /// @param address of the suggested version; null for none
    /// @param date of that version; null if it is the one in force today
    /// @param policies to suggest; null for none
    /// @param trial true if the register is a trial
    public record View(
            Language language,
            int status,
            String detail,
            @Nullable String address,
            @Nullable LocalDate date,
            IndexPage.@Nullable View policies,
            boolean trial) {}

    public static String render(View view) {
        Words words = Layout.words(view.language());
        String kind = view.status() == 404 ? "not-found" : view.status() >= 500 ? "failed" : "refused";
        Html.Element main = Html.element(
                "main",
                Html.element(
                                "div",
                                Html.element("h1", words.get(kind)),
                                Html.element("p", words.get(kind + "-text")).with("class", "who"),
                                instead(words, view))
                        .and(view.policies() == null ? null : IndexPage.list(view.policies()))
                        .and(Html.element(
                                        "ul",
                                        Html.element(
                                                "li",
                                                Hyperlinks.own("/", words.get("all-policies"))
                                                        .with("class", "button")),
                                        Html.element(
                                                "li",
                                                Hyperlinks.own(SiteAddresses.VERIFY, words.get("verify-title"))
                                                        .with("class", "button")))
                                .with("class", "acts"))
                        .and(Html.element("p", view.status() + ": " + view.detail())
                                .with("lang", "en")
                                .with("class", "small quiet gap"))
                        .with("class", "hero narrow"));
        return PageFrame.ofRegister(words, null, null, Look.sober(view.trial()))
                .page(PageHead.unlisted(words.get(kind)), main);
    }

    private static Html instead(Words words, View view) {
        if (view.address() == null) {
            return Html.text("");
        }
        Html.Element line = Html.element("p").with("class", "who");
        return view.date() == null
                ? line.and(Hyperlinks.own(view.address(), words.get("see-current")))
                : line.and(Sentences.of(
                        words,
                        "in-force-then",
                        Html.element("a", Dates.date(view.date(), words.language()))
                                .with("href", view.address())));
    }
}
