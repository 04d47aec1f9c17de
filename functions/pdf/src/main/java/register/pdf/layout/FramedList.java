package register.pdf.layout;

import java.util.List;
import java.util.function.Consumer;
import org.openpdf.text.pdf.PdfName;

/// A box with a heading, a list on the left and a few lines on the right. If it does not fit on a page, there is no
/// box, and the lines come before the list.
///
/// @param marks an ornament for each of the items
/// @param aside lines on the right
public record FramedList(StyledText heading, List<String> marks, List<StyledText> items, List<StyledText> aside) {
    private static final float PADDING = 8;
    private static final float ASIDE = 158;
    private static final float ACCENT = 2.4f;
    private static final float UNDER_HEADING = 2;

    public FramedList {
        marks = List.copyOf(marks);
        items = List.copyOf(items);
        aside = List.copyOf(aside);
    }

    /// @param marking receives the heading before it is drawn
    void draw(Typesetter type, Flow flow, Consumer<StyledText> marking) {
        float whole = Flow.WIDTH - 2 * PADDING - ACCENT;
        float left = aside.isEmpty() ? whole : whole - ASIDE - PADDING;
        var listed = new MarkedList(MarkedList.NONE, marks, items);
        float leftHeight = type.set(heading, left).height() + UNDER_HEADING + listed.height(type, left);
        float rightHeight = 0;
        for (StyledText line : aside) {
            rightHeight += type.set(line, ASIDE).height();
        }
        float height = Math.max(leftHeight, rightHeight) + 2 * PADDING;
        flow.room(height);
        boolean framed = flow.has(height);
        float top = flow.y();
        if (framed) {
            border(flow, top, height);
            flow.down(PADDING);
        }
        float x = framed ? Flow.MARGIN + ACCENT + PADDING : Flow.MARGIN;
        float width = framed ? left : Flow.WIDTH;
        marking.accept(heading);
        text(type, flow, heading, PdfName.H2, x, width);
        flow.down(UNDER_HEADING);
        if (!framed) {
            // A list that fills pages would hide them at its end.
            aside.forEach(line -> text(type, flow, line, PdfName.P, x, width));
            flow.down(aside.isEmpty() ? 0 : PADDING);
        }
        if (!items.isEmpty()) {
            listed.draw(type, flow, x, width);
        }
        if (framed) {
            flow.to(top - PADDING);
            aside.forEach(line -> text(type, flow, line, PdfName.P, x + left + PADDING, ASIDE));
            flow.to(top - height);
        }
    }

    private static void text(Typesetter type, Flow flow, StyledText text, PdfName role, float x, float width) {
        Galley galley = type.set(text, width);
        galley.tag(flow.canvas(), flow.canvas().element(flow.canvas().document(), role));
        flow.add(galley, x);
    }

    private void border(Flow flow, float top, float height) {
        flow.canvas().artifact(page -> {
            page.setLineWidth(0.6f);
            page.setColorStroke(Style.Ink.LINE);
            page.roundRectangle(Flow.MARGIN, top - height, Flow.WIDTH, height, 3);
            page.stroke();
            if (!aside.isEmpty()) {
                float x = Flow.MARGIN + Flow.WIDTH - PADDING - ASIDE - PADDING;
                page.moveTo(x, top - PADDING);
                page.lineTo(x, top - height + PADDING);
                page.stroke();
            }
            page.setColorFill(Style.Ink.BLUE);
            page.rectangle(Flow.MARGIN, top - height, ACCENT, height);
            page.fill();
        });
    }
}
