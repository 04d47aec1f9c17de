package register.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.json.Json;

/// What a workbook says, without the program that it is for.
///
/// @param source SHA-256 of the file that it was made from, in hexadecimal; empty where it does not say
/// @param base what that file said; empty where it does not say
/// @param language tag of the language of its words; empty where it does not say
record Workbook(String source, Optional<Json.Obj> base, String language, List<Sheet> sheets) {

    /// @param heads of its columns, as they stand; empty where a column has none
    /// @param rows those that say something
    record Sheet(String name, List<String> heads, List<Row> rows) {}

    /// @param number as the program shows it, counted from 1
    /// @param cells by the number of the column, counted from 0; what is not here is empty
    /// @param unread cells that say nothing by themselves: a formula, from `=` on, or an error, such as `#REF!`
    record Row(int number, Map<Integer, String> cells, Map<Integer, String> unread) {
        String cell(int column) {
            return cells.getOrDefault(column, "");
        }
    }

    Optional<Sheet> sheet(String name) {
        return sheets.stream()
                .filter(sheet -> CellText.same(sheet.name(), name))
                .findFirst();
    }

    /// The cell's name: `D7`.
    static String cell(int column, int row) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters + Integer.toString(row);
    }
}
