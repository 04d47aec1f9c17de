package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.editor.form.FieldPaths;
import register.editor.form.FormNode;
import register.editor.form.FormPart;
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
    private final PartForm fields;
    private final PlacedRemarks marks;
    private final Whereabouts whereabouts;

    Summary(View view, PartForm fields) {
        this.view = view;
        this.said = view.said();
        this.fields = fields;
        this.marks = fields.slots().marks();
        this.whereabouts = fields.slots().whereabouts();
    }

    List<Html> parts() {
        return List.of(state(), live(), todo(), changes());
    }

    /// Makes screen readers read out news; it stays while the rest of the page is renewed.
    Html live() {
        View.Notice last = view.last();
        return p(last == null ? counts() : last.text() + " " + counts(), id("live"), role("status"), css("for-ears"));
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

    /// The findings in the part that is shown; in the contents, those of the whole list.
    Html todo() {
        Html.Element list = ul(all(Stream.of(FileProblem.Kind.values())
                .flatMap(kind -> marks.all().stream().filter(remark -> remark.kind() == kind))
                .filter(remark -> isShown(FormPart.of(marks.place(remark))))
                .limit(LongForm.MOST)
                .map(this::item)));
        return section(
                id("todo"),
                css("todo " + urgency()),
                h2(said.get("to-do")),
                p(counts()),
                list.children().isEmpty() ? null : list);
    }

    private boolean isShown(FormPart part) {
        return view.part().equals(FormPart.CONTENTS) || view.part().equals(part);
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
        return li(css(EditorWords.kind(remark)), a(name, href(address(place))), text(" "), text);
    }

    private String address(String place) {
        FormPart part = FormPart.of(place);
        return (part.equals(view.part()) ? "" : View.address(view.address(), part)) + "#" + FieldInputs.id(place);
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

    /// The remarks at their places in the part that is shown, and what is known of its subprocessor.
    List<Html> slots() {
        var all = new ArrayList<Html>();
        slots(fields.form(), all);
        if (view.part().kind() == FormPart.Kind.SUBPROCESSOR) {
            all.add(new KnownVendor(said)
                    .of(fields.subprocessors().get(view.part().index())));
        }
        return all;
    }

    private void slots(FormNode node, List<Html> all) {
        if (!marks.at(node.path()).isEmpty() && isShown(FormPart.of(node.path()))) {
            all.add(fields.slots().of(node));
        }
        switch (node) {
            case FormNode.Group group -> group.children().forEach(child -> slots(child, all));
            case FormNode.Listed listed -> listed.items().forEach(item -> slots(item, all));
            case FormNode.Texts texts -> texts.texts().forEach(text -> slots(text, all));
            case FormNode.Editions editions -> editions.editions().values().forEach(edition -> slots(edition, all));
            case FormNode.QuestionList asked -> {
                for (int i = 0; i < asked.questions().size(); i++) {
                    all.add(fields.remarks(PlacePaths.item(asked.path(), i)));
                }
            }
            case FormNode.Field _ -> {}
        }
    }
}
