package register.editor.page;

import static register.page.Tags.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Layout;
import register.page.PageFrame;
import register.value.Resource;

/// The document around every page of the editor, with styles of the register and of the editor, from the editor only.
final class EditorDocument {
    /// The styles shared by all pages of the register, and the editor's own.
    static final String STYLE = Resource.text(Layout.class, "page.css")
            + Resource.text(Layout.class, "media.css")
            + Resource.text(Layout.class, "more.css")
            + Resource.text(EditorDocument.class, "editor.css");

    static final String SCRIPT = Resource.text(EditorDocument.class, "editor.js");
    static final String ICON = Resource.text(EditorDocument.class, "icon.svg");

    private EditorDocument() {}

    /// @param header the subtitle beside the name; null for none
    /// @param main with the id `content`
    /// @param news read out by screen readers
    /// @param plain the address for browsers without scripts; null for none
    static String page(
            EditorWords said, String title, @Nullable Html header, Html main, String news, @Nullable String plain) {
        Html.Element head = element(
                "head",
                element("meta", attribute("charset", "utf-8")),
                element(
                        "meta",
                        attribute("name", "viewport"),
                        attribute("content", "width=device-width, initial-scale=1")),
                element("meta", attribute("name", "color-scheme"), attribute("content", "light dark")),
                element("title", title),
                element("link", attribute("rel", "stylesheet"), href("editor.css")),
                element("link", attribute("rel", "icon"), href("icon.svg")),
                element("script", attribute("src", "editor.js"), attribute("defer", "")),
                plain == null
                        ? null
                        : element(
                                "noscript",
                                element(
                                        "meta",
                                        attribute("http-equiv", "refresh"),
                                        attribute("content", "0; url=" + plain))));
        Html.Element bar =
                div(css("wide"), span(css("brand"), span(PageFrame.REGISTER + " – " + said.get("name"))), header);
        Html.Element body = element(
                "body",
                a(Layout.words(said.language()).get("skip"), css("skip"), href("#content")),
                element("header", css("top"), bar),
                main,
                live(news));
        return "<!DOCTYPE html>\n"
                + Html.write(element("html", lang(said.language().tag()), head, body))
                + "\n";
    }

    /// Makes screen readers read out news; it stays while the rest of the page is replaced.
    static Html live(String news) {
        return p(news, id("live"), role("status"), css("for-ears"));
    }

    /// A page with a message and a link to continue.
    static String message(EditorWords said, String heading, List<? extends Html> content) {
        Html main = main(id("content"), attribute("tabindex", "-1"), css("wide narrow"), h1(heading), all(content));
        return page(said, heading, null, main, heading, null);
    }
}
