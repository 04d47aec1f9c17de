package register.editor.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.editor.form.Node;
import register.editor.form.Posted;
import register.editor.form.Shape;
import register.read.html.Html;
import register.words.Places;

/// Fields of the form: label, help, what is said of it, input.
final class Inputs {
    private static final int LETTERS_A_ROW = 70;
    private static final int MOST_ROWS = 14;

    private static final String REGION_NAMES = "regions";
    private static final String NONE = "–";
    private static final String COUNTRIES = "options-countries";
    private static final String PLACES = "options-places";

    private final Said said;
    private final Slots slots;
    private final boolean plain;
    private final Map<String, String> subprocessors;
    private final List<String> languages;

    /// @param plain whether the page works without a script
    /// @param subprocessors their names by their ids
    /// @param languages the tags of the editions
    Inputs(Said said, Slots slots, boolean plain, Map<String, String> subprocessors, List<String> languages) {
        this.said = said;
        this.slots = slots;
        this.plain = plain;
        this.subprocessors = subprocessors;
        this.languages = languages;
    }

    static String id(String path) {
        return "f-" + path;
    }

    Html.Element field(Node.Field field) {
        return field(field, said.label(field.member().word()));
    }

    Html.Element field(Node.Field field, String label) {
        String path = field.path();
        String hint = said.hint(field.member().word()).orElse(null);
        String hintId = hint == null ? null : "h-" + path;
        boolean required = field.member().required();
        Html.Element input = input(field)
                .with("id", id(path))
                .with("name", path)
                .with("aria-describedby", Slots.id(path) + (hintId == null ? "" : " " + hintId))
                .with("aria-required", required ? "true" : null)
                .with("aria-invalid", slots.marks().wrongAt(path) ? "true" : null);
        return Html.element("div", Html.element("label", label).with("for", id(path)))
                .with("class", isLong(field) ? "field long" : "field")
                .and(
                        hint == null
                                ? null
                                : Html.element("p", hint).with("id", hintId).with("class", "hint"))
                .and(slots.of(field))
                .and(slots.kept(field, required))
                .and(input)
                .and(field.member().shape() instanceof Shape.Place ? anotherRegion(path) : null);
    }

    private static Html.Element region(String value) {
        return line("text", value).with("list", REGION_NAMES).with("spellcheck", "false");
    }

    /// What the options do not have.
    private Html.Element anotherRegion(String path) {
        String name = Posted.OTHER + path;
        return region("")
                .with("id", id(name))
                .with("name", name)
                .with("aria-label", said.get("another-region"))
                .with("placeholder", said.get("another-region"))
                .with("aria-describedby", Slots.id(path));
    }

    private static boolean isLong(Node.Field field) {
        return switch (field.member().shape()) {
            case Shape.Lines _ -> true;
            case Shape.Text(Shape.Format format) -> format == Shape.Format.LONG;
            default -> false;
        };
    }

    private Html.Element input(Node.Field field) {
        String word = field.member().word();
        String value = field.value();
        return switch (field.member().shape()) {
            case Shape.Choice(var terms) -> {
                var options = new LinkedHashMap<String, String>();
                terms.forEach(term -> options.put(term, said.term(word, term)));
                yield select(options, value);
            }
            case Shape.YesNo _ -> select(yesNo(), value);
            case Shape.Place _ -> places(value);
            case Shape.Whole _ when word.equals("transfer.module") -> select(modules(), value);
            case Shape.Whole _ ->
                line("text", value).with("inputmode", "numeric").with("class", "short");
            case Shape.Lines _ -> area(value);
            case Shape.Text(Shape.Format format) -> text(format, word, value);
            default -> line("text", value);
        };
    }

    private Html.Element text(Shape.Format format, String word, String value) {
        return switch (format) {
            case LONG -> area(value);
            case DATE -> line("date", value).with("max", "9999-12-31").with("class", "short");
            case DATE_TIME ->
                line("datetime-local", value).with("max", "9999-12-31T23:59").with("class", "short");
            case COUNTRY -> countries(value);
            case MAIL -> line("text", value).with("inputmode", "email").with("spellcheck", "false");
            case WEB -> line("text", value).with("inputmode", "url").with("spellcheck", "false");
            case ZONE -> line("text", value).with("list", "zones").with("spellcheck", "false");
            case PERSONAL_DATA_TERM, DATA_SUBJECT_TERM ->
                line("text", value)
                        .with("list", "terms-" + word.substring(0, word.indexOf('.')))
                        .with("spellcheck", "false");
            case LANGUAGE -> select(named(languages), value);
            case SLUG ->
                word.endsWith(".parentId")
                        ? select(subprocessors, value)
                        : line("text", value).with("spellcheck", "false");
            case REGION -> region(value);
            case LINE -> line("text", value);
        };
    }

    private static Html.Element line(String type, String value) {
        return Html.element("input").with("type", type).with("value", value).with("autocomplete", "off");
    }

    private static Html.Element area(String value) {
        long rows = value.lines()
                .mapToLong(line -> 1 + line.length() / LETTERS_A_ROW)
                .sum();
        return Html.element("textarea", value).with("rows", Long.toString(Math.clamp(rows, 1, MOST_ROWS)));
    }

    /// With nothing to begin with, and with what is chosen, be it none of the options.
    private static Html.Element select(Map<String, String> options, String chosen) {
        Html.Element select = Html.element("select", option("", NONE, chosen));
        if (!chosen.isEmpty() && !options.containsKey(chosen)) {
            select = select.and(option(chosen, chosen, chosen));
        }
        return select.and(options.entrySet().stream()
                .map(option -> option(option.getKey(), option.getValue(), chosen))
                .toList());
    }

    private static Html.Element option(String value, String text, String chosen) {
        return Html.element("option", text).with("value", value).with("selected", value.equals(chosen) ? "" : null);
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

    private Html.Element countries(String chosen) {
        return plain
                ? select(said.countries(), chosen)
                : chosenOf(COUNTRIES, chosen, said.countries().getOrDefault(chosen, chosen));
    }

    private Html.Element places(String chosen) {
        if (plain) {
            return Html.element("select").and(placeOptions(chosen));
        }
        String name = chosen.substring(chosen.indexOf(':') + 1);
        return chosenOf(
                PLACES,
                chosen,
                chosen.equals("unstated")
                        ? said.glossary().get("not-stated")
                        : said.countries().getOrDefault(name, Places.region(name, said.glossary())));
    }

    /// Only what is chosen: the page's script adds the others once somebody comes to it.
    private static Html.Element chosenOf(String options, String chosen, String name) {
        Html.Element select = Html.element("select").with("data-options", options);
        return chosen.isEmpty() ? select.and(option("", NONE, chosen)) : select.and(option(chosen, name, chosen));
    }

    /// The options that many fields share, once for the whole page.
    List<Html> shared() {
        Html.Element regions = Html.element("datalist").with("id", REGION_NAMES);
        for (String region : Places.REGIONS) {
            regions = regions.and(Html.element("option", Places.region(region, said.glossary()))
                    .with("value", region));
        }
        return plain
                ? List.of(regions)
                : List.of(
                        regions,
                        Html.element("template")
                                .with("id", COUNTRIES)
                                .and(select(said.countries(), "").children()),
                        Html.element("template").with("id", PLACES).and(placeOptions("")));
    }

    /// Regions and countries in one list: a location is one of them.
    private List<Html> placeOptions(String chosen) {
        Html.Element regions = Html.element("optgroup").with("label", said.get("regions"));
        boolean known = chosen.isEmpty() || chosen.equals("unstated") || chosen.startsWith("country:");
        for (String region : Places.REGIONS) {
            regions = regions.and(option("region:" + region, Places.region(region, said.glossary()), chosen));
            known |= chosen.equals("region:" + region);
        }
        if (!known) {
            regions = regions.and(option(chosen, chosen.substring(chosen.indexOf(':') + 1), chosen));
        }
        Html.Element countries = Html.element("optgroup").with("label", said.get("countries"));
        countries = countries.and(said.countries().entrySet().stream()
                .map(country -> option("country:" + country.getKey(), country.getValue(), chosen))
                .toList());
        return List.of(
                option("", NONE, chosen),
                option("unstated", said.glossary().get("not-stated"), chosen),
                regions,
                countries);
    }
}
