package register.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;
import register.pdf.layout.PdfTable.Block;

/// A typeset table cell; one that is higher than a page is drawn in parts.
final class TableCell {
    private static final float NEGLIGIBLE = 0.05f;

    private final List<Galley> galleys = new ArrayList<>();
    private final List<Block> blocks;
    private final float width;
    private int galley;
    private int line;

    TableCell(Typesetter type, List<Block> blocks, float width) {
        this.blocks = blocks;
        this.width = width;
        for (Block block : blocks) {
            galleys.add(type.set(block.text(), width));
        }
    }

    float height() {
        float height = 0;
        for (int i = 0; i < galleys.size(); i++) {
            height += galleys.get(i).height() + (i == 0 ? 0 : blocks.get(i).before());
        }
        return height;
    }

    void tag(Canvas canvas, PdfStructureElement cell) {
        for (Galley one : galleys) {
            one.tag(canvas, galleys.size() == 1 ? cell : canvas.element(cell, PdfName.P));
        }
    }

    boolean isDrawn() {
        return galley == galleys.size();
    }

    /// Draws as much of the undrawn rest as fits between top and bottom.
    ///
    /// @return the height of the drawn part
    float draw(Canvas canvas, float x, float top, float bottom) {
        float y = top;
        while (!isDrawn()) {
            Galley current = galleys.get(galley);
            float above = line == 0 && y < top ? blocks.get(galley).before() : 0;
            int fit = Math.min(current.size() - line, (int) ((y - above - bottom + NEGLIGIBLE) / current.leading()));
            if (fit <= 0) {
                break;
            }
            if (above > 0 && blocks.get(galley).ruled()) {
                rule(canvas, x, y - above / 2);
            }
            y -= above;
            current.draw(canvas, line, line + fit, x, y);
            y -= fit * current.leading();
            line += fit;
            if (line < current.size()) {
                break;
            }
            galley++;
            line = 0;
        }
        return top - y;
    }

    private void rule(Canvas canvas, float x, float y) {
        canvas.artifact(page -> {
            page.setLineWidth(0.4f);
            page.setColorStroke(Style.Ink.LINE);
            page.setLineDash(1, 1.5f, 0);
            page.moveTo(x, y);
            page.lineTo(x + width, y);
            page.stroke();
        });
    }
}
