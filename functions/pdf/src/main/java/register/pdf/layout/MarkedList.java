package register.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;

/// A list of texts, each after its mark.
///
/// @param numbering of the marks (ISO 32000-1, table 347)
/// @param marks one for each text; ornaments if the list has no numbering
record MarkedList(String numbering, List<String> marks, List<StyledText> texts) {
    static final String NONE = "None";

    private static final float MARK_WIDTH = 15;
    private static final float BETWEEN = 1.6f;

    static MarkedList bullets(List<StyledText> texts) {
        return new MarkedList("Disc", texts.stream().map(_ -> "•").toList(), texts);
    }

    static MarkedList numbers(List<StyledText> texts) {
        var marks = new ArrayList<String>();
        for (int number = 1; number <= texts.size(); number++) {
            marks.add(number + ".");
        }
        return new MarkedList("Decimal", marks, texts);
    }

    float height(Typesetter type, float width) {
        float height = 0;
        for (StyledText text : texts) {
            height += type.set(text, width - MARK_WIDTH).height() + BETWEEN;
        }
        return height;
    }

    void draw(Typesetter type, Flow flow, float x, float width) {
        Canvas canvas = flow.canvas();
        PdfStructureElement list = canvas.element(canvas.document(), PdfName.L);
        canvas.numbered(list, numbering);
        for (int i = 0; i < texts.size(); i++) {
            StyledText text = texts.get(i);
            PdfStructureElement item = canvas.element(list, PdfName.LI);
            Galley mark = type.set(StyledText.plain(marks.get(i), text.style()), MARK_WIDTH);
            if (!numbering.equals(NONE)) {
                mark.tag(canvas, canvas.element(item, PdfName.LBL));
            }
            Galley body = type.set(text, width - MARK_WIDTH);
            body.tag(canvas, canvas.element(item, PdfName.LBODY));
            flow.room(Math.min(body.size(), 2) * body.leading());
            mark.draw(canvas, 0, 1, x + 2, flow.y());
            flow.add(body, x + MARK_WIDTH);
            flow.down(BETWEEN);
        }
    }
}
