package register.importing.source;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import register.policy.rules.StrictAddresses;

/// An HTML page: its headings, paragraphs, lists, boxes and tables, without navigation and the like.
public final class HtmlPage {
    private HtmlPage() {}

    /// @throws RefusedSourceException if its bytes do not match the encoding that it names
    public static Page read(byte[] bytes) throws RefusedSourceException {
        Source.Decoded decoded = Source.page(bytes);
        return read(decoded.text()).readAs(decoded);
    }

    public static Page read(String html) {
        return read(Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true)));
    }

    /// The words of a text that contains HTML.
    public static MarkedText words(String html) {
        return HtmlWords.of(Jsoup.parseBodyFragment(html).body());
    }

    static Page read(Document document) {
        List<SourcePart> struck = struck(document);
        var parts = new HtmlParts();
        var read = new ArrayList<>(parts.read(document.body()));
        read.addAll(struck);
        String title = parts.title() == null ? Source.clean(document.title()) : parts.title();
        Element root = document.selectFirst("html");
        String language = root == null ? "" : root.attr("lang").strip();
        return new Page(read, blankAsNull(title), blankAsNull(language), address(document), null, true, List.of());
    }

    /// Removes text that the page strikes through, because it no longer applies.
    private static List<SourcePart> struck(Document document) {
        var struck = new ArrayList<SourcePart>();
        for (Element element : document.select("del, s, strike")) {
            if (element.ownerDocument() != null && element.hasText()) {
                struck.add(
                        new SourcePart.Aside(HtmlParts.line(element), Source.clean(element.text()), "struck through"));
            }
            element.remove();
        }
        return struck;
    }

    private static @Nullable String address(Document document) {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String address = link == null ? "" : link.attr("href").strip();
        return StrictAddresses.isWebAddress(address) ? address : null;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
