package register.read.page;

import static register.page.Tags.*;

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

/// The page that explains why there is no page.
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
        Html.Element main = main(div(
                css("hero narrow"),
                h1(words.get(kind)),
                p(words.get(kind + "-text"), css("who")),
                instead(words, view),
                view.policies() == null ? null : IndexPage.list(view.policies()),
                ul(
                        css("acts"),
                        li(Hyperlinks.own("/", words.get("all-policies"), css("button"))),
                        li(Hyperlinks.own(SiteAddresses.VERIFY, words.get("verify-title"), css("button")))),
                p(view.status() + ": " + view.detail(), lang("en"), css("small quiet gap"))));
        return PageFrame.ofRegister(words, null, null, Look.sober(view.trial()))
                .page(PageHead.unlisted(words.get(kind)), main);
    }

    private static Html instead(Words words, View view) {
        if (view.address() == null) {
            return text("");
        }
        Html.Element line = p(css("who"));
        return view.date() == null
                ? line.with(Hyperlinks.own(view.address(), words.get("see-current")))
                : line.with(Sentences.of(
                        words,
                        "in-force-then",
                        element("a", href(view.address()), Dates.date(view.date(), words.language()))));
    }
}
