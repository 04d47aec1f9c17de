package register.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.importing.source.Block;
import register.policy.Category;

/// Reads tables' rows. Splits words that copying has run together, `ServersExample Ltd`, if the same word begins
/// several rows.
final class TableRows {
    private static final Pattern RUN_TOGETHER = Pattern.compile("(?<word>\\p{Lu}\\p{Ll}+)(?=\\p{Lu})(?<rest>.+)");

    private final Notes notes;
    private final Set<String> words;

    private TableRows(Notes notes, Set<String> words) {
        this.notes = notes;
        this.words = words;
    }

    static TableRows of(List<Block> blocks, Notes notes) {
        var counts = new HashMap<String, Integer>();
        for (Block block : blocks) {
            if (block instanceof Block.Table table && table.head() == Block.Head.NAME_AND_PURPOSE) {
                for (Block.Row row : table.rows()) {
                    Matcher matcher = RUN_TOGETHER.matcher(row.cells().getFirst());
                    if (matcher.matches()) {
                        counts.merge(matcher.group("word"), 1, Integer::sum);
                    }
                }
            }
        }
        counts.values().removeIf(count -> count < 2);
        return new TableRows(notes, counts.keySet());
    }

    /// The words that were split from names, for a question.
    Set<String> partedWords() {
        return Set.copyOf(words);
    }

    /// The rows that list subprocessors; notes the rest of the table as left out.
    List<Listed> read(Block.Table table, @Nullable Category category) {
        List<Block.Row> rows = table.rows();
        Map<Column, Integer> columns = Map.of();
        List<Block.Row> body = rows;
        List<String> head = List.of();
        if (table.head() == Block.Head.NAME_AND_PURPOSE) {
            columns = Map.of(Column.NAME, 0, Column.PURPOSE, 1);
        } else if (!rows.isEmpty()) {
            columns = Column.in(rows.getFirst().cells());
            if (columns.isEmpty()) {
                columns = byLegalForms(rows);
            } else {
                head = rows.getFirst().cells();
                body = rows.subList(1, rows.size());
            }
        }
        if (columns.isEmpty()) {
            notes.ask("the table", table.line(), "", "no column names subprocessors: does it list any?");
            rows.forEach(row -> notes.leaveOut(row.line(), row.text(), "a table without a column of names"));
            return List.of();
        }
        return listed(table, body, head, columns, category);
    }

    private List<Listed> listed(
            Block.Table table,
            List<Block.Row> body,
            List<String> head,
            Map<Column, Integer> columns,
            @Nullable Category category) {
        var seen = new EnumMap<Column, Integer>(columns);
        boolean parted = table.head() == Block.Head.NAME_AND_PURPOSE
                && body.stream().anyMatch(row -> parted(row.cells().getFirst()) != null);
        var has = new ArrayList<Column>(seen.keySet());
        if (parted) {
            has.add(Column.SERVICE);
        }
        var listing = new Listing(table.line(), Set.copyOf(has), category, null);
        var listed = new ArrayList<Listed>();
        for (Block.Row row : body) {
            Listed one = listed(row, listing, seen);
            if (one.name().name().isEmpty()) {
                notes.leaveOut(row.line(), row.text(), "a row that names nobody");
            } else {
                listed.add(one);
                unread(row, head, seen);
            }
        }
        return listed;
    }

    private Listed listed(Block.Row row, Listing listing, Map<Column, Integer> columns) {
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach((column, index) -> {
            String text = index < row.cells().size() ? row.cells().get(index) : "";
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        });
        String name = cells.getOrDefault(Column.NAME, "");
        cells.remove(Column.NAME);
        Matcher parted = listing.columns().contains(Column.SERVICE) && !columns.containsKey(Column.SERVICE)
                ? parted(name)
                : null;
        if (parted != null) {
            cells.put(Column.SERVICE, parted.group("word"));
            name = parted.group("rest");
        }
        return new Listed(row.line(), listing, NameCell.of(name), cells);
    }

    private @Nullable Matcher parted(String name) {
        Matcher matcher = RUN_TOGETHER.matcher(name);
        return matcher.matches() && words.contains(matcher.group("word")) ? matcher : null;
    }

    /// Notes the cells of columns without a field in the draft.
    private void unread(Block.Row row, List<String> head, Map<Column, Integer> columns) {
        for (int i = 0; i < row.cells().size(); i++) {
            String text = row.cells().get(i);
            if (!columns.containsValue(i) && !text.isEmpty()) {
                String name = i < head.size() ? head.get(i) : "";
                notes.leaveOut(
                        row.line(), text, "a column of another kind" + (name.isEmpty() ? "" : " (" + name + ")"));
            }
        }
    }

    /// Without column names: the column in which most rows state a legal form holds the names.
    private Map<Column, Integer> byLegalForms(List<Block.Row> rows) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int column = 0; column < width; column++) {
            int at = column;
            long companies = rows.stream()
                    .filter(row -> at < row.cells().size()
                            && LegalForm.in(NameCell.of(row.cells().get(at)).name())
                                    .isPresent())
                    .count();
            if (companies * 2 >= rows.size()) {
                notes.ask(
                        "the table",
                        rows.getFirst().line(),
                        rows.getFirst().text(),
                        "its columns have no names that tell what they hold; column " + (column + 1)
                                + " reads as the subprocessors" + (width == 2 ? ", the other as the purpose" : "")
                                + ": right?");
                return width == 2
                        ? Map.of(Column.NAME, column, Column.PURPOSE, 1 - column)
                        : Map.of(Column.NAME, column);
            }
        }
        return Map.of();
    }
}
