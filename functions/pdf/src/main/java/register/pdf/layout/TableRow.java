package register.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;
import register.pdf.layout.PdfTable.Block;

/// A typeset table row.
final class TableRow {
    private final float[] widths;
    private final int span;
    private final Look look;
    private final List<TableCell> cells = new ArrayList<>();

    /// The look of a row and the kinds of its cells.
    ///
    /// @param padding above and below, in points
    /// @param rule thickness of the line below; 0 for none
    /// @param first kind of the first cell
    /// @param others kind of the other cells
    record Look(float padding, float rule, Kind first, Kind others) {}

    /// The kind of a cell.
    enum Kind {
        DATA(""),
        COLUMN_HEADER("Column"),
        /// The header of the rows below it, over all columns.
        GROUP_HEADER("Column"),
        ROW_HEADER("Row");

        /// The cells that a header cell is for; empty for other cells.
        private final String scope;

        Kind(String scope) {
            this.scope = scope;
        }

        private PdfName role() {
            return scope.isEmpty() ? PdfName.TD : PdfName.TH;
        }
    }

    /// @param span the number of the table's columns that the last cell spans
    TableRow(Typesetter type, List<List<Block>> blocks, float[] widths, int span, Look look) {
        this.widths = widths;
        this.span = span;
        this.look = look;
        for (int column = 0; column < widths.length; column++) {
            cells.add(new TableCell(type, blocks.get(column), widths[column] - PdfTable.GAP));
        }
    }

    float height() {
        float height = 0;
        for (TableCell cell : cells) {
            height = Math.max(height, cell.height());
        }
        return height + 2 * look.padding();
    }

    void tag(Canvas canvas, PdfStructureElement group) {
        PdfStructureElement row = canvas.element(group, PdfName.TABLEROW);
        for (TableCell cell : cells) {
            Kind kind = cell == cells.getFirst() ? look.first() : look.others();
            PdfStructureElement element = canvas.element(row, kind.role());
            if (!kind.scope.isEmpty()) {
                canvas.scope(element, kind.scope, cell == cells.getLast() ? span : 1);
            }
            cell.tag(canvas, element);
        }
    }

    /// True if it must stay on the same page as the row below.
    boolean isGroup() {
        return look.first() == Kind.GROUP_HEADER;
    }

    boolean isDrawn() {
        return cells.stream().allMatch(TableCell::isDrawn);
    }

    /// Draws as much of the rest as fits on the page.
    void draw(Flow flow) {
        float x = Flow.MARGIN;
        float used = 0;
        float top = flow.y() - look.padding();
        for (int column = 0; column < widths.length; column++) {
            TableCell cell = cells.get(column);
            used = Math.max(used, cell.draw(flow.canvas(), x, top, Flow.BOTTOM + look.padding()));
            x += widths[column];
        }
        flow.down(used + 2 * look.padding());
        if (look.rule() > 0) {
            flow.canvas().artifact(page -> rule(page, flow.y()));
        }
    }

    private void rule(PdfContentByte page, float y) {
        page.setLineWidth(look.rule());
        page.setColorStroke(look.first() == Kind.COLUMN_HEADER ? Style.Ink.BLACK : Style.Ink.LINE);
        page.moveTo(Flow.MARGIN, y);
        page.lineTo(Flow.MARGIN + Flow.WIDTH, y);
        page.stroke();
    }
}
