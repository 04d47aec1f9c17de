package register.importing.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import register.importing.source.Block;
import register.importing.source.Part;
import register.importing.source.Text;

/// Reads a table: which rows are its head, which are titles or groups, and which column names subprocessors.
final class Grids {
    private static final int LOOKED_AT = 10;
    private static final int LONGEST_HEAD = 70;
    private static final double PAIRS = 6;
    private static final String NOBODY = "a table without a column of names";

    private final Vocabulary vocabulary;
    private final Columns columns;

    Grids(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.columns = new Columns(vocabulary);
    }

    /// @param before what the table says above its head
    /// @param score how likely it lists subprocessors
    record Read(List<Block> before, Block.Table table, double score) {}

    Read read(Part.Grid grid, Context context) {
        if (grid.form() == Part.Form.PAIRS) {
            var pairs = new Block.Table(
                    grid.line(), rows(grid.rows()), 0, List.of("Name", "Purpose"), grid.form(), List.of(), false, "");
            return new Read(List.of(), pairs, PAIRS);
        }
        List<Part.Row> rows = upright(grid.rows());
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int first = firstHead(rows, width);
        int last = first < 0 ? -1 : lastHead(rows, first);
        var before = new ArrayList<Block>();
        for (int i = 0; i < first; i++) {
            before.add(new Block.Paragraph(rows.get(i).line(), once(rows.get(i))));
        }
        List<Part.Row> heads = first < 0 ? List.of() : rows.subList(first, last);
        List<String> words =
                IntStream.range(0, width).mapToObj(i -> word(heads, i)).toList();
        List<Part.Row> body = body(rows.subList(Math.max(0, last), rows.size()), heads, width, before);
        Columns.Found found = columns.of(words, body, heads.stream().anyMatch(Part.Row::head), context);
        String why = why(words, body, found, context, grid.title());
        var all = new ArrayList<>(heads);
        all.addAll(body);
        boolean affiliates = context.isAffiliates(grid.title())
                || (found.name() >= 0 && Topic.AFFILIATES.isIn(words.get(found.name())));
        var table = new Block.Table(
                grid.line(), rows(all), heads.size(), found.columns(), grid.form(), found.doubts(), affiliates, why);
        return new Read(
                before,
                why.isEmpty() ? Placed.by(context, table, vocabulary) : table,
                why.isEmpty() ? found.score() : -1);
    }

    private static List<Block.Row> rows(List<Part.Row> rows) {
        return rows.stream().map(row -> new Block.Row(row.line(), row.cells())).toList();
    }

    /// A table whose first column names what its rows hold lies on its side.
    private List<Part.Row> upright(List<Part.Row> rows) {
        long labels = rows.stream().filter(row -> isKnown(row, 0)).count();
        boolean names = rows.stream().anyMatch(row -> is(Vocabulary.NAME, row, 0));
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        boolean head = !rows.isEmpty() && known(rows.getFirst()) > 1;
        if (!names || head || labels < 2 || labels * 2 < rows.size() || width < 3) {
            return rows;
        }
        return IntStream.range(0, width)
                .mapToObj(i -> new Part.Row(
                        rows.getFirst().line(),
                        rows.stream().map(row -> cell(row, i)).toList(),
                        i == 0,
                        false))
                .toList();
    }

    /// The row that names the columns: the one that says so, or the first whose words do; below zero if none.
    private int firstHead(List<Part.Row> rows, int width) {
        int said = -1;
        for (int i = 0; i < Math.min(LOOKED_AT, rows.size()); i++) {
            Part.Row row = rows.get(i);
            boolean one = row.across() || filled(row) < Math.min(2, width);
            if (!one && isHead(row, width)) {
                return i;
            }
            if (row.cells().stream().anyMatch(cell -> vocabulary.isCompany(cell.plain()))) {
                break;
            }
            boolean bold = i + 1 < rows.size() && isBold(row) && !isBold(rows.get(i + 1));
            if (!one && (row.head() || bold) && said < 0) {
                said = i;
            }
        }
        if (said < 0) {
            List<Part.Row> full = rows.stream()
                    .filter(row -> filled(row) >= Math.min(2, width))
                    .toList();
            return columns.isHead(full) ? rows.indexOf(full.getFirst()) : -1;
        }
        return said;
    }

    private boolean isHead(Part.Row row, int width) {
        boolean shorts = row.cells().stream().allMatch(cell -> cell.plain().length() <= LONGEST_HEAD);
        boolean companies = row.cells().stream().anyMatch(cell -> vocabulary.isCompany(cell.plain()));
        int known = known(row);
        boolean names = IntStream.range(0, row.cells().size()).anyMatch(i -> is(Vocabulary.NAME, row, i));
        return shorts
                && !companies
                && ((names && (known > 1 || width == 1 || known == filled(row))) || (known > 1 && known * 2 >= width));
    }

    /// Heads of two rows lie over each other.
    private static int lastHead(List<Part.Row> rows, int first) {
        int last = first + 1;
        while (rows.get(first).head()
                && last < rows.size()
                && rows.get(last).head()
                && !rows.get(last).across()) {
            last++;
        }
        return last;
    }

    private static String word(List<Part.Row> heads, int column) {
        var words = new ArrayList<String>();
        for (Part.Row head : heads) {
            String word = cell(head, column).plain();
            if (!word.isEmpty() && !words.contains(word)) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    /// Without rows that repeat the head, and those that head a group of others.
    private List<Part.Row> body(List<Part.Row> rows, List<Part.Row> heads, int width, List<Block> before) {
        Set<String> repeated = new HashSet<>();
        heads.forEach(head -> repeated.add(text(head)));
        boolean full = rows.stream().filter(row -> filled(row) > 1).count() * 2 >= rows.size();
        var body = new ArrayList<Part.Row>();
        for (Part.Row row : rows) {
            String once = once(row);
            boolean group = width > 1
                    && (row.across() || (full && filled(row) == 1 && isGroup(row, once)))
                    && !vocabulary.isCompany(once);
            if (row.isEmpty() || repeated.contains(text(row))) {
                continue;
            }
            if (group) {
                before.add(new Block.Aside(row.line(), once, "a title within the table"));
            } else {
                body.add(row);
            }
        }
        return body;
    }

    private static boolean isBold(Part.Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.runs().stream())
                .filter(run -> !run.words().isBlank())
                .allMatch(run -> run.mark() == Text.Mark.STRONG);
    }

    private static boolean isGroup(Part.Row row, String words) {
        return row.head() || isBold(row) || Topic.SERVICES.isIn(words) || words.length() > 100 || words.endsWith(":");
    }

    private String why(List<String> words, List<Part.Row> body, Columns.Found found, Context context, String caption) {
        String above = context.not(caption).orElse("");
        if (!above.isEmpty()) {
            return "a table " + above;
        }
        if (words.stream().anyMatch(Topic.COOKIES::isIn)) {
            return "a table about cookies";
        }
        if (found.name() < 0 || body.isEmpty()) {
            return NOBODY;
        }
        return columns.isHistory(body) ? "a table about changes" : "";
    }

    private boolean is(String meaning, Part.Row row, int column) {
        return meaning(row, column).equals(meaning);
    }

    private boolean isKnown(Part.Row row, int column) {
        return !meaning(row, column).isEmpty();
    }

    private int known(Part.Row row) {
        return (int) IntStream.range(0, row.cells().size())
                .filter(i -> isKnown(row, i))
                .count();
    }

    private String meaning(Part.Row row, int column) {
        String words = cell(row, column).plain();
        return words.length() > LONGEST_HEAD ? "" : vocabulary.column(words).orElse("");
    }

    static Text cell(Part.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : Text.of("");
    }

    private static int filled(Part.Row row) {
        return (int) row.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static String text(Part.Row row) {
        return String.join("\t", row.cells().stream().map(Text::plain).toList());
    }

    /// The words of a row that says one thing, however many columns it crosses.
    private static String once(Part.Row row) {
        return String.join(
                " ",
                row.cells().stream()
                        .map(Text::plain)
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .toList());
    }
}
