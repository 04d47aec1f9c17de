package register.desk.first;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FieldShape;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.json.Json;
import register.policyfile.PlacePaths;

/// Answers that open questions propose, and values at the places of fields.
final class Proposals {
    private static final List<String> PLACE = List.of("country", "region", "unstated");

    private Proposals() {}

    /// The proposal for a field; null for none.
    static @Nullable Json of(Json.Obj content, FormNode.Field field) {
        if (field.member().shape() instanceof FieldShape.Place) {
            return place(content, field.path());
        }
        Json there = FieldPaths.at(content, field.path());
        if (there instanceof Json.Arr(var items)) {
            List<String> all = items.stream()
                    .map(FirstDraft::stated)
                    .filter(one -> !one.isEmpty())
                    .toList();
            return Json.strings(all);
        }
        String text = there != null && FormTree.isQuestion(there) ? FirstDraft.stated(there) : "";
        return text.isEmpty()
                ? null
                : switch (field.member().shape()) {
                    case FieldShape.Whole _ -> text.matches("[0-9]{1,9}") ? Json.of(Long.parseLong(text)) : null;
                    case FieldShape.YesNo _ -> Json.of(Boolean.parseBoolean(text));
                    default -> Json.of(text);
                };
    }

    private static @Nullable Json place(Json.Obj content, String path) {
        return FieldPaths.at(content, PlacePaths.above(path)) instanceof Json.Obj location
                ? Stream.of("country", "region")
                        .flatMap(name -> stated(name, location.get(name)).stream())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Optional<Json> stated(String name, @Nullable Json asked) {
        if (asked == null || !FormTree.isQuestion(asked)) {
            return Optional.empty();
        }
        String said = FirstDraft.stated(asked);
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.object().put(name, said).build());
    }

    /// The draft with a value in a field's place.
    ///
    /// @param value null for none
    static Json.Obj with(Json.Obj content, FormNode.Field field, @Nullable Json value) {
        if (!(field.member().shape() instanceof FieldShape.Place)) {
            return (Json.Obj) FieldPaths.with(content, field.path(), _ -> value == null ? Json.Null.NULL : value);
        }
        return (Json.Obj) FieldPaths.with(content, PlacePaths.above(field.path()), before -> {
            var members = new TreeMap<>(((Json.Obj) before).members());
            members.keySet().removeAll(PLACE);
            if (value instanceof Json.Obj place) {
                members.putAll(place.members());
            }
            return new Json.Obj(members);
        });
    }

    /// True if a question stands in a field's place.
    static boolean isOpen(Json.Obj content, FormNode.Field field) {
        Json kept = field.kept();
        return kept instanceof Json.Obj place
                ? place.members().values().stream().anyMatch(FormTree::isQuestion)
                : FormTree.isQuestion(kept)
                        || (FieldPaths.at(content, field.path()) instanceof Json.Arr(var items)
                                && items.stream().anyMatch(FormTree::isQuestion));
    }
}
