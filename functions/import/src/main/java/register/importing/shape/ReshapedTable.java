package register.importing.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import register.importing.entry.Labels;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.source.SourcePart;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;

/// A table with the content of several columns in one cell: labels with values, or the place in a column for each
/// region of customers.
///
/// @param doubts points for a person to confirm
record ReshapedTable(List<SourcePart.Row> rows, List<SourceBlock.Doubt> doubts) {
    private static final double MOST = 0.6;
    private static final Pattern SPACE = Pattern.compile("[\\s(),:/-]+");
    private static final Pattern YES =
            Pattern.compile("[✓✔☑✅●•]|(?i:x|yes|ja|oui|sí|sì|sim|tak|ano)(?![\\p{L}\\p{N}])");
    private static final Pattern NO = Pattern.compile("[\\s–—✗✘✕×❌○-]*|(?i:no|nein|non|nee|não|nie|ne|n/a)");
    private static final int WIDEST = 60;
    private static final Set<String> OTHERS = Set.of(Vocabulary.NAME, Vocabulary.ADDRESS, "SEAT");

    static ReshapedTable of(List<SourcePart.Row> rows, Vocabulary vocabulary) {
        return byRegion(labelled(rows, vocabulary), vocabulary);
    }

    /// The rows with a column for each label within one column's cells.
    private static List<SourcePart.Row> labelled(List<SourcePart.Row> rows, Vocabulary vocabulary) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        Labels labels = Labels.of(vocabulary);
        for (int i = 0; width > 1 && width < WIDEST && i < width; i++) {
            int column = i;
            List<LinkedHashMap<String, MarkedText>> said = rows.stream()
                    .map(row -> said(Grids.cell(row, column), labels))
                    .toList();
            long some = said.stream().filter(one -> !one.isEmpty()).count();
            if (some > 1 && some + 1 >= rows.size() && rows.size() > 2) {
                return apart(rows, column, said);
            }
        }
        return rows;
    }

    /// The labels of a cell with nothing else, at least two, and their values.
    private static LinkedHashMap<String, MarkedText> said(MarkedText cell, Labels labels) {
        var said = new LinkedHashMap<String, MarkedText>();
        for (MarkedText line : cell.lines()) {
            Optional<Labels.Labelled> one = labels.labelled(line)
                    .filter(label ->
                            labels.isLabel(label.label()) && !label.value().isEmpty());
            if (one.isEmpty() || said.put(bare(one.get().label()), one.get().value()) != null) {
                return new LinkedHashMap<>();
            }
        }
        return said.size() > 1 ? said : new LinkedHashMap<>();
    }

    private static String bare(String label) {
        return label.strip().replaceAll("\\s*[:：]+$", "");
    }

    private static List<SourcePart.Row> apart(
            List<SourcePart.Row> rows, int column, List<LinkedHashMap<String, MarkedText>> said) {
        List<String> names = said.stream()
                .flatMap(one -> one.keySet().stream())
                .distinct()
                .limit(WIDEST)
                .toList();
        var apart = new ArrayList<SourcePart.Row>();
        for (int i = 0; i < rows.size(); i++) {
            LinkedHashMap<String, MarkedText> own = said.get(i);
            boolean head = i == 0 && own.isEmpty();
            apart.add(with(
                    rows.get(i),
                    List.of(column),
                    names.stream()
                            .map(name -> head ? MarkedText.of(name) : own.getOrDefault(name, MarkedText.of("")))
                            .toList(),
                    head));
        }
        return apart;
    }

    /// The table with one column of places instead of one for each region.
    private static ReshapedTable byRegion(List<SourcePart.Row> rows, Vocabulary vocabulary) {
        if (rows.size() < 3) {
            return new ReshapedTable(rows, List.of());
        }
        var places = new PlaceWords(vocabulary);
        SourcePart.Row head = rows.getFirst();
        List<SourcePart.Row> body = rows.subList(1, rows.size());
        List<Integer> regions = IntStream.range(0, head.cells().size())
                .filter(i -> isRegion(Grids.cell(head, i).plain(), vocabulary)
                        && (ColumnCells.share(body, i, places::among) >= MOST
                                || body.stream()
                                        .allMatch(
                                                row -> isTick(Grids.cell(row, i).plain()))))
                .boxed()
                .toList();
        if (regions.size() < 2) {
            return new ReshapedTable(rows, List.of());
        }
        var read = new ArrayList<SourcePart.Row>();
        read.add(with(head, regions, List.of(MarkedText.of("Location")), head.head()));
        for (SourcePart.Row row : body) {
            String all = regions.stream()
                    .map(i -> place(
                            Grids.cell(row, i).plain(), Grids.cell(head, i).plain(), vocabulary))
                    .filter(places::among)
                    .distinct()
                    .collect(Collectors.joining(", "));
            read.add(with(row, regions, List.of(MarkedText.of(all)), row.head()));
        }
        String heads = regions.stream().map(i -> Grids.cell(head, i).plain()).collect(Collectors.joining(" | "));
        return new ReshapedTable(
                read,
                List.of(new SourceBlock.Doubt(
                        heads,
                        "each company has the places of all these columns: which customers are served from "
                                + "which place?")));
    }

    private static boolean isTick(String cell) {
        return NO.matcher(cell).matches() || YES.matcher(cell).lookingAt();
    }

    /// The place in the cell, or in the column's head if the cell only has a tick.
    private static String place(String cell, String head, Vocabulary vocabulary) {
        Matcher yes = YES.matcher(cell);
        return yes.lookingAt()
                ? Arrays.stream(SPACE.split(head))
                                .filter(word -> !word.isEmpty() && vocabulary.isPlace(word))
                                .findFirst()
                                .orElse("")
                        + cell.substring(yes.end())
                : cell;
    }

    /// True for a place with the customers or products it applies to: `EU customers`.
    private static boolean isRegion(String head, Vocabulary vocabulary) {
        String[] words = SPACE.split(head, -1);
        return words.length > 1
                && words.length <= 5
                && !vocabulary.isCompany(head)
                && !OTHERS.contains(vocabulary.column(head).orElse(""))
                && Arrays.stream(words).anyMatch(word -> !word.isEmpty() && vocabulary.isPlace(word));
    }

    /// The row with these cells in place of the first of those columns, and without the others.
    private static SourcePart.Row with(
            SourcePart.Row row, List<Integer> columns, List<MarkedText> instead, boolean head) {
        var cells = new ArrayList<MarkedText>();
        for (int i = 0; i < Math.max(row.cells().size(), columns.getFirst() + 1); i++) {
            if (i == columns.getFirst()) {
                cells.addAll(instead);
            } else if (!columns.contains(i)) {
                cells.add(Grids.cell(row, i));
            }
        }
        return new SourcePart.Row(row.line(), cells, head || row.head(), row.across());
    }
}
