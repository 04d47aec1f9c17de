package register.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Reads and changes values at places in a document.
public final class FieldPaths {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,6})]");

    private FieldPaths() {}

    /// The index of an item in its list.
    ///
    /// @throws IllegalArgumentException if the path is not an item's
    public static int index(String path) {
        if (!path.endsWith("]")) {
            throw new IllegalArgumentException("no item of a list: " + path);
        }
        return Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1));
    }

    /// The value at a path; null for none.
    public static @Nullable Json at(Json document, String path) {
        Json place = document;
        for (Object step : steps(path)) {
            place = child(place, step);
            if (place == null) {
                return null;
            }
        }
        return place;
    }

    /// The document with a changed value in one place.
    ///
    /// @param change receives the old value and returns the new one, `Null` for none
    public static Json with(Json document, String path, UnaryOperator<Json> change) {
        return with(document, steps(path), change);
    }

    private static Json with(Json place, List<Object> steps, UnaryOperator<Json> change) {
        if (steps.isEmpty()) {
            return change.apply(place);
        }
        Json child = child(place, steps.getFirst());
        Json changed = with(child == null ? Json.Null.NULL : child, steps.subList(1, steps.size()), change);
        return switch (steps.getFirst()) {
            case Integer index -> {
                var items = new ArrayList<>(((Json.Arr) place).items());
                items.set(index, changed);
                yield new Json.Arr(items);
            }
            case Object name -> {
                var members = new TreeMap<String, Json>(
                        place instanceof Json.Obj object ? object.members() : new TreeMap<>());
                if (changed == Json.Null.NULL) {
                    members.remove(name.toString());
                } else {
                    members.put(name.toString(), changed);
                }
                yield new Json.Obj(members);
            }
        };
    }

    private static @Nullable Json child(Json place, Object step) {
        return switch (step) {
            case Integer index ->
                place instanceof Json.Arr(var items) && index < items.size() ? items.get(index) : null;
            case Object name -> place instanceof Json.Obj object ? object.get(name.toString()) : null;
        };
    }

    private static List<Object> steps(String path) {
        var steps = new ArrayList<Object>();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            steps.add(step.group(1) != null ? step.group(1) : (Object) Integer.valueOf(step.group(2)));
        }
        return steps;
    }
}
