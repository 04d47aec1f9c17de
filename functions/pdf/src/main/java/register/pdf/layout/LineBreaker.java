package register.pdf.layout;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import register.pdf.layout.Galley.Line;

/// Breaks a text into lines where its script allows; a word longer than a line is broken anyway.
final class LineBreaker {
    /// Characters after which a long word, usually an address, is best broken.
    private static final String SEAMS = "/-_.?&=#@,;:";

    private final Typesetter type;
    private final Style style;
    private final float width;
    private final List<Links.Span> spans;
    private final List<Line> lines = new ArrayList<>();
    /// The end of the bold text.
    private final int bold;

    private LineBreaker(Typesetter type, Style style, float width, List<Links.Span> spans) {
        this.type = type;
        this.style = style;
        this.width = width;
        this.spans = spans;
        this.bold = !spans.isEmpty() && spans.getFirst().bold()
                ? spans.getFirst().text().length()
                : 0;
    }

    /// @param spans of printable text
    static List<Line> lines(Typesetter type, Style style, float width, List<Links.Span> spans) {
        var breaker = new LineBreaker(type, style, width, spans);
        var whole = new StringBuilder();
        spans.forEach(span -> whole.append(span.text()));
        int start = 0;
        for (int end = whole.indexOf("\n"); end >= 0; end = whole.indexOf("\n", start)) {
            breaker.fill(whole.substring(start, end), start);
            start = end + 1;
        }
        breaker.fill(whole.substring(start), start);
        return breaker.lines;
    }

    /// @param offset the index of this part in the whole text
    private void fill(String text, int offset) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        int last = 0;
        float used = 0;
        breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            float bare = bare(text, offset, last, end);
            if (used + bare > width && last > start) {
                line(text, offset, start, last);
                start = last;
                used = 0;
            }
            while (used + bare > width) {
                last = cut(text, offset, start, end);
                line(text, offset, start, last);
                start = last;
                bare = bare(text, offset, last, end);
            }
            used += width(text, offset, last, end);
            last = end;
        }
        line(text, offset, start, text.length());
    }

    private float bare(String text, int offset, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return width(text, offset, from, end);
    }

    /// @param offset the index of this part in the whole text
    private float width(String text, int offset, int from, int to) {
        int edge = Math.clamp(bold - offset, from, to);
        return type.width(text.substring(from, edge), style, true) + type.width(text.substring(edge, to), style);
    }

    /// The end of the part of an overlong word that fits on a line: at least one letter.
    private int cut(String text, int offset, int start, int end) {
        int cut = start;
        int seam = start;
        float used = 0;
        for (int at = start; at < end; ) {
            int codePoint = text.codePointAt(at);
            boolean mark = Character.getType(codePoint) == Character.NON_SPACING_MARK;
            used += type.width(Character.toString(codePoint), style, style.bold() || offset + at < bold);
            at += Character.charCount(codePoint);
            if (used > width && cut > start && !mark) {
                break;
            }
            cut = at;
            if (SEAMS.indexOf(codePoint) >= 0 && used > width / 2) {
                seam = at;
            }
        }
        return seam > start ? seam : cut;
    }

    private void line(String text, int offset, int start, int end) {
        var runs = new ArrayList<Line.Run>();
        int begin = 0;
        for (int span = 0; span < spans.size(); span++) {
            int finish = begin + spans.get(span).text().length();
            int from = Math.max(begin - offset, start);
            int to = Math.min(finish - offset, end);
            if (from < to) {
                String part = text.substring(from, to);
                boolean inBold = style.bold() || spans.get(span).bold();
                runs.add(new Line.Run(span, part, type.width(part, style, inBold)));
            }
            begin = finish;
        }
        lines.add(new Line(runs));
    }
}
