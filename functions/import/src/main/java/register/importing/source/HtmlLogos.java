package register.importing.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// Adjacent things that are named only by their logos.
final class HtmlLogos {
    private static final double MOST = 0.6;
    private static final int LONGEST = 80;

    private HtmlLogos() {}

    /// The things, each preceded by its logo's words, if most have a logo of their own and do not repeat the words.
    ///
    /// @param elements that the things were read from, one for each
    static List<SourcePart.Item> named(List<SourcePart.Item> items, List<Element> elements) {
        List<MarkedText> logos = elements.stream().map(HtmlLogos::logo).toList();
        var words = new HashSet<String>();
        logos.stream().filter(logo -> !logo.isEmpty()).map(MarkedText::plain).forEach(words::add);
        long named = logos.stream().filter(logo -> !logo.isEmpty()).count();
        if (named < 2 || words.size() < named || named < MOST * items.size()) {
            return items;
        }
        var all = new ArrayList<SourcePart.Item>();
        for (int i = 0; i < items.size(); i++) {
            SourcePart.Item item = items.get(i);
            var parts = new ArrayList<SourcePart>(item.parts());
            if (!logos.get(i).isEmpty() && !parts.isEmpty()) {
                parts.addFirst(new SourcePart.Paragraph(item.line(), logos.get(i)));
            }
            all.add(new SourcePart.Item(item.line(), item.term(), parts));
        }
        return all;
    }

    /// The words of the element's only logo, unless its text says them too.
    private static MarkedText logo(Element element) {
        List<Element> images = element.select("img[alt]").stream()
                .filter(image -> !image.attr("alt").isBlank())
                .limit(2)
                .toList();
        if (images.size() != 1 || images.getFirst().attr("alt").length() > LONGEST || !element.hasText()) {
            return MarkedText.of("");
        }
        MarkedText logo = HtmlWords.alternative(images.getFirst());
        String first = logo.plain().toLowerCase(Locale.ROOT).split(" ", -1)[0];
        return element.text().toLowerCase(Locale.ROOT).contains(first) ? MarkedText.of("") : logo;
    }
}
