package register.importing.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import register.importing.entry.Context;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Reads a table: the rows of its head, the rows that are titles or groups, and the column of subprocessors' names.
final class Grids {
    private static final double PAIRS = 6;
    /// `Total: 3`
    private static final Pattern SUM = Pattern.compile("\\p{L}[\\p{L} ]{1,30}:?\\s*\\d{1,5}");

    private static final String NOBODY = "a table without a column of names";

    private final Vocabulary vocabulary;
    private final TableColumns columns;
    private final GridHead heads;

    Grids(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.columns = new TableColumns(vocabulary);
        this.heads = new GridHead(vocabulary, columns);
    }

    /// @param before the table's texts above its head
    /// @param score the likelihood that it lists subprocessors
    record Read(List<SourceBlock> before, SourceBlock.Table table, double score) {}

    Read read(SourcePart.Grid grid, Context context) {
        if (grid.form() == SourcePart.Form.PAIRS) {
            var pairs = new SourceBlock.Table(
                    grid.line(), rows(grid.rows()), 0, List.of("Name", "Purpose"), grid.form(), List.of(), false, "");
            return new Read(List.of(), pairs, PAIRS);
        }
        ReshapedTable reshaped = ReshapedTable.of(heads.upright(grid.rows()), vocabulary);
        List<SourcePart.Row> rows = reshaped.rows();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int first = heads.first(rows, width);
        int last = first < 0 ? -1 : heads.last(rows, first, width);
        var before = new ArrayList<SourceBlock>();
        for (int i = 0; i < first; i++) {
            before.add(new SourceBlock.Paragraph(rows.get(i).line(), once(rows.get(i))));
        }
        List<SourcePart.Row> head = first < 0 ? List.of() : rows.subList(first, last);
        List<String> words =
                IntStream.range(0, width).mapToObj(i -> word(head, i)).toList();
        List<SourcePart.Row> body = body(rows.subList(Math.max(0, last), rows.size()), head, width, before);
        TableColumns.Found found = columns.of(words, body, head.stream().anyMatch(SourcePart.Row::head), context);
        String why = why(words, body, found, context, grid.title());
        var all = new ArrayList<>(head);
        all.addAll(body);
        boolean affiliates = context.isAffiliates(grid.title())
                || (found.name() >= 0 && WordTopic.AFFILIATES.isIn(words.get(found.name())));
        var doubts = new ArrayList<>(found.doubts());
        doubts.addAll(reshaped.doubts());
        var table = new SourceBlock.Table(
                grid.line(), rows(all), head.size(), found.columns(), grid.form(), doubts, affiliates, why);
        return new Read(
                before,
                why.isEmpty() ? Placed.by(context, table, vocabulary) : table,
                why.isEmpty() ? found.score() : -1);
    }

    private static List<SourceBlock.Row> rows(List<SourcePart.Row> rows) {
        return rows.stream()
                .map(row -> new SourceBlock.Row(row.line(), row.cells()))
                .toList();
    }

    private static String word(List<SourcePart.Row> heads, int column) {
        var words = new ArrayList<String>();
        for (SourcePart.Row head : heads) {
            String word = cell(head, column).plain();
            if (!word.isEmpty() && !words.contains(word)) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    /// The rows except for those that repeat the head or head a group of others.
    private List<SourcePart.Row> body(
            List<SourcePart.Row> rows, List<SourcePart.Row> heads, int width, List<SourceBlock> before) {
        Set<String> repeated = new HashSet<>();
        heads.forEach(head -> repeated.add(text(head)));
        boolean full = rows.stream().filter(row -> filled(row) > 1).count() * 2 >= rows.size();
        var body = new ArrayList<SourcePart.Row>();
        for (SourcePart.Row row : rows) {
            String once = once(row);
            boolean group = width > 1
                    && (row.across() || (full && filled(row) == 1 && isGroup(row, once)))
                    && !vocabulary.isCompany(once);
            if (row.isEmpty() || repeated.contains(text(row))) {
                continue;
            }
            if (group) {
                before.add(new SourceBlock.Aside(row.line(), once, "a title within the table"));
            } else {
                body.add(row);
            }
        }
        return body;
    }

    private static boolean isGroup(SourcePart.Row row, String words) {
        return row.head()
                || GridHead.isBold(row)
                || WordTopic.SERVICES.isIn(words)
                || words.length() > 100
                || words.endsWith(":")
                || (row.cells().size() > 2 && SUM.matcher(words).matches());
    }

    private String why(
            List<String> words, List<SourcePart.Row> body, TableColumns.Found found, Context context, String caption) {
        String above = context.not(caption).orElse("");
        if (!above.isEmpty()) {
            return "a table " + above;
        }
        if (words.stream().anyMatch(WordTopic.COOKIES::isIn)) {
            return "a table about cookies";
        }
        if (found.name() < 0 || body.isEmpty()) {
            return NOBODY;
        }
        return columns.isHistory(body) ? "a table about changes" : "";
    }

    static MarkedText cell(SourcePart.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : MarkedText.of("");
    }

    static int filled(SourcePart.Row row) {
        return (int) row.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static String text(SourcePart.Row row) {
        return String.join("\t", row.cells().stream().map(MarkedText::plain).toList());
    }

    /// The words of a row with a single content, however many columns it spans.
    private static String once(SourcePart.Row row) {
        return String.join(
                " ",
                row.cells().stream()
                        .map(MarkedText::plain)
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .toList());
    }
}
