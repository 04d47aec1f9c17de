package register.documents;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;

/// Turns text into type. Every text of a document passes here, and so through `Typeface.printable`.
final class Typesetter {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Typeface typeface = new Typeface();
    private final Map<Style, Font> fonts = new EnumMap<>(Style.class);

    Typesetter() {
        for (Style style : Style.values()) {
            var font = new Font(style.bold() ? typeface.bold() : typeface.regular(), style.size());
            font.setColor(style.colour());
            fonts.put(style, font);
        }
    }

    /// Plain text, nothing to click.
    Phrase plain(String text, Style style) {
        var phrase = new Phrase(style.leading(), "", font(style));
        phrase.add(chunk(text, style));
        return phrase;
    }

    /// Text in which web and mail addresses can be clicked.
    Phrase linked(String text, Style style) {
        var phrase = new Phrase(style.leading(), "", font(style));
        addLinked(phrase, text, style);
        return phrase;
    }

    Paragraph paragraph(String text, Style style) {
        var paragraph = new Paragraph(style.leading(), "", font(style));
        addLinked(paragraph, text, style);
        return paragraph;
    }

    Chunk chunk(String text, Style style) {
        return new Chunk(typeface.printable(text), font(style));
    }

    /// The text, cut with an ellipsis where it is wider than `width` points.
    String fitted(String text, Style style, float width) {
        String whole = typeface.printable(text).replace('\n', ' ');
        if (width(whole, style) <= width) {
            return whole;
        }
        int end = whole.length();
        while (end > 0 && width(whole.substring(0, end) + "…", style) > width) {
            end = whole.offsetByCodePoints(end, -1);
        }
        return whole.substring(0, end).stripTrailing() + "…";
    }

    /// The width in points of the widest word: what a column needs so that no word is broken.
    float widestWord(String text, Style style) {
        float widest = 0;
        for (String word : WHITE_SPACE.splitAsStream(typeface.printable(text)).toList()) {
            widest = Math.max(widest, width(word, style));
        }
        return widest;
    }

    private float width(String text, Style style) {
        return (style.bold() ? typeface.bold() : typeface.regular()).getWidthPoint(text, style.size());
    }

    private void addLinked(Phrase phrase, String text, Style style) {
        for (Links.Span span : Links.in(text)) {
            Chunk chunk = chunk(span.text(), style);
            if (span.target() != null) {
                var font = new Font(chunk.getFont());
                font.setColor(Style.Ink.BLUE);
                chunk.setFont(font);
                chunk.setAnchor(span.target());
            }
            phrase.add(chunk);
        }
    }

    private Font font(Style style) {
        Font font = fonts.get(style);
        if (font == null) {
            throw new AssertionError("no font for " + style);
        }
        return font;
    }
}
