package register.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Any number of items of one kind: in each column, a line for each item.
///
/// @param within true if the items are objects with members; otherwise each is the only member of `inner`
record RepeatedColumns(String name, List<MemberColumns> inner, boolean within, boolean required)
        implements MemberColumns {
    @Override
    public List<SheetColumn> columns() {
        return inner.stream()
                .flatMap(one -> one.columns().stream())
                .map(SheetColumn::inLines)
                .toList();
    }

    @Override
    public List<String> texts(Json.Obj of) {
        Json value = of.get(name);
        if (!(value instanceof Json.Arr array)) {
            return MemberColumns.firstAlone(
                    value == null ? "" : new CellText.Plain().text(value),
                    columns().size());
        }
        List<List<String>> lines = array.items().stream().map(this::line).toList();
        return IntStream.range(0, columns().size())
                .mapToObj(column -> String.join(
                                "\n",
                                lines.stream().map(line -> line.get(column)).toList())
                        .stripTrailing())
                .toList();
    }

    /// The texts of one item in the columns.
    private List<String> line(Json item) {
        if (within && !(item instanceof Json.Obj)) {
            return MemberColumns.firstAlone(
                    new CellText.Plain().text(item), columns().size());
        }
        Json.Obj object = object(item);
        return inner.stream()
                .flatMap(one -> one.texts(object).stream())
                .map(text -> text.replaceAll("\\R", " ").strip())
                .toList();
    }

    private Json.Obj object(Json item) {
        return within && item instanceof Json.Obj object
                ? object
                : Json.object().put(inner.getFirst().name(), item).build();
    }

    @Override
    public void read(List<String> texts, SortedMap<String, Json> into, Wrong wrong) {
        if (MemberColumns.allBlank(texts)) {
            into.remove(name);
            if (required) {
                wrong.at(0, "", "at least one");
            }
            return;
        }
        moved(texts(new Json.Obj(new TreeMap<>(into))), texts, wrong);
        List<Json> before = into.get(name) instanceof Json.Arr(var there) ? there : List.of();
        var left = new ArrayList<>(before);
        List<List<String>> columns = texts.stream().map(RepeatedColumns::lines).toList();
        int count = columns.stream().mapToInt(List::size).max().orElse(0);
        var items = new ArrayList<Json>();
        for (int i = 0; i < count; i++) {
            int number = i;
            List<String> line = columns.stream()
                    .map(column -> number < column.size() ? column.get(number) : "")
                    .toList();
            if (MemberColumns.allBlank(line)) {
                continue;
            }
            Json same = left.stream()
                    .filter(item -> line(item).equals(line))
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                left.remove(same);
                items.add(same);
            } else {
                items.add(item(line, number < before.size() ? before.get(number) : null, wrong));
            }
        }
        into.put(name, Json.array(items));
    }

    /// Reports unchanged lines of other columns that a moved line of the first column would leave to another item.
    private void moved(List<String> before, List<String> now, Wrong wrong) {
        List<String> were = lines(before.getFirst());
        List<String> are = lines(now.getFirst());
        for (int column = 1; column < now.size(); column++) {
            List<String> lines = lines(now.get(column));
            if (lines.equals(lines(before.get(column)))
                    && IntStream.range(0, Math.min(lines.size(), are.size()))
                            .anyMatch(i -> isAnothers(i, were, are, lines))) {
                wrong.at(
                        column,
                        now.get(column),
                        "its lines to match those of \"" + columns().getFirst().head() + "\", which were moved");
            }
        }
    }

    private static boolean isAnothers(int line, List<String> were, List<String> are, List<String> beside) {
        int stood = were.indexOf(are.get(line));
        return !beside.get(line).isEmpty()
                && stood >= 0
                && (line >= were.size() || !were.get(line).equals(are.get(line)))
                && !(stood < beside.size() ? beside.get(stood) : "").equals(beside.get(line));
    }

    private Json item(List<String> line, @Nullable Json before, Wrong wrong) {
        if (MemberColumns.isQuestion(line.getFirst()) && MemberColumns.onlyFirst(line)) {
            return Json.of(line.getFirst());
        }
        var members = new TreeMap<String, Json>();
        if (before != null && (!within || before instanceof Json.Obj)) {
            members.putAll(object(before).members());
        }
        MemberColumns.readInner(inner, line, members, wrong);
        Json only = members.get(inner.getFirst().name());
        return within ? new Json.Obj(members) : only == null ? Json.of("") : only;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines.stream().map(String::strip).toList();
    }
}
