package register.editor.page;

import java.util.HashMap;
import java.util.Map;
import register.editor.form.FormNode;
import register.policyfile.PlacePaths;
import register.value.Problem;
import register.value.Sentence;

/// The names of places in the form, such as `Birch Ltd – Country`, and messages that use them.
public final class Whereabouts {
    private final EditorWords said;
    private final Map<String, String> names = new HashMap<>();

    private Whereabouts(EditorWords said) {
        this.said = said;
    }

    public static Whereabouts of(FormNode.Group form, EditorWords said) {
        var places = new Whereabouts(said);
        form.children().forEach(child -> places.add(child, ""));
        return places;
    }

    /// The name of a place, or of the nearest one around it that has a name.
    String called(String path) {
        for (String place = path; !place.isEmpty(); place = PlacePaths.above(place)) {
            String name = names.get(place);
            if (name != null) {
                return name;
            }
        }
        return said.get("whole-file");
    }

    /// A problem, introduced by the name of its place.
    public String say(Problem problem) {
        return (problem.path().isEmpty() ? "" : called(problem.path()) + ": ") + say(problem.sentence());
    }

    /// A sentence with the form's names for places.
    public String say(Sentence sentence) {
        return sentence.in(said.language(), this::called);
    }

    private void add(FormNode node, String above) {
        switch (node) {
            case FormNode.Field field ->
                put(field.path(), above, said.label(field.member().word()));
            case FormNode.Texts texts -> {
                String name = put(texts.path(), above, said.label(texts.member().word()));
                texts.texts().forEach(text -> put(text.path(), name, said.languageName(SchemaParts.name(text))));
            }
            case FormNode.Group group -> {
                String name = put(
                        group.path(),
                        above,
                        said.label(EditorWords.word(group.shape().name())));
                group.children().forEach(child -> add(child, name));
            }
            case FormNode.Listed listed -> listed(listed, above);
            case FormNode.Editions editions -> {
                put(editions.path(), above, said.label("policy.editions"));
                editions.editions().forEach((tag, edition) -> {
                    String name = put(edition.path(), above, said.languageName(tag));
                    edition.children().forEach(child -> add(child, name));
                });
            }
            case FormNode.QuestionList asked -> {
                String name = put(asked.path(), above, said.label("policy.questions"));
                for (int i = 0; i < asked.questions().size(); i++) {
                    put(PlacePaths.item(asked.path(), i), "", name);
                }
            }
        }
    }

    private void listed(FormNode.Listed listed, String above) {
        String label = put(listed.path(), above, said.label(listed.member().word()));
        int number = 1;
        for (FormNode item : listed.items()) {
            String name;
            if (item instanceof FormNode.Group group && group.shape().name().equals("subprocessor")) {
                name = put(group.path(), "", SubprocessorCards.name(group, said));
            } else if (item instanceof FormNode.Group group
                    && group.shape().name().equals("engagement")) {
                String service = SubprocessorCards.service(group, said);
                name = put(
                        group.path(),
                        above,
                        service.isEmpty() ? said.glossary().get("service") + " " + number : service);
            } else {
                name = put(item.path(), "", label + " " + number);
            }
            if (item instanceof FormNode.Group group) {
                group.children().forEach(child -> add(child, name));
            }
            number++;
        }
    }

    private String put(String path, String above, String name) {
        String whole = above.isEmpty() ? name : above + " – " + name;
        names.put(path, whole);
        return whole;
    }
}
