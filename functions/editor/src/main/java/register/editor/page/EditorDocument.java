package register.editor.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Layout;
import register.page.PageFrame;

/// The document around every page of the editor, with styles of the register and of the editor, from the editor only.
final class EditorDocument {
    /// The styles shared by all pages of the register, and the editor's own.
    static final String STYLE = Layout.resource(Layout.class, "page.css")
            + Layout.resource(Layout.class, "media.css")
            + Layout.resource(Layout.class, "more.css")
            + Layout.resource(EditorDocument.class, "editor.css");

    static final String SCRIPT = Layout.resource(EditorDocument.class, "editor.js");
    static final String ICON = Layout.resource(EditorDocument.class, "icon.svg");

    private EditorDocument() {}

    /// @param header the subtitle beside the name; null for none
    /// @param main with the id `content`
    /// @param news read out by screen readers
    /// @param plain the address for browsers without scripts; null for none
    static String page(
            EditorWords said, String title, @Nullable Html header, Html main, String news, @Nullable String plain) {
        Html.Element head = Html.element(
                        "head",
                        Html.element("meta").with("charset", "utf-8"),
                        Html.element("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        Html.element("meta").with("name", "color-scheme").with("content", "light dark"),
                        Html.element("title", title),
                        Html.element("link").with("rel", "stylesheet").with("href", "editor.css"),
                        Html.element("link").with("rel", "icon").with("href", "icon.svg"),
                        Html.element("script").with("src", "editor.js").with("defer", ""))
                .and(
                        plain == null
                                ? null
                                : Html.element(
                                        "noscript",
                                        Html.element("meta")
                                                .with("http-equiv", "refresh")
                                                .with("content", "0; url=" + plain)));
        Html.Element bar = Html.element(
                        "div",
                        Html.element("span", Html.element("span", PageFrame.REGISTER + " – " + said.get("name")))
                                .with("class", "brand"))
                .with("class", "wide")
                .and(header);
        Html.Element body = Html.element(
                "body",
                Html.element("a", Layout.words(said.language()).get("skip"))
                        .with("class", "skip")
                        .with("href", "#content"),
                Html.element("header", bar).with("class", "top"),
                main,
                live(news));
        return "<!DOCTYPE html>\n"
                + Html.write(Html.element("html", head, body)
                        .with("lang", said.language().tag()))
                + "\n";
    }

    /// Makes screen readers read out news; it stays while the rest of the page is replaced.
    static Html live(String news) {
        return Html.element("p", news).with("id", "live").with("role", "status").with("class", "for-ears");
    }

    /// A page with a message and a link to continue.
    static String message(EditorWords said, String heading, List<? extends Html> content) {
        Html main = Html.element("main", Html.element("h1", heading))
                .with("id", "content")
                .with("tabindex", "-1")
                .with("class", "wide narrow")
                .and(content);
        return page(said, heading, null, main, heading, null);
    }
}
