package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.editor.form.FieldPaths;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.json.Json;
import register.page.Html;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;
import register.policyfile.FileProblem;
import register.policyfile.PlacePaths;
import register.policyfile.inspection.PublishingEffect;
import register.words.ChangeLine;
import register.words.LongDate;

/// The summary of open points, changes and unsaved input, renewed while a person types.
final class Summary {
    private final View view;
    private final EditorWords said;
    private final PlacedRemarks marks;
    private final Whereabouts whereabouts;

    Summary(View view, PlacedRemarks marks, Whereabouts whereabouts) {
        this.view = view;
        this.said = view.said();
        this.marks = marks;
        this.whereabouts = whereabouts;
    }

    List<Html> parts() {
        return List.of(state(), EditorDocument.live(counts()), todo(), changes());
    }

    Html state() {
        return span(
                said.get(view.saved() ? "saved" : "unsaved"),
                id("state"),
                css(view.saved() ? "state" : "state open"),
                attribute("data-saved", Boolean.toString(view.saved())));
    }

    /// The number of findings of each kind.
    String counts() {
        var counts = new ArrayList<String>();
        for (FileProblem.Kind kind : FileProblem.Kind.values()) {
            long count = marks.count(kind);
            if (count > 0) {
                counts.add(said.count(kind, count));
            }
        }
        return counts.isEmpty() ? said.get("nothing-to-do") : String.join(" · ", counts);
    }

    Html todo() {
        Html.Element list = ul(each(
                List.of(FileProblem.Kind.values()),
                kind -> all(marks.all().stream()
                        .filter(remark -> remark.kind() == kind)
                        .map(this::item))));
        return section(
                id("todo"),
                css("todo " + urgency()),
                h2(said.get("to-do")),
                p(counts()),
                marks.all().isEmpty() ? null : list);
    }

    private String urgency() {
        return marks.count(FileProblem.Kind.ERROR) > 0
                ? "bad"
                : marks.count(FileProblem.Kind.QUESTION) > 0
                        ? "asked"
                        : marks.all().isEmpty() ? "good" : "soon";
    }

    private Html item(FileProblem remark) {
        String place = marks.place(remark);
        String name = whereabouts.called(place);
        Json there = FieldPaths.at(view.content(), remark.problem().path());
        boolean asked = remark.kind() == FileProblem.Kind.QUESTION && FormTree.isQuestion(there);
        Html text = asked && there instanceof Json.Str(String question)
                ? span(Slots.question(question))
                : Slots.remark(whereabouts, remark);
        return li(css(EditorWords.kind(remark)), a(name, href("#" + FieldInputs.id(place))), text(" "), text);
    }

    Html changes() {
        Html.Element section = section(id("changes"), h2(said.glossary().get("what-changes")));
        PublishingEffect effect = view.inspected().effect();
        if (view.inspected().refused()) {
            return section.with(p(said.get("changes-later"), css("quiet")));
        }
        PolicyVersion against = effect == null ? null : effect.before();
        if (effect == null || against == null) {
            return section.with(p(said.get("first-version"), css("quiet")));
        }
        return section.with(all(changed(said, against, effect.version())));
    }

    /// The differences between a version and the one in force until then.
    static List<Html> changed(EditorWords said, PolicyVersion against, PolicyVersion version) {
        List<ChangeLine> lines = ChangeLine.of(
                ChangeSummary.between(against, version), said.glossary(), version.nearest(said.language()));
        return List.of(
                p(said.get("against", LongDate.of(against.effectiveDate(), said.language())), css("quiet small")),
                lines.isEmpty() ? p(said.get("nothing-changes")) : ul(css("moves"), each(lines, Summary::line)));
    }

    private static Html line(ChangeLine line) {
        return li(strong(line.label()), span(line.rest().isEmpty() ? "" : ": " + line.rest()));
    }

    /// The remarks at their places, and their number in each card.
    List<Html> slots(Slots slots, SubprocessorCards cards) {
        var all = new ArrayList<Html>();
        slots(view.form(), slots, cards, all);
        return all;
    }

    private void slots(FormNode node, Slots slots, SubprocessorCards cards, List<Html> all) {
        if (!marks.at(node.path()).isEmpty()) {
            all.add(slots.of(node));
        }
        switch (node) {
            case FormNode.Group group -> group.children().forEach(child -> slots(child, slots, cards, all));
            case FormNode.Listed listed ->
                listed.items().forEach(item -> {
                    slots(item, slots, cards, all);
                    if (item instanceof FormNode.Group group && listed.path().equals("subprocessors")) {
                        all.add(cards.known().of(group));
                        all.add(cards.badge(item.path()));
                    }
                });
            case FormNode.Texts texts -> texts.texts().forEach(text -> slots(text, slots, cards, all));
            case FormNode.Editions editions ->
                editions.editions().values().forEach(edition -> slots(edition, slots, cards, all));
            case FormNode.QuestionList asked -> {
                for (int i = 0; i < asked.questions().size(); i++) {
                    all.add(slots.of(PlacePaths.item(asked.path(), i), null));
                }
            }
            case FormNode.Field _ -> {}
        }
    }
}
