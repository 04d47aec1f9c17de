package register.editor.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import register.policyfile.PlacePaths;

/// The fields of a form by their places.
public final class FormFields {
    private final Map<String, FormNode.Field> fields = new LinkedHashMap<>();

    public FormFields(FormNode form) {
        add(form);
    }

    /// The field at a place of the file, or the nearest one around it.
    public Optional<FormNode.Field> at(String path) {
        // One field chooses the place of processing.
        String place =
                path.replaceFirst("(\\.locations\\[[0-9]+])\\.(country|region|unstated)$", "$1." + Shapes.CHOSEN);
        while (!place.isEmpty() && !fields.containsKey(place)) {
            place = PlacePaths.above(place);
        }
        return Optional.ofNullable(fields.get(place));
    }

    private void add(FormNode node) {
        switch (node) {
            case FormNode.Field field -> fields.put(field.path(), field);
            case FormNode.Texts texts -> texts.texts().forEach(this::add);
            case FormNode.Group group -> group.children().forEach(this::add);
            case FormNode.Listed listed -> listed.items().forEach(this::add);
            case FormNode.Editions editions -> editions.editions().values().forEach(this::add);
            case FormNode.QuestionList _ -> {}
        }
    }
}
