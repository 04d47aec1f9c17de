package register.editor.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Merges two changes of the same content. If both changed the same place, the first prevails, and it is a conflict.
public final class Merge {
    private final List<Conflict> conflicts = new ArrayList<>();

    /// A place that both changed, with both results; null for none.
    public record Conflict(
            String path, @Nullable Json first, @Nullable Json second) {}

    /// The places that both changed.
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    public Json.Obj of(Json.Obj base, Json.Obj first, Json.Obj second) {
        return (Json.Obj) Objects.requireNonNull(merged("", base, first, second));
    }

    private @Nullable Json merged(String path, @Nullable Json base, @Nullable Json first, @Nullable Json second) {
        if (Objects.equals(first, second) || Objects.equals(base, second)) {
            return first;
        }
        if (Objects.equals(base, first)) {
            return second;
        }
        if (base instanceof Json.Obj(var old)
                && first instanceof Json.Obj(var ours)
                && second instanceof Json.Obj(var theirs)) {
            return members(path, old, ours, theirs);
        }
        if (named(base, false) && named(first, true) && named(second, true)) {
            return items(path, byId(base, ""), byId(first, "first "), byId(second, "second "));
        }
        conflicts.add(new Conflict(path, first, second));
        return first;
    }

    private Json members(String path, Map<String, Json> base, Map<String, Json> first, Map<String, Json> second) {
        var names = new TreeSet<>(base.keySet());
        names.addAll(first.keySet());
        names.addAll(second.keySet());
        var members = new TreeMap<String, Json>();
        for (String name : names) {
            Json member = merged(
                    path.isEmpty() ? name : path + "." + name, base.get(name), first.get(name), second.get(name));
            if (member != null) {
                members.put(name, member);
            }
        }
        return new Json.Obj(members);
    }

    /// The items in the order of the side that changed it.
    private Json items(String path, Map<String, Json> base, Map<String, Json> first, Map<String, Json> second) {
        List<String> kept = base.keySet().stream().filter(first::containsKey).toList();
        boolean moved =
                !kept.equals(first.keySet().stream().filter(base::containsKey).toList());
        var order = new ArrayList<>(moved ? first.keySet() : second.keySet());
        (moved ? second : first)
                .keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
        var items = new ArrayList<Json>();
        for (String id : order) {
            Json item = merged(path + "[" + id + "]", base.get(id), first.get(id), second.get(id));
            if (item != null) {
                items.add(item);
            }
        }
        return Json.array(items);
    }

    /// @param fresh true if new items may have no id yet
    private static boolean named(@Nullable Json value, boolean fresh) {
        if (!(value instanceof Json.Arr(var items)) || !items.stream().allMatch(Json.Obj.class::isInstance)) {
            return false;
        }
        List<String> ids = items.stream()
                .map(item -> ((Json.Obj) item).text("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.stream().distinct().count() == ids.size() && (fresh || ids.size() == items.size());
    }

    private static Map<String, Json> byId(@Nullable Json value, String side) {
        var byId = new LinkedHashMap<String, Json>();
        for (Json item : ((Json.Arr) Objects.requireNonNull(value)).items()) {
            String id = ((Json.Obj) item).text("id");
            byId.put(id.isEmpty() ? side + byId.size() : id, item);
        }
        return byId;
    }
}
