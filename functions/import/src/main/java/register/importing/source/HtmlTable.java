package register.importing.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// The rows of an HTML table; a cell that spans rows or columns is repeated in each.
final class HtmlTable {
    private static final int COLUMNS = 40;
    private static final int ROWS = 5000;

    private record Span(String text, int rows) {}

    private HtmlTable() {}

    /// Whether it holds data rather than page layout.
    static boolean isData(Element table) {
        return table.selectFirst("table table") == null
                && table.select("tr").stream()
                        .anyMatch(row -> row.select("> td, > th").size() > 1);
    }

    static Block.Table read(Element table, int line) {
        var rows = new ArrayList<Block.Row>();
        var spans = new HashMap<Integer, Span>();
        List<Element> found = table.select("tr");
        for (Element row : found) {
            List<String> cells = cells(row, spans);
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Block.Row(Math.max(0, row.sourceRange().start().lineNumber()), cells));
            }
        }
        boolean headed = !found.isEmpty()
                && (found.getFirst().closest("thead") != null
                        || found.getFirst().select("> td").isEmpty());
        return new Block.Table(line, rows, headed ? Block.Head.FIRST_ROW : Block.Head.UNKNOWN);
    }

    private static List<String> cells(Element row, Map<Integer, Span> spans) {
        var cells = new ArrayList<String>();
        for (Element cell : row.select("> td, > th")) {
            fromAbove(cells, spans);
            String text = Source.clean(cell.text());
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

    private static void fromAbove(List<String> cells, Map<Integer, Span> spans) {
        for (Span span = spans.remove(cells.size()); span != null; span = spans.remove(cells.size())) {
            if (span.rows() > 1) {
                spans.put(cells.size(), new Span(span.text(), span.rows() - 1));
            }
            cells.add(span.text());
        }
    }

    private static int span(Element cell, String attribute, int most) {
        try {
            return Math.clamp(Integer.parseInt(cell.attr(attribute).strip()), 1, most);
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
