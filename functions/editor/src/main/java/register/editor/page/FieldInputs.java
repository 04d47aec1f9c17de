package register.editor.page;

import static register.page.Tags.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.editor.form.FieldShape;
import register.editor.form.FormNode;
import register.page.Html;
import register.page.Tags;

/// Fields of the form: label, help, remarks and input.
final class FieldInputs {
    private static final int LETTERS_A_ROW = 70;
    private static final int MOST_ROWS = 14;

    static final String NONE = "–";
    private static final String CATEGORY = "engagement.category";

    private final EditorWords said;
    private final Slots slots;
    private final Map<String, String> subprocessors;
    private final Map<String, String> groups;
    private final List<String> languages;
    private final PlaceInputs places;

    /// @param subprocessors their names by their ids
    /// @param groups their names by their ids
    /// @param languages the tags of the editions
    FieldInputs(
            EditorWords said,
            Slots slots,
            Map<String, String> subprocessors,
            Map<String, String> groups,
            List<String> languages) {
        this.said = said;
        this.slots = slots;
        this.subprocessors = subprocessors;
        this.groups = groups;
        this.languages = languages;
        this.places = new PlaceInputs(said);
    }

    static String id(String path) {
        return "f-" + path;
    }

    /// Makes an element a place to continue at.
    static Html place(String path) {
        return all(Tags.id(id(path)), attribute("tabindex", "-1"));
    }

    /// True if it has nothing to choose from: the group of a list without groups.
    boolean needless(FormNode node) {
        return node instanceof FormNode.Field field
                && field.member().shape() instanceof FieldShape.Text(FieldShape.Format format)
                && format == FieldShape.Format.GROUP
                && groups.isEmpty()
                && field.value().isEmpty()
                && field.kept() == null;
    }

    Html.Element field(FormNode.Field field) {
        return field(field, said.label(field.member().word()));
    }

    Html.Element field(FormNode.Field field, String label) {
        String path = field.path();
        String hint = said.hint(field.member().word()).orElse(null);
        String hintId = hint == null ? null : "h-" + path;
        boolean required = field.member().required() || (field.member().word().equals(CATEGORY) && !groups.isEmpty());
        Html.Element input = input(field)
                .with(
                        Tags.id(id(path)),
                        attribute("name", path),
                        attribute("aria-describedby", Slots.id(path) + (hintId == null ? "" : " " + hintId)),
                        attribute("aria-required", required ? "true" : null),
                        attribute("aria-invalid", slots.marks().wrongAt(path) ? "true" : null));
        return div(
                css(isLong(field) ? "field long" : "field"),
                label(label, attribute("for", id(path))),
                hint == null ? null : p(hint, Tags.id(hintId), css("hint")),
                slots.of(field),
                all(slots.kept(field, required)),
                input,
                field.member().shape() instanceof FieldShape.Place ? places.another(path) : null);
    }

    private static boolean isLong(FormNode.Field field) {
        return switch (field.member().shape()) {
            case FieldShape.Lines _ -> true;
            case FieldShape.Text(FieldShape.Format format) -> format == FieldShape.Format.LONG;
            default -> false;
        };
    }

    private Html.Element input(FormNode.Field field) {
        String word = field.member().word();
        String value = field.value();
        return switch (field.member().shape()) {
            case FieldShape.Choice(var terms) -> {
                var options = new LinkedHashMap<String, String>();
                terms.forEach(term -> options.put(term, said.term(word, term)));
                yield select(options, value);
            }
            case FieldShape.YesNo _ -> select(yesNo(), value);
            case FieldShape.Place _ -> places.choice(value);
            case FieldShape.Whole _ when word.equals("transfer.module") -> select(modules(), value);
            case FieldShape.Whole _ -> line("text", value).with(attribute("inputmode", "numeric"), css("short"));
            case FieldShape.Lines _ -> area(value);
            case FieldShape.Text(FieldShape.Format format) -> text(format, word, value);
            default -> line("text", value);
        };
    }

    private Html.Element text(FieldShape.Format format, String word, String value) {
        return switch (format) {
            case LONG -> area(value);
            case DATE -> line("date", value).with(attribute("max", "9999-12-31"), css("short"));
            case DATE_TIME -> line("datetime-local", value).with(attribute("max", "9999-12-31T23:59"), css("short"));
            case COUNTRY -> select(said.countries(), value);
            case MAIL -> line("text", value).with(attribute("inputmode", "email"), attribute("spellcheck", "false"));
            case WEB -> line("text", value).with(attribute("inputmode", "url"), attribute("spellcheck", "false"));
            case ZONE -> line("text", value).with(attribute("list", "zones"), attribute("spellcheck", "false"));
            case PERSONAL_DATA_TERM, DATA_SUBJECT_TERM ->
                line("text", value)
                        .with(
                                attribute("list", "terms-" + word.substring(0, word.indexOf('.'))),
                                attribute("spellcheck", "false"));
            case GROUP -> select(groups, value);
            case LANGUAGE -> select(named(languages), value);
            case SLUG ->
                word.endsWith(".parentId")
                        ? select(subprocessors, value)
                        : line("text", value).with(attribute("spellcheck", "false"));
            case REGION -> PlaceInputs.region(value);
            case LINE -> line("text", value).with(attribute("list", KnownVendor.names(word)));
        };
    }

    static Html.Element line(String type, String value) {
        return Tags.input(attribute("type", type), attribute("value", value), attribute("autocomplete", "off"));
    }

    private static Html.Element area(String value) {
        long rows = value.lines()
                .mapToLong(line -> 1 + line.length() / LETTERS_A_ROW)
                .sum();
        return element("textarea", value, attribute("rows", Long.toString(Math.clamp(rows, 1, MOST_ROWS))));
    }

    /// Begins with an empty option, and includes the chosen value even if it is not one of the options.
    private static Html.Element select(Map<String, String> options, String chosen) {
        Html.Element select = Tags.select(option("", NONE, chosen));
        if (!chosen.isEmpty() && !options.containsKey(chosen)) {
            select = select.with(option(chosen, chosen, chosen));
        }
        return select.with(each(options.entrySet(), option -> option(option.getKey(), option.getValue(), chosen)));
    }

    static Html.Element option(String value, String text, String chosen) {
        return Tags.option(text, attribute("value", value), flag("selected", value.equals(chosen)));
    }

    private Map<String, String> yesNo() {
        var options = new LinkedHashMap<String, String>();
        options.put("true", said.get("yes"));
        options.put("false", said.get("no"));
        return options;
    }

    private Map<String, String> modules() {
        var options = new LinkedHashMap<String, String>();
        Stream.of("1", "2", "3", "4")
                .forEach(module -> options.put(module, said.glossary().get("module." + module)));
        return options;
    }

    private Map<String, String> named(List<String> tags) {
        var options = new LinkedHashMap<String, String>();
        tags.forEach(tag -> options.put(tag, said.languageName(tag)));
        return options;
    }
}
