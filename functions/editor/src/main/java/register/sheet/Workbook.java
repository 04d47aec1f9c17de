package register.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.json.Json;

/// The content of a workbook, independent of the spreadsheet program.
///
/// @param source SHA-256 of the file from which it was made, in hexadecimal; empty if not stated
/// @param base the content of that file; empty if not stated
/// @param language the language tag of its words; empty if not stated
record Workbook(String source, Optional<Json.Obj> base, String language, List<Sheet> sheets) {

    /// @param heads of its columns, as written; empty if a column has none
    /// @param rows those with content
    record Sheet(String name, List<String> heads, List<Row> rows) {}

    /// @param number as the program shows it, counted from 1
    /// @param cells by the number of the column, counted from 0; absent cells are empty
    /// @param unread cells without a text of their own: a formula, from `=` on, or an error, such as `#REF!`
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
