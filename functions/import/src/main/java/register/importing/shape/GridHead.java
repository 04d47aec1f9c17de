package register.importing.shape;

import java.util.List;
import java.util.stream.IntStream;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Finds the rows of a table that name its columns.
record GridHead(Vocabulary vocabulary, TableColumns columns) {
    private static final int LOOKED_AT = 10;
    private static final int LONGEST_HEAD = 70;

    /// The rows, transposed if the first column names their content.
    List<SourcePart.Row> upright(List<SourcePart.Row> rows) {
        long labels = rows.stream().filter(row -> isKnown(row, 0)).count();
        boolean names = rows.stream().anyMatch(row -> is(Vocabulary.NAME, row, 0));
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        boolean head = !rows.isEmpty() && known(rows.getFirst()) > 1;
        boolean above = labels > 1 && labels + 1 == rows.size() && isNames(rows.getFirst());
        if ((!names && !above) || head || labels < 2 || labels * 2 < rows.size() || width < 3) {
            return rows;
        }
        return IntStream.range(0, width)
                .mapToObj(i -> new SourcePart.Row(
                        rows.getFirst().line(),
                        IntStream.range(0, rows.size())
                                .mapToObj(row -> above && !names && i + row == 0
                                        ? MarkedText.of("Name")
                                        : Grids.cell(rows.get(row), i))
                                .toList(),
                        i == 0,
                        false))
                .toList();
    }

    /// True if all cells but the first may be names, and the source makes them the head or one is a company.
    private boolean isNames(SourcePart.Row row) {
        List<String> cells = row.cells().stream().skip(1).map(MarkedText::plain).toList();
        return (row.head() || isBold(row) || cells.stream().anyMatch(vocabulary::isCompany))
                && cells.stream()
                        .allMatch(cell -> columns.mayName(cell)
                                && vocabulary.column(cell).isEmpty()
                                && !vocabulary.isPlace(cell));
    }

    /// The index of the row that names the columns: the one marked so, or the first whose words do; negative if none.
    int first(List<SourcePart.Row> rows, int width) {
        int said = -1;
        boolean below = false;
        for (int i = 0; i < Math.min(LOOKED_AT, rows.size()); i++) {
            SourcePart.Row row = rows.get(i);
            boolean one = row.across() || Grids.filled(row) < Math.min(2, width);
            if (!one && isHead(row, width) && (!below || known(row) > 2)) {
                return i;
            }
            below |= row.cells().stream().anyMatch(cell -> vocabulary.isCompany(cell.plain()));
            if (below) {
                continue;
            }
            boolean bold = i + 1 < rows.size() && isBold(row) && !isBold(rows.get(i + 1));
            if (!one && (row.head() || bold) && said < 0) {
                said = i;
            }
        }
        if (said < 0) {
            List<SourcePart.Row> full = rows.stream()
                    .filter(row -> Grids.filled(row) >= Math.min(2, width))
                    .toList();
            return columns.isHead(full) ? rows.indexOf(full.getFirst()) : -1;
        }
        return said;
    }

    private boolean isHead(SourcePart.Row row, int width) {
        boolean shorts = row.cells().stream().allMatch(cell -> cell.plain().length() <= LONGEST_HEAD);
        boolean companies = row.cells().stream().anyMatch(cell -> vocabulary.isCompany(cell.plain()));
        int known = known(row);
        boolean names = IntStream.range(0, row.cells().size()).anyMatch(i -> is(Vocabulary.NAME, row, i));
        return shorts
                && !companies
                && ((names && (known > 1 || width == 1 || known == Grids.filled(row)))
                        || (known > 1 && known * 2 >= width));
    }

    /// The index after the head, which may have several rows.
    int last(List<SourcePart.Row> rows, int first, int width) {
        int last = first + 1;
        while (last < rows.size()
                && !rows.get(last).across()
                && ((rows.get(first).head() && rows.get(last).head())
                        || isBelow(rows.get(last), rows.get(last - 1), width))) {
            last++;
        }
        return last;
    }

    /// True if the row names columns that the row above groups.
    private boolean isBelow(SourcePart.Row row, SourcePart.Row above, int width) {
        boolean together = IntStream.range(1, width)
                .anyMatch(i -> !Grids.cell(above, i).isEmpty()
                        && Grids.cell(above, i)
                                .plain()
                                .equals(Grids.cell(above, i - 1).plain()));
        return together
                && isHead(row, width)
                && IntStream.range(0, width)
                        .allMatch(i -> Grids.cell(row, i).isEmpty()
                                || isKnown(row, i)
                                || columns.mayName(Grids.cell(row, i).plain()));
    }

    private boolean is(String meaning, SourcePart.Row row, int column) {
        return meaning(row, column).equals(meaning);
    }

    private boolean isKnown(SourcePart.Row row, int column) {
        return !meaning(row, column).isEmpty();
    }

    private int known(SourcePart.Row row) {
        return (int) IntStream.range(0, row.cells().size())
                .filter(i -> isKnown(row, i))
                .count();
    }

    private String meaning(SourcePart.Row row, int column) {
        String words = Grids.cell(row, column).plain();
        return words.length() > LONGEST_HEAD ? "" : vocabulary.column(words).orElse("");
    }

    static boolean isBold(SourcePart.Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.runs().stream())
                .filter(run -> !run.words().isBlank())
                .allMatch(run -> run.mark() == MarkedText.Mark.STRONG);
    }
}
