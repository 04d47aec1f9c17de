package register.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import register.json.Json;
import register.policyfile.PlacePaths;

/// The fields of one subprocessor that a short form shows. The others stay as they are.
///
/// @param own fields of the subprocessor itself
/// @param ofServices fields of each of its services
public record Portion(List<String> own, List<String> ofServices) {
    private static final String SUBPROCESSORS = "subprocessors";
    private static final String ENGAGEMENTS = "engagements";

    /// Every field.
    public static final Portion WHOLE = new Portion(List.of(), List.of());

    public Portion {
        own = List.copyOf(own);
        ofServices = List.copyOf(ofServices);
    }

    public boolean isWhole() {
        return equals(WHOLE);
    }

    /// The place of a subprocessor.
    public static String place(int index) {
        return PlacePaths.item(SUBPROCESSORS, index);
    }

    /// The content with what was posted for these fields of the subprocessor at an index.
    ///
    /// @throws IllegalArgumentException if the form is about something else
    public Json.Obj in(Json.Obj content, int index, Posted form) {
        if (!(FieldPaths.at(content, place(index)) instanceof Json.Obj before)
                || form.document().list(SUBPROCESSORS).size() != 1
                || !(form.document().list(SUBPROCESSORS).getFirst() instanceof Json.Obj posted)) {
            throw new IllegalArgumentException("expected the whole form of one subprocessor");
        }
        return (Json.Obj) FieldPaths.with(content, place(index), _ -> isWhole() ? posted : merged(before, posted));
    }

    private Json.Obj merged(Json.Obj before, Json.Obj posted) {
        Json.Obj merged = with(before, posted, own);
        if (ofServices.isEmpty()) {
            return merged;
        }
        List<Json> services = before.list(ENGAGEMENTS);
        List<Json> given = posted.list(ENGAGEMENTS);
        if (given.size() != services.size()) {
            throw new IllegalArgumentException("expected " + services.size() + " services");
        }
        var all = new ArrayList<Json>();
        for (int i = 0; i < services.size(); i++) {
            all.add(with((Json.Obj) services.get(i), (Json.Obj) given.get(i), ofServices));
        }
        return merged.with(ENGAGEMENTS, new Json.Arr(all));
    }

    /// An object with these members as posted; those that were not are left out.
    public static Json.Obj with(Json.Obj before, Json.Obj posted, List<String> names) {
        var members = new TreeMap<>(before.members());
        for (String name : names) {
            Json value = posted.get(name);
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        }
        return new Json.Obj(members);
    }
}
