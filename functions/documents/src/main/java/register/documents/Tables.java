package register.documents;

import java.util.List;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// The document's two kinds of table: quiet lists with a header that repeats, and facts in two
/// columns.
final class Tables {
    /// Between two columns, in points.
    static final float GAP = 9;

    private static final float HEADER_RULE = 0.9f;
    private static final float ROW_RULE = 0.4f;

    private Tables() {}

    /// A list whose header repeats on each page and whose rows stay whole wherever a page can hold
    /// them.
    static PdfPTable list(Typesetter type, List<String> header, float[] widths) {
        PdfPTable table = table(widths);
        table.setSpacingBefore(6);
        table.setSpacingAfter(10);
        for (String word : header) {
            PdfPCell cell = cell(Style.Ink.GREY, HEADER_RULE);
            cell.addElement(type.paragraph(word, Style.COLUMN));
            table.addCell(cell);
        }
        table.setHeaderRows(1);
        table.setSplitLate(true);
        return table;
    }

    static PdfPTable facts(float labelWidth) {
        PdfPTable table = table(new float[] {labelWidth, Book.WIDTH - labelWidth});
        table.setSpacingAfter(10);
        return table;
    }

    static void fact(PdfPTable table, Typesetter type, String label, Phrase value) {
        for (Phrase phrase : List.of(type.plain(label, Style.LABEL), value)) {
            PdfPCell cell = cell(Style.Ink.LINE, 0);
            cell.setPaddingTop(1.5f);
            cell.setPaddingBottom(1.5f);
            cell.setPhrase(phrase);
            cell.setLeading(phrase.getLeading(), 0);
            table.addCell(cell);
        }
    }

    /// A box that sets sentences apart.
    static PdfPTable panel(List<Phrase> sentences) {
        PdfPTable table = table(new float[] {Book.WIDTH});
        table.setSpacingAfter(10);
        PdfPCell cell = cell(Style.Ink.LINE, 0);
        cell.setBackgroundColor(Style.Ink.PANEL);
        cell.setPadding(8);
        for (Phrase sentence : sentences) {
            var paragraph = new org.openpdf.text.Paragraph(sentence);
            paragraph.setLeading(sentence.getLeading());
            cell.addElement(paragraph);
        }
        table.addCell(cell);
        return table;
    }

    /// A cell of a list: the row's rule below, room around.
    static PdfPCell cell() {
        return cell(Style.Ink.LINE, ROW_RULE);
    }

    /// The height of a list's header and first row.
    static float firstRows(PdfPTable table) {
        float height = 0;
        for (int row = 0; row < Math.min(2, table.size()); row++) {
            height += table.getRowHeight(row);
        }
        return height;
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setTotalWidth(Book.WIDTH);
        table.setLockedWidth(true);
        return table;
    }

    private static PdfPCell cell(java.awt.Color rule, float thickness) {
        var cell = new PdfPCell();
        cell.setBorder(thickness > 0 ? Rectangle.BOTTOM : Rectangle.NO_BORDER);
        cell.setBorderWidthBottom(thickness);
        cell.setBorderColorBottom(rule);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        cell.setPaddingLeft(0);
        cell.setPaddingRight(GAP);
        cell.setPaddingTop(5);
        cell.setPaddingBottom(5);
        return cell;
    }
}
