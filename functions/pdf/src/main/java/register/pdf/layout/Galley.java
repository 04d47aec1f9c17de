package register.pdf.layout;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;

/// A typeset text that is not on a page yet. It may span several pages, and stays one element of the document's
/// structure.
final class Galley {
    private final Typesetter type;
    private final StyledText text;
    private final List<Links.Span> spans;
    private final List<Line> lines;
    private final List<PdfStructureElement> elements = new ArrayList<>();

    Galley(Typesetter type, StyledText text, List<Links.Span> spans, List<Line> lines) {
        this.type = type;
        this.text = text;
        this.spans = spans;
        this.lines = lines;
    }

    int size() {
        return lines.size();
    }

    /// The height of one line, in points.
    float leading() {
        return text.style().leading();
    }

    float height() {
        return size() * leading();
    }

    /// The number of lines to place if `fit` lines fit, so that no line is left alone; 0 for none.
    int take(int done, int fit) {
        int left = size() - done;
        if (left <= fit) {
            return left;
        }
        if (fit < 2) {
            return 0;
        }
        return left - fit == 1 && fit > 2 ? fit - 1 : fit;
    }

    /// Makes it the content of an element; untagged text is drawn as an artifact.
    void tag(Canvas canvas, PdfStructureElement element) {
        canvas.language(element, text.language());
        for (Links.Span span : spans) {
            boolean whole = spans.size() == 1 && span.target() == null;
            PdfName role = span.target() == null ? PdfName.SPAN : PdfName.LINK;
            elements.add(whole ? element : canvas.element(element, role));
        }
    }

    /// Draws some lines.
    ///
    /// @param top of the first line, in points from the page's bottom
    void draw(Canvas canvas, int from, int to, float x, float top) {
        draw(canvas, from, to, x, 0, top);
    }

    /// Draws all lines, each centred in the width.
    void drawCentred(Canvas canvas, float x, float width, float top) {
        draw(canvas, 0, size(), x, width, top);
    }

    /// @param width the width to centre the lines in; 0 for lines that begin at `x`
    private void draw(Canvas canvas, int from, int to, float x, float width, float top) {
        Style style = text.style();
        float baseline = top - (style.leading() + style.capHeight()) / 2;
        for (Line line : lines.subList(from, to)) {
            float at = width == 0 ? x : x + (width - line.width()) / 2;
            for (Line.Run run : line.runs()) {
                draw(canvas, run, at, baseline);
                at += run.width();
            }
            baseline -= style.leading();
        }
    }

    private void draw(Canvas canvas, Line.Run run, float x, float baseline) {
        Style style = text.style();
        String target = spans.get(run.span()).target();
        if (elements.isEmpty()) {
            canvas.markArtifact();
        } else {
            canvas.mark(elements.get(run.span()));
        }
        boolean bold = style.bold() || spans.get(run.span()).bold();
        Color colour = target == null ? style.colour() : Style.Ink.BLUE;
        canvas.show(run.text(), type.showing(run.text(), bold), style.size(), colour, x, baseline);
        if (target != null && !elements.isEmpty()) {
            float descent = style.size() * 0.25f;
            canvas.link(
                    elements.get(run.span()),
                    target,
                    new Rectangle(x, baseline - descent, x + run.width(), baseline + style.size()));
        }
    }

    /// One line of a text.
    record Line(List<Run> runs) {
        Line {
            runs = List.copyOf(runs);
        }

        /// The line's width, in points.
        float width() {
            float width = 0;
            for (Run run : runs) {
                width += run.width();
            }
            return width;
        }

        /// The part of a span that is on the line.
        ///
        /// @param span the index of the span in the text
        /// @param width in points
        record Run(int span, String text, float width) {}
    }
}
