package register.pdf.layout;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.openpdf.text.pdf.BaseFont;

/// Sets text in type. Every text of a document passes through here, and so through `Typeface.printable`.
public final class Typesetter {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Typeface typeface = new Typeface();

    Typesetter() {}

    /// The text in lines of at most `width` points.
    Galley set(StyledText text, float width) {
        String printable = text.lenient() ? typeface.replaced(text.text()) : typeface.printable(text.text());
        var spans = new ArrayList<Links.Span>();
        if (!text.lead().isEmpty()) {
            spans.add(new Links.Span(typeface.printable(text.lead()), null, true));
        }
        if (text.linked()) {
            spans.addAll(Links.in(printable));
        } else if (!printable.isEmpty() || spans.isEmpty()) {
            spans.add(new Links.Span(printable, null));
        }
        return new Galley(this, text, spans, LineBreaker.lines(this, text.style(), width, spans));
    }

    /// The text, cut with an ellipsis if it is wider than `width` points.
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

    /// The width in points of the widest word: a column of that width breaks no word.
    public float widestWord(String text, Style style) {
        float widest = 0;
        for (String word : WHITE_SPACE.splitAsStream(typeface.printable(text)).toList()) {
            widest = Math.max(widest, width(word, style));
        }
        return widest;
    }

    /// The text as printed.
    String printable(String text) {
        return typeface.printable(text);
    }

    /// The text as printed, with a question mark for each character that cannot be printed.
    String readable(String text) {
        return typeface.replaced(text);
    }

    /// The width in points of printable text on one line.
    float width(String text, Style style) {
        return width(text, style, style.bold());
    }

    float width(String text, Style style, boolean bold) {
        return typeface.face(bold).width(text, style.size());
    }

    /// The font to show this text in.
    BaseFont showing(String text, Style style) {
        return showing(text, style.bold());
    }

    BaseFont showing(String text, boolean bold) {
        return typeface.face(bold).showing(text);
    }

    /// Must be called before the document is closed, because closing embeds the fonts.
    void end() {
        typeface.trim();
    }
}
