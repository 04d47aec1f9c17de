package register.editor.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import register.editor.form.FormNode;
import register.page.Html;

/// All fields of a subprocessor, with a frame for each engagement.
record SubprocessorCards(EditorWords said, SchemaParts parts, Buttons buttons, KnownVendor known) {
    private static final List<String> FIRST =
            List.of("legalName", "displayName", "country", "relationship", "naturalPerson");
    private static final List<String> FIRST_OF_SERVICE = List.of("service", "purpose", "category", "locations");

    /// The name of a subprocessor, or its substitute while it has none.
    static String name(FormNode.Group subprocessor, EditorWords said) {
        String legal = subprocessor.text("legalName");
        String display = subprocessor.text("displayName");
        String name = display.isEmpty() ? legal : display;
        String known = name.isEmpty() ? subprocessor.text("id") : name;
        return known.isEmpty() ? said.get("unnamed") : known;
    }

    /// All fields of a subprocessor.
    Html.Element inside(FormNode.Group group) {
        return div(
                css("inside"),
                h2(name(group, said), FieldInputs.place(group.path())),
                SchemaParts.exists(group.path()),
                all(parts.head(group)),
                div(css("grid"), all(parts.children(group, FIRST))),
                known.of(group),
                all(engagements(group)),
                parts.more(group, rest(group, FIRST, "engagements")));
    }

    /// Its country and services.
    static String line(FormNode.Group group, EditorWords said) {
        var line = new ArrayList<String>();
        String country = group.text("country");
        if (!country.isEmpty()) {
            line.add(said.countries().getOrDefault(country, country));
        }
        if (group.child("engagements") instanceof FormNode.Listed engagements) {
            String services = engagements.items().stream()
                    .filter(FormNode.Group.class::isInstance)
                    .map(engagement -> service((FormNode.Group) engagement, said))
                    .filter(service -> !service.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!services.isEmpty()) {
                line.add(services);
            }
        }
        return String.join(" · ", line);
    }

    /// The service in the page's language if stated, otherwise in the first language.
    static String service(FormNode.Group engagement, EditorWords said) {
        return said(engagement, "service", said);
    }

    /// A text in the page's language if stated, otherwise in the first language.
    static String said(FormNode.Group of, String name, EditorWords said) {
        if (!(of.child(name) instanceof FormNode.Texts texts)) {
            return "";
        }
        List<FormNode.Field> stated =
                texts.texts().stream().filter(text -> !text.value().isEmpty()).toList();
        return stated.stream()
                .filter(text -> SchemaParts.name(text).equals(said.language().tag()))
                .findFirst()
                .or(() -> stated.stream().findFirst())
                .map(FormNode.Field::value)
                .orElse("");
    }

    private List<Html> engagements(FormNode.Group group) {
        var frames = new ArrayList<Html>();
        if (group.child("engagements") instanceof FormNode.Listed engagements) {
            frames.add(h3(said.get("services"), FieldInputs.place(engagements.path())));
            frames.addAll(parts.begin(engagements));
            int number = 1;
            for (FormNode item : engagements.items()) {
                if (item instanceof FormNode.Group engagement) {
                    String called = service(engagement, said).isEmpty()
                            ? said.glossary().get("service") + " " + number
                            : service(engagement, said);
                    frames.add(
                            engagement(engagement, called, engagements.items().size()));
                }
                number++;
            }
            frames.add(buttons.add(engagements.path(), said.get("add-service")));
        }
        return frames;
    }

    private Html engagement(FormNode.Group engagement, String name, int size) {
        return element(
                "fieldset",
                css("service"),
                FieldInputs.place(engagement.path()),
                element("legend", name),
                SchemaParts.exists(engagement.path()),
                all(parts.head(engagement)),
                div(css("grid"), all(parts.children(engagement, FIRST_OF_SERVICE))),
                parts.more(engagement, rest(engagement, FIRST_OF_SERVICE)),
                buttons.item(engagement.path(), name, size));
    }

    private static List<FormNode> rest(FormNode.Group group, List<String> first, String... others) {
        Set<String> without = Set.of(others);
        return group.children().stream()
                .filter(child -> !first.contains(SchemaParts.name(child)) && !without.contains(SchemaParts.name(child)))
                .toList();
    }
}
