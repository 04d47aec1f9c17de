package register.pdf.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;

/// The document's two kinds of table: lists with a repeated header, and facts in two columns.
public final class PdfTable {
    /// The gap between two columns, in points.
    public static final float GAP = 9;

    private static final TableRow.Look HEADER =
            new TableRow.Look(3, 0.8f, TableRow.Kind.COLUMN_HEADER, TableRow.Kind.COLUMN_HEADER);
    private static final TableRow.Look GROUP =
            new TableRow.Look(3, 0, TableRow.Kind.GROUP_HEADER, TableRow.Kind.GROUP_HEADER);
    private static final TableRow.Look ENTRY =
            new TableRow.Look(4.5f, 0.4f, TableRow.Kind.ROW_HEADER, TableRow.Kind.DATA);
    private static final TableRow.Look FACT = new TableRow.Look(1.1f, 0, TableRow.Kind.ROW_HEADER, TableRow.Kind.DATA);

    private final Typesetter type;
    private final TableRow.Look look;
    private final float[] widths;
    private final List<List<Block>> header;
    private final List<TableRow> rows = new ArrayList<>();
    private final Map<Integer, String> headings = new HashMap<>();

    private PdfTable(Typesetter type, TableRow.Look look, float[] widths, List<List<Block>> header) {
        this.type = type;
        this.look = look;
        this.widths = widths.clone();
        this.header = header;
    }

    /// A list. Its header repeats on each page, and its rows stay whole if a page can hold them.
    ///
    /// @param widths of the columns, in points
    public static PdfTable list(Typesetter type, List<StyledText> header, float... widths) {
        return new PdfTable(
                type,
                ENTRY,
                widths,
                header.stream().map(text -> List.of(Block.of(text))).toList());
    }

    /// Facts, each after its label.
    public static PdfTable facts(Typesetter type, float labelWidth) {
        return new PdfTable(type, FACT, new float[] {labelWidth, Flow.WIDTH - labelWidth}, List.of());
    }

    /// Adds a row to a list, one cell per column.
    public void row(List<List<Block>> cells) {
        rows.add(new TableRow(type, cells, widths, 1, look));
    }

    /// Begins a group of rows in a list.
    public void group(StyledText heading) {
        headings.put(rows.size(), heading.text());
        rows.add(new TableRow(
                type, List.of(List.of(Block.of(heading))), new float[] {Flow.WIDTH}, widths.length, GROUP));
    }

    /// Adds a fact in the document's language, without links.
    public void fact(String label, String value, Style style) {
        fact(StyledText.plain(label, Style.LABEL), StyledText.plain(value, style));
    }

    public void fact(StyledText label, StyledText value) {
        row(List.of(List.of(Block.of(label)), List.of(Block.of(value))));
    }

    /// The height on one page, in points.
    public float height() {
        float height = header.isEmpty() ? 0 : header().height();
        for (TableRow row : rows) {
            height += row.height();
        }
        return height;
    }

    /// The height of the header and the first row, in points.
    public float firstRows() {
        return (header.isEmpty() ? 0 : header().height()) + (rows.isEmpty() ? 0 : whole(0));
    }

    /// The height that must stay on one page, in points: a row, and for a group's heading the row below as well.
    private float whole(int row) {
        float height = rows.get(row).height();
        return rows.get(row).isGroup() && row + 1 < rows.size()
                ? height + rows.get(row + 1).height()
                : height;
    }

    /// @param marking receives a group's heading before it is drawn
    void draw(Flow flow, PdfStructureElement parent, Consumer<String> marking) {
        Canvas canvas = flow.canvas();
        PdfStructureElement table = canvas.element(parent, PdfName.TABLE);
        PdfStructureElement body = table;
        if (!header.isEmpty()) {
            TableRow first = header();
            first.tag(canvas, canvas.element(table, PdfName.THEAD));
            flow.room(firstRows());
            first.draw(flow);
            body = canvas.element(table, PdfName.TBODY);
        }
        for (int number = 0; number < rows.size(); number++) {
            TableRow row = rows.get(number);
            row.tag(canvas, body);
            if (!flow.has(whole(number))) {
                // A row right below its header or group heading fails to fit only if it is higher than a page.
                boolean begun =
                        number == 0 ? !header.isEmpty() : rows.get(number - 1).isGroup();
                nextPage(flow, begun ? null : header);
            }
            if (row.isGroup()) {
                marking.accept(headings.get(number));
            }
            row.draw(flow);
            while (!row.isDrawn()) {
                nextPage(flow, header);
                row.draw(flow);
            }
        }
    }

    /// @param repeated the header to repeat at the top; absent if the page has just begun with it
    private void nextPage(Flow flow, @Nullable List<List<Block>> repeated) {
        if (repeated != null && !flow.atTop()) {
            flow.newPage();
            if (!repeated.isEmpty()) {
                header().draw(flow);
            }
        }
    }

    private TableRow header() {
        return new TableRow(type, header, widths, 1, HEADER);
    }

    /// A paragraph in a table cell.
    ///
    /// @param before the space in points between it and a paragraph above
    /// @param ruled true if a line is drawn in that space
    public record Block(StyledText text, float before, boolean ruled) {

        public static Block of(StyledText text) {
            return new Block(text, 0, false);
        }

        /// A paragraph at that distance from the one above.
        public static Block below(StyledText text, float points) {
            return new Block(text, points, false);
        }

        /// A paragraph that begins a new subject in the same cell.
        public static Block apart(StyledText text) {
            return new Block(text, 8, true);
        }
    }
}
