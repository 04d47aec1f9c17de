package register.importing.shape;

import java.util.List;
import java.util.function.Predicate;
import register.importing.source.SourcePart;

/// The cells of a column, by the first line of each; empty ones do not count.
final class ColumnCells {
    private ColumnCells() {}

    /// The share of them that match, between 0 and 1.
    static double share(List<SourcePart.Row> body, int column, Predicate<String> is) {
        List<String> cells = cells(body, column);
        return cells.isEmpty() ? 0 : cells.stream().filter(is).count() / (double) cells.size();
    }

    /// The share of them that are distinct, between 0 and 1.
    static double distinct(List<SourcePart.Row> body, int column) {
        List<String> cells = cells(body, column);
        return cells.isEmpty() ? 0 : cells.stream().distinct().count() / (double) cells.size();
    }

    private static List<String> cells(List<SourcePart.Row> body, int column) {
        return body.stream()
                .map(row -> Grids.cell(row, column).lines())
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.getFirst().plain())
                .toList();
    }
}
