package register.editor.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.editor.form.FormNode;
import register.policyfile.FileProblem;
import register.policyfile.PlacePaths;

/// Remarks, each at the nearest place of the form and at the field that answers it.
final class PlacedRemarks {
    private final Map<String, List<FileProblem>> byPlace = new HashMap<>();
    private final Map<FileProblem, String> places = new HashMap<>();
    private final Map<String, Integer> below = new HashMap<>();
    private final List<FileProblem> all;

    private PlacedRemarks(List<FileProblem> all) {
        this.all = all;
    }

    static PlacedRemarks of(FormNode.Group form, List<FileProblem> remarks) {
        var slots = new HashSet<String>();
        collect(form, slots);
        var marks = new PlacedRemarks(remarks);
        for (FileProblem remark : remarks) {
            String place = nearest(remark.problem().path(), slots);
            marks.byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(remark);
            marks.places.put(remark, place);
            for (String above = place; !above.isEmpty(); above = PlacePaths.above(above)) {
                marks.below.merge(above, 1, Integer::sum);
            }
            String answer = remark.answeredAt();
            if (!answer.equals(remark.problem().path()) && slots.contains(answer)) {
                marks.byPlace.computeIfAbsent(answer, _ -> new ArrayList<>()).add(remark);
                marks.below.merge(answer, 1, Integer::sum);
            }
        }
        return marks;
    }

    private static String nearest(String path, Set<String> slots) {
        String place = path;
        while (!place.isEmpty() && !slots.contains(place)) {
            place = PlacePaths.above(place);
        }
        return place;
    }

    private static void collect(FormNode node, Set<String> slots) {
        slots.add(node.path());
        switch (node) {
            case FormNode.Group group -> group.children().forEach(child -> collect(child, slots));
            case FormNode.Listed listed -> listed.items().forEach(item -> collect(item, slots));
            case FormNode.Texts texts -> texts.texts().forEach(text -> collect(text, slots));
            case FormNode.Editions editions -> editions.editions().values().forEach(edition -> collect(edition, slots));
            case FormNode.QuestionList asked -> {
                for (int i = 0; i < asked.questions().size(); i++) {
                    slots.add(PlacePaths.item(asked.path(), i));
                }
            }
            case FormNode.Field _ -> {}
        }
    }

    /// All remarks, in the file's order.
    List<FileProblem> all() {
        return all;
    }

    List<FileProblem> at(String place) {
        return byPlace.getOrDefault(place, List.of());
    }

    /// The place where a remark is shown.
    String place(FileProblem remark) {
        return places.getOrDefault(remark, "");
    }

    /// The number of remarks at a place and below.
    int within(String place) {
        return below.getOrDefault(place, 0);
    }

    long count(FileProblem.Kind kind) {
        return all.stream().filter(remark -> remark.kind() == kind).count();
    }

    boolean wrongAt(String place) {
        return at(place).stream().anyMatch(remark -> remark.kind() != FileProblem.Kind.WARNING);
    }
}
