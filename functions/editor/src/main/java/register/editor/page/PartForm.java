package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.editor.form.FormFields;
import register.editor.form.FormNode;
import register.editor.form.FormPart;
import register.editor.form.FormTree;
import register.editor.form.Portion;
import register.editor.form.Shapes;
import register.json.Json;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.PlacePaths;

/// The parts of a list as fields.
public final class PartForm {
    /// The field that names a language to add.
    public static final String NEW_LANGUAGE = EditionsPart.NEW_LANGUAGE;

    private static final String SUBPROCESSORS = "subprocessors";

    private final FormNode.Group form;
    private final EditorWords said;
    private final Slots slots;
    private final FieldInputs inputs;
    private final SchemaParts parts;
    private final Buttons buttons;

    /// @param findings on the content, each shown at its field
    public PartForm(EditorWords said, Json.Obj content, List<FileProblem> findings) {
        this.form = FormTree.of(content);
        this.said = said;
        this.slots = new Slots(said, PlacedRemarks.of(form, findings), Whereabouts.of(form, said));
        this.buttons = new Buttons(said);
        this.inputs = new FieldInputs(said, slots, ids(), said.groups(form), tags());
        this.parts = new SchemaParts(said, slots, inputs, buttons);
    }

    FormNode.Group form() {
        return form;
    }

    Slots slots() {
        return slots;
    }

    Buttons buttons() {
        return buttons;
    }

    /// The subprocessors, by their index.
    List<FormNode.Group> subprocessors() {
        return form.child(SUBPROCESSORS) instanceof FormNode.Listed listed
                ? listed.items().stream().map(FormNode.Group.class::cast).toList()
                : List.of();
    }

    /// The names of subprocessors by their ids.
    private Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        for (FormNode.Group one : subprocessors()) {
            if (!one.text("id").isEmpty()) {
                ids.put(one.text("id"), SubprocessorCards.name(one, said));
            }
        }
        return ids;
    }

    /// The languages of the editions.
    List<String> tags() {
        return form.child("editions") instanceof FormNode.Editions editions
                ? List.copyOf(editions.editions().keySet())
                : List.of();
    }

    /// True if the file has questions about the policy as a whole.
    boolean asks() {
        return form.child(Shapes.QUESTIONS) instanceof FormNode.QuestionList asked
                && (asked.kept() != null || !asked.questions().isEmpty());
    }

    /// The remarks on a place that no field shows.
    Html remarks(String place) {
        return slots.of(place, null);
    }

    /// The number of remarks in a part.
    Html badge(FormPart part) {
        PlacedRemarks marks = slots.marks();
        long count = marks.all().stream()
                .filter(remark -> FormPart.of(marks.place(remark)).equals(part))
                .count();
        return span(count == 0 ? "" : said.get("remarks", Long.toString(count)), css("badge"), id("b-" + part.name()));
    }

    /// Some fields of the subprocessor at an index.
    public List<Html> subprocessor(int index, Portion portion) {
        var shown = new ArrayList<>(alone(ofSubprocessor(index, portion)));
        shown.addAll(KnownVendor.choices());
        return shown;
    }

    /// What the version states besides its text and its list.
    public List<Html> version() {
        return alone(ofVersion());
    }

    /// The text in each language.
    public List<Html> text() {
        return alone(ofText());
    }

    private List<Html> alone(List<Html> part) {
        var shown = new ArrayList<Html>();
        shown.add(enter());
        shown.add(SchemaParts.exists(""));
        shown.addAll(part);
        shown.addAll(options());
        return shown;
    }

    /// What the Enter key presses: the first button of a form.
    static Html enter() {
        return Buttons.button("look", "")
                .with(css("for-ears"), attribute("tabindex", "-1"), attribute("aria-hidden", "true"));
    }

    /// The options shared by many fields.
    List<Html> options() {
        var options = new ArrayList<>(VersionPart.choices());
        options.add(PlaceInputs.names(said));
        return options;
    }

    List<Html> ofSubprocessor(int index, Portion portion) {
        FormNode.Group one = subprocessors().get(index);
        var known = new KnownVendor(said);
        return List.of(
                portion.isWhole()
                        ? new SubprocessorCards(said, parts, buttons, known).inside(one)
                        : some(one, portion, known));
    }

    private Html some(FormNode.Group group, Portion portion, KnownVendor known) {
        Html.Element shown = div(
                SchemaParts.exists(group.path()),
                slots.of(group),
                div(css("grid"), all(parts.children(group, portion.own()))));
        if (!portion.own().isEmpty()) {
            shown = shown.with(known.of(group));
        }
        if (!portion.ofServices().isEmpty() && group.child("engagements") instanceof FormNode.Listed services) {
            int number = 1;
            for (FormNode item : services.items()) {
                if (item instanceof FormNode.Group service) {
                    shown = shown.with(service(service, number++, portion.ofServices()));
                }
            }
        }
        return shown;
    }

    private Html service(FormNode.Group service, int number, List<String> fields) {
        String name = SubprocessorCards.service(service, said);
        return element(
                "fieldset",
                css("service"),
                element("legend", name.isEmpty() ? said.glossary().get("service") + " " + number : name),
                SchemaParts.exists(service.path()),
                slots.of(service),
                div(css("grid"), all(parts.children(service, fields))));
    }

    List<Html> ofVersion() {
        return List.of(new VersionPart(said, parts).of(form));
    }

    /// Single fields.
    ///
    /// @param labels by the fields' places; an empty one is the field's own
    /// @param beside what stands below a field
    public List<Html> fields(Map<String, String> labels, Function<String, @Nullable Html> beside) {
        var fields = new FormFields(form);
        var shown = new ArrayList<Html>();
        labels.forEach((place, label) -> fields.at(place)
                .map(field -> label.isEmpty() ? inputs.field(field) : inputs.field(field, label))
                .ifPresent(field -> shown.add(div(css("asked"), field, beside.apply(place)))));
        if (labels.containsKey("timeZone")) {
            shown.add(VersionPart.zones());
        }
        shown.add(PlaceInputs.names(said));
        return shown;
    }

    List<Html> ofText() {
        return form.child("editions") instanceof FormNode.Editions editions
                ? List.of(new EditionsPart(said, parts, buttons).of(editions))
                : List.of();
    }

    /// The questions about the policy as a whole.
    List<Html> ofQuestions() {
        return form.child(Shapes.QUESTIONS) instanceof FormNode.QuestionList asked
                ? List.of(new VersionPart(said, parts).asked(asked))
                : List.of();
    }

    /// True if something within a place prevents publication.
    public static boolean isWrong(List<FileProblem> findings, String place) {
        return findings.stream()
                .filter(FileProblem::refuses)
                .anyMatch(finding -> PlacePaths.within(finding.problem().path(), place));
    }
}
