package register.editor.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.value.Resource;

/// Derives the shape of a policy file from its published schema, so that the form has every field of the schema.
public final class Shapes {
    /// The members of a location, one of which says where it is.
    static final List<String> PLACE = List.of("country", "region", "unstated");

    /// The name of the field that chooses between them.
    static final String CHOSEN = "~place";

    /// The questions of an import or a draft, which only a file has, never a version.
    public static final String QUESTIONS = "questions";

    private static final Map<String, FieldShape.Format> FORMATS = Map.ofEntries(
            Map.entry("slug", FieldShape.Format.SLUG),
            Map.entry("date", FieldShape.Format.DATE),
            Map.entry("timeZone", FieldShape.Format.ZONE),
            Map.entry("country", FieldShape.Format.COUNTRY),
            Map.entry("region", FieldShape.Format.REGION),
            Map.entry("category", FieldShape.Format.GROUP),
            Map.entry("languageTag", FieldShape.Format.LANGUAGE),
            Map.entry("mailAddress", FieldShape.Format.MAIL),
            Map.entry("webAddress", FieldShape.Format.WEB),
            Map.entry("line", FieldShape.Format.LINE),
            Map.entry("text", FieldShape.Format.LONG));

    private static final FieldShape.Fields POLICY =
            new Shapes(Resource.text(PolicyVersion.class, "policy.schema.json")).policy();

    private final String text;
    private final Json.Obj schema;

    private Shapes(String text) {
        this.text = text;
        this.schema = (Json.Obj) JsonText.parse(text);
    }

    /// The shape of a whole file.
    public static FieldShape.Fields ofPolicy() {
        return POLICY;
    }

    private FieldShape.Fields policy() {
        FieldShape.Fields stated = fields("policy", schema);
        var members = new ArrayList<>(stated.members());
        members.removeIf(member -> member.name().equals(QUESTIONS));
        members.add(new FieldShape.Member(QUESTIONS, "policy." + QUESTIONS, new FieldShape.Questions(), false));
        return new FieldShape.Fields(stated.name(), members);
    }

    private FieldShape.Fields fields(String name, Json.Obj object) {
        List<String> required = object.texts("required");
        var members = new ArrayList<FieldShape.Member>();
        if (object.get("properties") instanceof Json.Obj properties) {
            properties.members().keySet().stream()
                    .sorted(Comparator.comparingInt(this::rank))
                    .forEach(member -> members.add(new FieldShape.Member(
                            member,
                            name + "." + member,
                            shape(member, Objects.requireNonNull(properties.get(member))),
                            required.contains(member))));
        }
        if (name.equals("location")) {
            members.removeIf(member -> PLACE.contains(member.name()));
            members.addFirst(new FieldShape.Member(CHOSEN, "location." + CHOSEN, new FieldShape.Place(), true));
        }
        return new FieldShape.Fields(name, members);
    }

    /// Its first position in the schema, which has the natural reading order.
    private int rank(String name) {
        int at = text.indexOf("\"" + name + "\": {");
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private FieldShape shape(String name, Json said) {
        if (!(said instanceof Json.Obj place)) {
            return new FieldShape.Other();
        }
        if (place.get("$ref") instanceof Json.Str(String reference)) {
            String definition = reference.substring(reference.lastIndexOf('/') + 1);
            FieldShape.Format format = FORMATS.get(definition);
            if (format != null) {
                return new FieldShape.Text(format);
            }
            return definition.equals("localized")
                    ? new FieldShape.Localized()
                    : shape(definition, definition(definition));
        }
        if (place.get("enum") != null) {
            return new FieldShape.Choice(place.texts("enum"));
        }
        return typed(name, place);
    }

    private FieldShape typed(String name, Json.Obj place) {
        return switch (place.text("type")) {
            case "string" ->
                new FieldShape.Text(
                        switch (place.text("format")) {
                            case "local-date-time" -> FieldShape.Format.DATE_TIME;
                            case "personal-data-term" -> FieldShape.Format.PERSONAL_DATA_TERM;
                            case "data-subject-term" -> FieldShape.Format.DATA_SUBJECT_TERM;
                            default -> FieldShape.Format.LINE;
                        });
            case "integer" -> new FieldShape.Whole();
            case "boolean" -> new FieldShape.YesNo();
            case "array" -> items(name, place.get("items"));
            case "object" ->
                place.get("patternProperties") instanceof Json.Obj patterns
                        ? byLanguage(patterns.members().firstEntry().getValue())
                        : fields(name, place);
            default -> new FieldShape.Other();
        };
    }

    private FieldShape items(String name, @Nullable Json said) {
        FieldShape item = said == null ? new FieldShape.Other() : shape(name, said);
        return switch (item) {
            case FieldShape.Text(FieldShape.Format format) ->
                new FieldShape.Lines(format == FieldShape.Format.LONG && name.equals("paragraphs"));
            case FieldShape.Fields _, FieldShape.Localized _ -> new FieldShape.Items(item);
            default -> new FieldShape.Other();
        };
    }

    private FieldShape byLanguage(Json said) {
        return shape("edition", said) instanceof FieldShape.Fields edition
                ? new FieldShape.ByLanguage(edition)
                : new FieldShape.Localized();
    }

    private Json definition(String name) {
        Json definition = schema.get("$defs") instanceof Json.Obj definitions ? definitions.get(name) : null;
        return Objects.requireNonNull(definition, name);
    }
}
