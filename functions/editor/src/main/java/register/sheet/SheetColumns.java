package register.sheet;

import java.util.ArrayList;
import java.util.List;
import register.json.Json;

/// All columns of a sheet: the key, an engagement's subprocessor, and those of the fields.
final class SheetColumns {
    private static final int KEY_WIDTH = 18;
    private static final int OWNER_WIDTH = 28;

    private SheetColumns() {}

    static boolean isOwned(ListTable table, SheetWords words) {
        return table.sheet().equals(words.engagements());
    }

    static List<SheetColumn> of(ListTable table, SheetWords words, Json.Obj file) {
        var columns = new ArrayList<SheetColumn>();
        columns.add(SheetColumn.text(key(words), KEY_WIDTH));
        if (isOwned(table, words)) {
            List<String> names = ListRows.subprocessors(file).stream()
                    .map(row -> ListRows.name(row.content()))
                    .distinct()
                    .toList();
            // Other names are allowed too: those of new rows.
            columns.add(new SheetColumn(owner(words), names, true, SheetColumn.Kind.TEXT, OWNER_WIDTH));
        }
        columns.addAll(table.columns());
        return columns;
    }

    static String key(SheetWords words) {
        return words.label("subprocessor.id");
    }

    static String owner(SheetWords words) {
        return words.said().glossary().get("subprocessor");
    }
}
