package register.editor.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;

/// Reads the shape of a policy file from its published schema, so that the form has whatever field the schema has.
public final class Shapes {
    /// Of a location: the members of which one says where it is.
    static final List<String> PLACE = List.of("country", "region", "unstated");

    /// The name of the field that chooses between them.
    static final String CHOSEN = "~place";

    /// What only a file has, never a version: what an import or a draft asks.
    public static final String QUESTIONS = "questions";

    private static final Map<String, Shape.Format> FORMATS = Map.ofEntries(
            Map.entry("slug", Shape.Format.SLUG),
            Map.entry("date", Shape.Format.DATE),
            Map.entry("timeZone", Shape.Format.ZONE),
            Map.entry("country", Shape.Format.COUNTRY),
            Map.entry("region", Shape.Format.REGION),
            Map.entry("languageTag", Shape.Format.LANGUAGE),
            Map.entry("mailAddress", Shape.Format.MAIL),
            Map.entry("webAddress", Shape.Format.WEB),
            Map.entry("line", Shape.Format.LINE),
            Map.entry("text", Shape.Format.LONG));

    private static final Shape.Fields POLICY = new Shapes(text()).policy();

    private final String text;
    private final Json.Obj schema;

    private Shapes(byte[] text) {
        this.text = new String(text, UTF_8);
        this.schema = (Json.Obj) JsonText.parse(text);
    }

    /// The shape of a whole file.
    public static Shape.Fields ofPolicy() {
        return POLICY;
    }

    private Shape.Fields policy() {
        Shape.Fields stated = fields("policy", schema);
        var members = new ArrayList<>(stated.members());
        members.removeIf(member -> member.name().equals(QUESTIONS));
        members.add(new Shape.Member(QUESTIONS, "policy." + QUESTIONS, new Shape.Questions(), false));
        return new Shape.Fields(stated.name(), members);
    }

    private Shape.Fields fields(String name, Json.Obj object) {
        List<Json> required = object.get("required") instanceof Json.Arr(var items) ? items : List.of();
        var members = new ArrayList<Shape.Member>();
        if (object.get("properties") instanceof Json.Obj properties) {
            properties.members().keySet().stream()
                    .sorted(Comparator.comparingInt(this::rank))
                    .forEach(member -> members.add(new Shape.Member(
                            member,
                            name + "." + member,
                            shape(member, Objects.requireNonNull(properties.get(member))),
                            required.contains(Json.of(member)))));
        }
        if (name.equals("location")) {
            members.removeIf(member -> PLACE.contains(member.name()));
            members.addFirst(new Shape.Member(CHOSEN, "location." + CHOSEN, new Shape.Place(), true));
        }
        return new Shape.Fields(name, members);
    }

    /// Where it is described first: the order in which people read it.
    private int rank(String name) {
        int at = text.indexOf("\"" + name + "\": {");
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private Shape shape(String name, Json said) {
        if (!(said instanceof Json.Obj place)) {
            return new Shape.Other();
        }
        if (place.get("$ref") instanceof Json.Str(String reference)) {
            String definition = reference.substring(reference.lastIndexOf('/') + 1);
            Shape.Format format = FORMATS.get(definition);
            if (format != null) {
                return new Shape.Text(format);
            }
            return definition.equals("localized") ? new Shape.Localized() : shape(definition, definition(definition));
        }
        if (place.get("enum") instanceof Json.Arr(var terms)) {
            return new Shape.Choice(terms.stream()
                    .filter(Json.Str.class::isInstance)
                    .map(term -> ((Json.Str) term).value())
                    .toList());
        }
        return typed(name, place);
    }

    private Shape typed(String name, Json.Obj place) {
        return switch (string(place.get("type"))) {
            case "string" ->
                new Shape.Text(
                        switch (string(place.get("format"))) {
                            case "local-date-time" -> Shape.Format.DATE_TIME;
                            case "personal-data-term" -> Shape.Format.PERSONAL_DATA_TERM;
                            case "data-subject-term" -> Shape.Format.DATA_SUBJECT_TERM;
                            default -> Shape.Format.LINE;
                        });
            case "integer" -> new Shape.Whole();
            case "boolean" -> new Shape.YesNo();
            case "array" -> items(name, place.get("items"));
            case "object" ->
                place.get("patternProperties") instanceof Json.Obj patterns
                        ? byLanguage(patterns.members().firstEntry().getValue())
                        : fields(name, place);
            default -> new Shape.Other();
        };
    }

    private Shape items(String name, @Nullable Json said) {
        Shape item = said == null ? new Shape.Other() : shape(name, said);
        return switch (item) {
            case Shape.Text(Shape.Format format) ->
                new Shape.Lines(format == Shape.Format.LONG && name.equals("paragraphs"));
            case Shape.Fields _, Shape.Localized _ -> new Shape.Items(item);
            default -> new Shape.Other();
        };
    }

    private Shape byLanguage(Json said) {
        return shape("edition", said) instanceof Shape.Fields edition
                ? new Shape.ByLanguage(edition)
                : new Shape.Localized();
    }

    private Json definition(String name) {
        Json definition = schema.get("$defs") instanceof Json.Obj definitions ? definitions.get(name) : null;
        return Objects.requireNonNull(definition, name);
    }

    private static String string(@Nullable Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }

    private static byte[] text() {
        try (InputStream in = PolicyVersion.class.getResourceAsStream("policy.schema.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
