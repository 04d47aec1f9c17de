package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.importing.entry.Context;
import register.importing.source.MarkedText;
import register.importing.source.SourceBlock;
import register.importing.word.Vocabulary;

/// A place that the text above a list states for all its entries: "These are all located in the United States:".
final class Placed {
    private Placed() {}

    static SourceBlock.Table by(Context context, SourceBlock.Table table, Vocabulary vocabulary) {
        Optional<Context.StatedLocation> said = context.place(vocabulary);
        if (said.isEmpty()) {
            return table;
        }
        int at = at(table.columns(), vocabulary);
        var columns = new ArrayList<>(table.columns());
        if (at == columns.size()) {
            columns.add("Location");
        }
        var rows = new ArrayList<SourceBlock.Row>();
        int number = 0;
        boolean any = false;
        for (SourceBlock.Row row : table.rows()) {
            boolean body = number++ >= table.heads();
            boolean lacks = body && lacks(row, at, vocabulary);
            any |= lacks;
            rows.add(lacks ? with(row, at, said.get().place()) : row);
        }
        if (!any) {
            return table;
        }
        var doubts = new ArrayList<>(table.doubts());
        doubts.add(new SourceBlock.Doubt(
                said.get().words(), "this is used as the place of each company without one of its own: correct?"));
        return new SourceBlock.Table(
                table.line(), rows, table.heads(), columns, table.form(), doubts, table.affiliates(), table.why());
    }

    private static int at(List<String> columns, Vocabulary vocabulary) {
        for (int i = 0; i < columns.size(); i++) {
            if (vocabulary
                    .column(columns.get(i))
                    .filter(Vocabulary.LOCATION::equals)
                    .isPresent()) {
                return i;
            }
        }
        return columns.size();
    }

    /// True if the row has no place, not even in brackets after the name.
    private static boolean lacks(SourceBlock.Row row, int at, Vocabulary vocabulary) {
        boolean empty = at >= row.cells().size() || row.cells().get(at).isEmpty();
        return empty
                && row.cells().stream()
                        .map(MarkedText::plain)
                        .noneMatch(cell -> cell.endsWith(")")
                                && cell.contains("(")
                                && vocabulary.isPlace(cell.substring(cell.lastIndexOf('(') + 1, cell.length() - 1)));
    }

    private static SourceBlock.Row with(SourceBlock.Row row, int at, String place) {
        var cells = new ArrayList<>(row.cells());
        while (cells.size() <= at) {
            cells.add(MarkedText.of(""));
        }
        cells.set(at, MarkedText.of(place));
        return new SourceBlock.Row(row.line(), cells);
    }
}
