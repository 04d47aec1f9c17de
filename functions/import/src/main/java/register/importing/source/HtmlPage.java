package register.importing.source;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import register.policy.rules.Addresses;

/// A page as HTML: its headings, paragraphs, lists, boxes and tables, without navigation and the like.
public final class HtmlPage {
    private HtmlPage() {}

    public static Page read(String html) {
        return read(Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true)));
    }

    static Page read(Document document) {
        var parts = new HtmlParts();
        var read = parts.read(document.body());
        String title = parts.title() == null ? Source.clean(document.title()) : parts.title();
        Element root = document.selectFirst("html");
        String language = root == null ? "" : root.attr("lang").strip();
        return new Page(read, blankAsNull(title), blankAsNull(language), address(document));
    }

    private static @Nullable String address(Document document) {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String address = link == null ? "" : link.attr("href").strip();
        return Addresses.isWebAddress(address) ? address : null;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
