package register.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A changed field.
///
/// @param field its path in the stored form, e.g. `legalName`, `purpose.et`, `contact.email`; `order` if only the order
///     of the parts differs, with the parts on both sides as values
/// @param before absent if it was not stated
/// @param after absent if it is no longer stated
public record FieldChange(
        String field, @Nullable Json before, @Nullable Json after) {

    /// The fields that differ: objects member by member, lists as a whole.
    static List<FieldChange> between(Json.Obj before, Json.Obj after) {
        var changes = new ArrayList<FieldChange>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String prefix, Json.Obj before, Json.Obj after, List<FieldChange> changes) {
        var names = new TreeSet<String>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            Json was = before.get(name);
            Json is = after.get(name);
            if (was instanceof Json.Obj left && is instanceof Json.Obj right) {
                compare(prefix + name + ".", left, right, changes);
            } else if (was == null || !was.equals(is)) {
                changes.add(new FieldChange(prefix + name, was, is));
            }
        }
    }
}
