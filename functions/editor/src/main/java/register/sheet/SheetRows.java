package register.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Problem;

/// Reads the rows of one sheet: the matching content of the file, and the cells that differ from it.
final class SheetRows {
    /// A row of the sheet.
    ///
    /// @param before the row in the file; null for a new one
    /// @param touched the cells that differ from it, by their member
    record Read(
            int number,
            String key,
            String owner,
            @Nullable ListRows before,
            SortedMap<String, Json> content,
            Map<String, List<String>> touched) {}

    private final String sheet;
    private final ListTable table;
    private final List<SheetColumn> columns;
    private final int keyed;
    private final SheetReport findings;
    private final Map<String, Integer> places = new HashMap<>();

    /// @param columns all of the sheet, as written
    SheetRows(ListTable table, List<SheetColumn> columns, SheetReport findings) {
        this.sheet = table.sheet();
        this.table = table;
        this.columns = columns;
        this.keyed = columns.size() - table.columns().size();
        this.findings = findings;
    }

    List<Read> read(Workbook workbook, List<ListRows> before) {
        Workbook.Sheet found = workbook.sheet(sheet).orElse(null);
        if (found == null) {
            findings.wrong().add("\"" + sheet + "\": no sheet has this name: do not rename sheets");
            return List.of();
        }
        place(found);
        if (!places.containsKey(columns.getFirst().head())) {
            findings.wrong()
                    .add(sheet + "!A1: expected the column \""
                            + columns.getFirst().head() + "\", which identifies the rows");
            return List.of();
        }
        var known = new HashMap<String, ListRows>();
        before.forEach(row -> known.put(row.key(), row));
        var asked = new ArrayList<>(before.stream().filter(ListRows::isAsked).toList());
        found.rows().forEach(row -> asked.removeIf(one -> one.key().equals(said(row, 0, ""))));
        var seen = new HashMap<String, Integer>();
        var rows = new ArrayList<Read>();
        for (Workbook.Row row : found.rows()) {
            if (places.values().stream().allMatch(place -> row.cell(place).isBlank())
                    && row.unread().isEmpty()) {
                continue;
            }
            rows.add(row(row, known, asked, seen));
        }
        return rows;
    }

    private void place(Workbook.Sheet found) {
        for (int i = 0; i < found.heads().size(); i++) {
            String head = found.heads().get(i);
            SheetColumn column = columns.stream()
                    .filter(one -> CellText.same(one.head(), head))
                    .findFirst()
                    .orElse(null);
            String cell = sheet + "!" + Workbook.cell(i, 1) + ": \"" + Problem.printable(head) + "\": ";
            if (column == null && !head.isBlank()) {
                findings.remarks().add(cell + "not a column of the list: ignored");
            } else if (column != null && places.putIfAbsent(column.head(), i) != null) {
                findings.wrong().add(cell + "a second column of this name: expected one");
            }
        }
        columns.stream()
                .filter(column -> !places.containsKey(column.head()))
                .forEach(column -> findings.remarks()
                        .add(sheet + ": no column \"" + column.head() + "\": the file's value is kept"));
    }

    /// @param asked rows whose name is an open question and is no longer in any row
    private Read row(Workbook.Row row, Map<String, ListRows> known, List<ListRows> asked, Map<String, Integer> seen) {
        String key = said(row, 0, "");
        ListRows before = known.get(key);
        boolean answered = before == null && !key.isEmpty() && !asked.isEmpty();
        if (answered) {
            before = Collections.max(asked, Comparator.comparingLong(one -> alike(row, one)));
            asked.remove(before);
        }
        if (!key.isEmpty() && before == null) {
            wrong(row, 0, key, "expected the row's short name unchanged, or nothing in a new row");
        }
        Integer twice = key.isEmpty() ? null : seen.putIfAbsent(key, row.number());
        if (twice != null) {
            wrong(row, 0, key, "already in row " + twice + ": expected nothing in a new row");
        }
        String owner = keyed > 1 ? said(row, 1, before == null ? "" : before.owner()) : "";
        var content = new TreeMap<String, Json>(
                before == null ? Map.of() : before.content().members());
        var touched = new TreeMap<String, List<String>>();
        if (answered && before != null) {
            String id = key.substring(key.lastIndexOf('/') + 1);
            content.put("id", Json.of(id));
            String cell = sheet + "!"
                    + Workbook.cell(places.getOrDefault(columns.getFirst().head(), 0), row.number());
            touched.put("id", List.of(cell));
            findings.changes()
                    .add(cell + " " + nameOf(before) + ", " + columns.getFirst().head() + ": " + quoted(id));
        }
        int from = keyed;
        for (MemberColumns member : table.members()) {
            read(row, member, from, before, content, touched);
            from += member.columns().size();
        }
        return new Read(row.number(), key, owner, before, content, touched);
    }

    /// The number of a row's cells that equal the file's.
    private long alike(Workbook.Row row, ListRows one) {
        List<String> texts = table.members().stream()
                .flatMap(member -> member.texts(one.content()).stream())
                .toList();
        return IntStream.range(0, texts.size())
                .filter(i -> !texts.get(i).isBlank())
                .filter(i -> CellText.same(texts.get(i), said(row, keyed + i, "")))
                .count();
    }

    private void read(
            Workbook.Row row,
            MemberColumns member,
            int from,
            @Nullable ListRows before,
            SortedMap<String, Json> content,
            Map<String, List<String>> touched) {
        List<String> texts = member.texts(new Json.Obj(new TreeMap<>(content)));
        var were = new ArrayList<String>();
        var are = new ArrayList<String>();
        for (int i = 0; i < texts.size(); i++) {
            were.add(plain(texts.get(i), columns.get(from + i)));
            are.add(said(row, from + i, were.get(i)));
        }
        if (are.equals(were) && before != null) {
            return;
        }
        var cells = new ArrayList<String>();
        for (int i = 0; i < were.size(); i++) {
            Integer place = places.get(columns.get(from + i).head());
            if (place != null && (!are.get(i).equals(were.get(i)) || before == null)) {
                cells.add(sheet + "!" + Workbook.cell(place, row.number()));
                if (before != null) {
                    findings.changes()
                            .add(cells.getLast() + " " + nameOf(before) + ", "
                                    + columns.get(from + i).head() + ": " + quoted(were.get(i)) + " → "
                                    + quoted(are.get(i)));
                }
            }
        }
        touched.put(member.name(), cells);
        if (before == null) {
            MemberColumns.readInner(
                    List.of(member),
                    are,
                    content,
                    (column, value, expected) -> wrong(row, from + column, value, "expected " + expected));
        } else {
            member.read(
                    are,
                    content,
                    (column, value, expected) -> wrong(row, from + column, value, "expected " + expected));
        }
    }

    static String nameOf(ListRows row) {
        return row.owner().isEmpty() ? ListRows.name(row.content()) : row.key();
    }

    static String quoted(String text) {
        return text.isEmpty() ? "nothing" : "\"" + Problem.printable(text.replace("\n", " / ")) + "\"";
    }

    /// The cell's text; the former one if its column is missing.
    private String said(Workbook.Row row, int column, String before) {
        Integer place = places.get(columns.get(column).head());
        if (place == null) {
            return before;
        }
        String unread = row.unread().get(place);
        if (unread != null) {
            String what = unread.startsWith("=") ? "a formula: expected its value" : "an error: expected a value";
            wrong(row, column, unread, what + ", written out");
            return before;
        }
        return plain(row.cell(place), columns.get(column));
    }

    /// Removes what is invisible. Empty lines stay if further lines correspond to those of other columns.
    private static String plain(String text, SheetColumn column) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return column.several() ? lines.stripTrailing() : lines.strip();
    }

    void wrong(int row, int column, String value, String expected) {
        Integer place = places.getOrDefault(columns.get(column).head(), column);
        String shown = value.isEmpty() ? "" : "\"" + Problem.printable(value.replace("\n", " / ")) + "\": ";
        findings.wrong().add(sheet + "!" + Workbook.cell(place, row) + ": " + shown + expected);
    }

    private void wrong(Workbook.Row row, int column, String value, String expected) {
        wrong(row.number(), column, value, expected);
    }
}
