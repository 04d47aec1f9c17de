package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.editor.form.FormFields;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.editor.form.Portion;
import register.json.Json;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.PlacePaths;

/// A part of a list as fields, for the short forms of the desk.
public final class PartForm {
    /// The field that names a language to add.
    public static final String NEW_LANGUAGE = EditionsPart.NEW_LANGUAGE;

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
        this.inputs = new FieldInputs(said, slots, true, form);
        this.parts = new SchemaParts(said, slots, inputs, buttons);
    }

    /// Some fields of the subprocessor at an index.
    public List<Html> subprocessor(int index, Portion portion) {
        var shown = new ArrayList<Html>();
        if (form.child("subprocessors") instanceof FormNode.Listed all
                && all.items().get(index) instanceof FormNode.Group group) {
            var known = new KnownVendor(said);
            var cards = new SubprocessorCards(said, slots, parts, buttons, known);
            shown.add(portion.isWhole() ? cards.inside(group) : some(group, portion, known));
            shown.addAll(KnownVendor.choices());
        }
        return shown(shown);
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

    /// What the version states besides its text and its list.
    public List<Html> version() {
        return shown(List.of(new VersionPart(said, parts).of(form)));
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
        shown.addAll(inputs.shared());
        return shown;
    }

    /// The text in each language.
    public List<Html> text() {
        return form.child("editions") instanceof FormNode.Editions editions
                ? shown(List.of(new EditionsPart(said, parts, buttons).of(editions)))
                : List.of();
    }

    private List<Html> shown(List<Html> part) {
        var shown = new ArrayList<Html>();
        // The Enter key presses the first button of a form.
        shown.add(Buttons.button("look", "")
                .with(css("for-ears"), attribute("tabindex", "-1"), attribute("aria-hidden", "true")));
        shown.add(SchemaParts.exists(""));
        shown.addAll(part);
        shown.addAll(VersionPart.choices());
        shown.addAll(inputs.shared());
        return shown;
    }

    /// True if something within a place prevents publication.
    public static boolean isWrong(List<FileProblem> findings, String place) {
        return findings.stream()
                .filter(FileProblem::refuses)
                .anyMatch(finding -> PlacePaths.within(finding.problem().path(), place));
    }
}
