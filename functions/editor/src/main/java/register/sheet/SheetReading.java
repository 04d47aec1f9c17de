package register.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.editor.form.NewIds;
import register.json.Json;

/// Applies the rows of a workbook to the file from which it was written.
final class SheetReading {
    private final Json.Obj base;
    private final SheetWords words;
    private final SheetReport findings;
    private final SheetRows subprocessorRows;
    private final SheetRows engagementRows;
    /// The changed cells, by their place in the file.
    private final Map<String, List<String>> cells = new LinkedHashMap<>();

    /// A subprocessor in the sheet.
    private record Entry(SheetRows.Read row, List<SheetRows.Read> engagements) {}

    SheetReading(Json.Obj base, SheetWords words, SheetReport findings) {
        this.base = base;
        this.words = words;
        this.findings = findings;
        ListTable subprocessors = ListTable.subprocessors(words);
        ListTable engagements = ListTable.engagements(words);
        subprocessorRows = new SheetRows(subprocessors, SheetColumns.of(subprocessors, words, base), findings);
        engagementRows = new SheetRows(engagements, SheetColumns.of(engagements, words, base), findings);
    }

    /// The changed cells, by their place in the file.
    Map<String, List<String>> cells() {
        return cells;
    }

    /// The whole file with the sheets' content; not to be used if anything is wrong.
    Json.Obj read(Workbook workbook) {
        List<ListRows> before = ListRows.subprocessors(base);
        List<ListRows> engagementsBefore = ListRows.engagements(base);
        var entries = new ArrayList<Entry>();
        for (SheetRows.Read row : subprocessorRows.read(workbook, before)) {
            entries.add(new Entry(row, new ArrayList<>()));
        }
        List<SheetRows.Read> engagements = engagementRows.read(workbook, engagementsBefore);
        if (!findings.wrong().isEmpty()) {
            return base;
        }
        engagements.forEach(row -> assign(row, entries));
        var items = new ArrayList<Json>();
        for (int i = 0; i < entries.size(); i++) {
            items.add(item(entries.get(i), "subprocessors[" + i + "]"));
        }
        if (items.equals(base.list("subprocessors"))) {
            return base;
        }
        gone(before, entries.stream().map(Entry::row).toList());
        gone(engagementsBefore, engagements);
        List<String> order =
                entries.stream().flatMap(entry -> key(entry.row()).stream()).toList();
        if (!order.equals(
                before.stream().map(ListRows::key).filter(order::contains).toList())) {
            findings.changes().add(words.subprocessors() + ": another order");
        }
        return withIds(NewIds.in(base.with("subprocessors", Json.array(items))));
    }

    /// The row's former key.
    private static Optional<String> key(SheetRows.Read row) {
        return Optional.ofNullable(row.before()).map(ListRows::key);
    }

    private void gone(List<ListRows> before, List<SheetRows.Read> rows) {
        Set<String> kept = new HashSet<>();
        rows.forEach(row -> key(row).ifPresent(kept::add));
        before.stream()
                .filter(row -> !kept.contains(row.key()))
                .forEach(row -> findings.changes().add("removed " + SheetRows.nameOf(row)));
    }

    /// Assigns an engagement's row to its subprocessor.
    private void assign(SheetRows.Read row, List<Entry> entries) {
        ListRows before = row.before();
        if (before != null && CellText.same(row.owner(), before.owner())) {
            entries.stream()
                    .filter(entry ->
                            key(entry.row()).filter(before.parent()::equals).isPresent())
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> entry.engagements().add(row),
                            () -> engagementRows.wrong(
                                    row.number(),
                                    1,
                                    row.owner(),
                                    "its row in the sheet \"" + words.subprocessors()
                                            + "\" was deleted: expected this row to be deleted too"));
            return;
        }
        List<Entry> named = entries.stream()
                .filter(entry -> isNamed(entry.row(), row.owner()))
                .toList();
        if (named.size() != 1) {
            engagementRows.wrong(
                    row.number(),
                    1,
                    row.owner(),
                    named.isEmpty()
                            ? "expected the name of a subprocessor in the sheet \"" + words.subprocessors() + "\""
                            : "the name of " + named.size() + " subprocessors: expected the short name of one");
        } else {
            named.getFirst().engagements().add(row);
            if (before != null) {
                findings.changes()
                        .add(words.engagements() + ": " + before.key() + " is now an engagement of " + row.owner());
            }
        }
    }

    private static boolean isNamed(SheetRows.Read row, String name) {
        return List.of("legalName", "displayName", "id").stream()
                .anyMatch(member ->
                        row.content().get(member) instanceof Json.Str(String text) && CellText.same(text, name));
    }

    private Json item(Entry entry, String path) {
        SheetRows.Read row = entry.row();
        SortedMap<String, Json> content = row.content();
        if (row.before() == null && !content.containsKey("legalName") && !content.containsKey("displayName")) {
            subprocessorRows.wrong(row.number(), 0, "", "expected a name in this row");
        }
        if (row.before() == null) {
            findings.changes().add("added " + ListRows.name(new Json.Obj(new TreeMap<>(content))));
        }
        touched(row, path);
        var items = new ArrayList<Json>();
        for (int i = 0; i < entry.engagements().size(); i++) {
            SheetRows.Read engagement = entry.engagements().get(i);
            touched(engagement, path + ".engagements[" + i + "]");
            if (engagement.before() == null) {
                findings.changes()
                        .add("added an engagement of " + ListRows.name(new Json.Obj(new TreeMap<>(content))) + " (row "
                                + engagement.number() + ")");
            }
            items.add(new Json.Obj(new TreeMap<>(engagement.content())));
        }
        @Nullable Json before = content.get("engagements");
        boolean had = before instanceof Json.Arr(var there) && !there.isEmpty();
        if (items.isEmpty() && (row.before() == null || had)) {
            subprocessorRows.wrong(
                    row.number(),
                    0,
                    row.key(),
                    "expected a row for it in the sheet \"" + words.engagements() + "\", or this row to be deleted");
        }
        if (!items.isEmpty()) {
            content.put("engagements", Json.array(items));
        }
        return new Json.Obj(new TreeMap<>(content));
    }

    private void touched(SheetRows.Read row, String path) {
        row.touched().forEach((member, where) -> cells.put(member.startsWith("~") ? path : path + "." + member, where));
    }

    /// Numbers the ids for names whose letters yield none.
    private static Json.Obj withIds(Json.Obj file) {
        return file.with("subprocessors", numbered(file.list("subprocessors"), "subprocessor"));
    }

    private static Json numbered(List<Json> items, String word) {
        Set<String> taken = new HashSet<>();
        items.forEach(item -> taken.add(item instanceof Json.Obj object ? object.text("id") : ""));
        var numbered = new ArrayList<Json>();
        for (Json item : items) {
            if (item instanceof Json.Obj object) {
                var content = new HashMap<String, Json>(object.members());
                for (int i = items.size(); !content.containsKey("id"); i++) {
                    if (taken.add(word + "-" + i)) {
                        content.put("id", Json.of(word + "-" + i));
                    }
                }
                if (content.get("engagements") instanceof Json.Arr(var engagements)) {
                    content.put("engagements", numbered(engagements, "engagement"));
                }
                numbered.add(Json.object().putAll(content).build());
            } else {
                numbered.add(item);
            }
        }
        return Json.array(numbered);
    }
}
