package register.editor.page;

import static register.page.Tags.*;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import register.editor.form.FormNode;
import register.editor.form.Shapes;
import register.json.Json;
import register.page.CompareForm;
import register.page.Html;
import register.policy.rules.DataTerms;
import register.policyfile.PlacePaths;

/// The version's details other than its text and its list.
record VersionPart(EditorWords said, SchemaParts parts) {
    private static final List<String> FIRST =
            List.of("policy", "effectiveDate", "dateBasis", "noticePeriodDays", "timeZone", "authoritativeLanguage");
    private static final Set<String> ELSEWHERE = Set.of("editions", "subprocessors", Shapes.QUESTIONS);

    /// Dates, the company, and how customers make requests and object.
    Html of(FormNode.Group form) {
        var rest = form.children().stream()
                .filter(child -> !FIRST.contains(child.path()) && !ELSEWHERE.contains(child.path()))
                .filter(child ->
                        !(child instanceof FormNode.Group) || child.path().equals("origin"))
                .toList();
        Html.Element section = section(
                FieldInputs.place(""),
                h2(said.get("this-version")),
                all(parts.head(form)),
                div(css("grid"), all(parts.children(form, FIRST))));
        for (FormNode child : form.children()) {
            if (child instanceof FormNode.Group group && !group.path().equals("origin")) {
                section = section.with(parts.of(child));
            }
        }
        return section.with(parts.more(form, rest));
    }

    /// The file's questions about the policy as a whole.
    Html asked(FormNode.QuestionList asked) {
        Html.Element section = section(
                FieldInputs.place(asked.path()),
                h2(said.label("policy.questions")),
                all(parts.said(asked, Json.object().build())));
        int size = asked.questions().size();
        for (int i = 0; i < size; i++) {
            String path = PlacePaths.item(asked.path(), i);
            String text = asked.questions().get(i);
            section = section.with(div(
                    css("item question"),
                    FieldInputs.place(path),
                    CompareForm.hidden(path, text),
                    p(text.startsWith("?") ? Slots.question(text) : text),
                    Buttons.acts(List.of(Buttons.small("remove:" + path, said.get("settled"), "")))));
        }
        return section;
    }

    /// The options shared by many fields, once for the whole page: time zones, terms of the Data Privacy Vocabulary,
    /// which has them in English.
    static List<Html> choices() {
        return List.of(
                zones(),
                terms("terms-personalData", DataTerms.PERSONAL_DATA),
                terms("terms-dataSubjects", DataTerms.DATA_SUBJECTS));
    }

    private static Html terms(String id, DataTerms terms) {
        return element(
                "datalist",
                id(id),
                lang("en"),
                each(terms.labels().entrySet(), term -> option(term.getValue(), attribute("value", term.getKey()))));
    }

    static Html zones() {
        Html.Element list = element("datalist", id("zones"));
        for (String zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC")) {
                list = list.with(element("option", attribute("value", zone)));
            }
        }
        return list;
    }
}
