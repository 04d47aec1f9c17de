package register.read.page;

import java.util.List;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.Layout;
import register.value.Language;
import register.words.Words;

/// The page that says why there is no page.
public final class MessagePage {
    private MessagePage() {}

    /// @param detail in English, as in the API's problem details
    public static String render(Language language, int status, String detail) {
        Words words = Layout.words(language);
        String kind = status == 404 ? "not-found" : status >= 500 ? "failed" : "refused";
        Html main = Html.element(
                "main",
                Html.element("h1", words.get(kind)),
                Html.element("p", words.get(kind + "-text")),
                Html.element("p", status + ": " + detail).with("lang", "en").with("class", "quiet"),
                Html.element("p", Hyperlinks.own("/", words.get("all-policies"))));
        return Layout.page(words.language(), words.get(kind), List.of(main));
    }
}
