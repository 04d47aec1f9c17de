package register.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Problem;

/// Merges two changes of the same file. If both changed the same place, the first prevails, and it is a conflict.
final class Merge {
    private final List<String> conflicts = new ArrayList<>();

    /// The places that both changed, with both results.
    List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    Json.Obj of(Json.Obj base, Json.Obj sheet, Json.Obj file) {
        return (Json.Obj) Objects.requireNonNull(merged("", base, sheet, file));
    }

    private @Nullable Json merged(String path, @Nullable Json base, @Nullable Json sheet, @Nullable Json file) {
        if (Objects.equals(sheet, file) || Objects.equals(base, file)) {
            return sheet;
        }
        if (Objects.equals(base, sheet)) {
            return file;
        }
        if (base instanceof Json.Obj(var old)
                && sheet instanceof Json.Obj(var ours)
                && file instanceof Json.Obj(var theirs)) {
            return members(path, old, ours, theirs);
        }
        if (named(base) && named(sheet) && named(file)) {
            return items(path, byId(base), byId(sheet), byId(file));
        }
        conflicts.add(path + ": the sheet says " + said(sheet) + ", the file says " + said(file)
                + "; both have changed since the sheet was made");
        return sheet;
    }

    private static String said(@Nullable Json value) {
        return value == null ? "nothing" : "\"" + Problem.printable(new CellText.Plain().text(value)) + "\"";
    }

    private Json members(String path, Map<String, Json> base, Map<String, Json> sheet, Map<String, Json> file) {
        var names = new TreeSet<>(base.keySet());
        names.addAll(sheet.keySet());
        names.addAll(file.keySet());
        var members = new TreeMap<String, Json>();
        for (String name : names) {
            Json member =
                    merged(path.isEmpty() ? name : path + "." + name, base.get(name), sheet.get(name), file.get(name));
            if (member != null) {
                members.put(name, member);
            }
        }
        return new Json.Obj(members);
    }

    /// The items in the order of the side that changed it.
    private Json items(String path, Map<String, Json> base, Map<String, Json> sheet, Map<String, Json> file) {
        List<String> kept = base.keySet().stream().filter(sheet::containsKey).toList();
        boolean moved =
                !kept.equals(sheet.keySet().stream().filter(base::containsKey).toList());
        var order = new ArrayList<>(moved ? sheet.keySet() : file.keySet());
        (moved ? file : sheet)
                .keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
        var items = new ArrayList<Json>();
        for (String id : order) {
            Json item = merged(path + "[" + id + "]", base.get(id), sheet.get(id), file.get(id));
            if (item != null) {
                items.add(item);
            }
        }
        return Json.array(items);
    }

    private static boolean named(@Nullable Json value) {
        return value instanceof Json.Arr(var items)
                && items.stream()
                                .map(item -> item instanceof Json.Obj object ? object.text("id") : "")
                                .filter(id -> !id.isEmpty())
                                .distinct()
                                .count()
                        == items.size();
    }

    private static Map<String, Json> byId(@Nullable Json value) {
        var byId = new LinkedHashMap<String, Json>();
        ((Json.Arr) Objects.requireNonNull(value))
                .items()
                .forEach(item -> byId.put(((Json.Obj) item).text("id"), item));
        return byId;
    }
}
