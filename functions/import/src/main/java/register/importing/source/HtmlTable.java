package register.importing.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// The rows of an HTML table; a cell that spans rows or columns is repeated in each.
final class HtmlTable {
    private static final int COLUMNS = 40;
    private static final int ROWS = 5000;
    private static final Pattern LABEL = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}:：]+$");
    private static final String CELLS = "> td, > th";
    private static final String MARKED_ROW = "[role=row]";
    private static final String MARKED_CELL = "[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]";

    private record Span(MarkedText text, int rows) {}

    private HtmlTable() {}

    /// True if it holds data rather than page layout.
    static boolean isData(Element table) {
        return table.selectFirst("table table") == null
                && table.select("tr").stream().anyMatch(row -> row.select(CELLS).size() > 1);
    }

    /// True for another element declared as a table for accessibility (WAI-ARIA 1.2, `table`).
    static boolean isMarked(Element element) {
        String role = element.attr("role");
        return (role.equals("table") || role.equals("grid") || role.equals("treegrid"))
                && !element.normalName().equals("table")
                && element.selectFirst(MARKED_CELL) != null;
    }

    static SourcePart.Grid readMarked(Element table) {
        var rows = new ArrayList<SourcePart.Row>();
        for (Element row : table.select(MARKED_ROW)) {
            List<Element> cells = row.select(MARKED_CELL);
            boolean head = cells.stream().allMatch(cell -> cell.attr("role").equals("columnheader"));
            add(rows, HtmlParts.line(row), cells.stream().map(HtmlWords::of).toList(), head, cells.size() == 1);
        }
        return new SourcePart.Grid(HtmlParts.line(table), table.attr("aria-label"), rows, SourcePart.Form.TABLE);
    }

    static SourcePart.Grid read(Element table) {
        var rows = new ArrayList<SourcePart.Row>();
        var spans = new HashMap<Integer, Span>();
        List<String> labels = List.of();
        for (Element row : table.select("tr")) {
            List<Element> own = row.select(CELLS);
            List<MarkedText> cells = cells(own, spans, labels);
            labels = labels.isEmpty() ? cells.stream().map(MarkedText::plain).toList() : labels;
            boolean head = row.closest("thead") != null || row.select("> td").isEmpty();
            add(rows, HtmlParts.line(row), cells, head, own.size() == 1 && cells.size() != 1);
        }
        Element caption = table.selectFirst("> caption");
        return new SourcePart.Grid(
                HtmlParts.line(table),
                caption == null ? "" : Source.clean(caption.text()),
                rows,
                SourcePart.Form.TABLE);
    }

    private static void add(List<SourcePart.Row> rows, int line, List<MarkedText> cells, boolean head, boolean across) {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(new SourcePart.Row(line, cells, head, across));
        }
    }

    /// @param labels the words of the first row, which a cell may repeat for narrow windows
    private static List<MarkedText> cells(List<Element> row, Map<Integer, Span> spans, List<String> labels) {
        var cells = new ArrayList<MarkedText>();
        for (Element cell : row) {
            fromAbove(cells, spans);
            String above = cells.size() < labels.size() ? labels.get(cells.size()) : "";
            MarkedText text = unlabelled(HtmlWords.of(cell), above, cell.attr("data-label"), cell.attr("data-title"));
            int columns = span(cell, "colspan", COLUMNS);
            int rows = span(cell, "rowspan", ROWS);
            for (int i = 0; i < columns && cells.size() < COLUMNS; i++) {
                if (rows > 1) {
                    spans.put(cells.size(), new Span(text, rows - 1));
                }
                cells.add(text);
            }
        }
        fromAbove(cells, spans);
        return cells;
    }

    /// The cell without the column's head, which it may contain as an element of its own.
    private static MarkedText unlabelled(MarkedText cell, String... labels) {
        int at = 0;
        for (MarkedText.Run run : cell.runs()) {
            at += run.words().length();
            String words = bare(run.words());
            if (!words.isEmpty()) {
                boolean label = run.mark() != MarkedText.Mark.PLAIN
                        && run.mark() != MarkedText.Mark.LINK
                        && Stream.of(labels).anyMatch(one -> words.equalsIgnoreCase(bare(one)));
                return label && !cell.from(at).isEmpty() ? MarkedText.trimmed(cell.from(at)) : cell;
            }
        }
        return cell;
    }

    private static String bare(String label) {
        return LABEL.matcher(label).replaceAll("");
    }

    private static void fromAbove(List<MarkedText> cells, Map<Integer, Span> spans) {
        for (Span span = spans.remove(cells.size()); span != null; span = spans.remove(cells.size())) {
            if (span.rows() > 1) {
                spans.put(cells.size(), new Span(span.text(), span.rows() - 1));
            }
            cells.add(span.text());
        }
    }

    private static int span(Element cell, String attribute, int most) {
        if (!cell.hasAttr(attribute)) {
            return 1;
        }
        try {
            return Math.clamp(Integer.parseInt(cell.attr(attribute).strip()), 1, most);
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
