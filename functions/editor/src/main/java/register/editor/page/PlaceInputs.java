package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import register.editor.form.Posted;
import register.page.Html;
import register.words.Places;

/// The input for a place of processing: a choice of regions and countries, and a field for any other region.
final class PlaceInputs {
    private static final String NAMES = "regions";
    private static final String OPTIONS = "options-places";

    private final EditorWords said;
    private final boolean plain;

    /// @param plain whether the page works without a script
    PlaceInputs(EditorWords said, boolean plain) {
        this.said = said;
        this.plain = plain;
    }

    Html.Element choice(String chosen) {
        if (plain) {
            return Html.element("select").and(options(chosen));
        }
        String name = chosen.substring(chosen.indexOf(':') + 1);
        return FieldInputs.chosenOf(
                OPTIONS,
                chosen,
                chosen.equals("unstated")
                        ? said.glossary().get("not-stated")
                        : said.countries().getOrDefault(name, Places.region(name, said.glossary())));
    }

    /// The field for a region missing from the choice.
    Html.Element another(String path) {
        String name = Posted.OTHER + path;
        return region("")
                .with("id", FieldInputs.id(name))
                .with("name", name)
                .with("aria-label", said.get("another-region"))
                .with("placeholder", said.get("another-region"))
                .with("aria-describedby", Slots.id(path));
    }

    /// The field for a region's short name, with suggestions of those common in lists.
    static Html.Element region(String value) {
        return FieldInputs.line("text", value).with("list", NAMES).with("spellcheck", "false");
    }

    /// The options shared by many fields, once for the whole page.
    List<Html> shared() {
        var shared = new ArrayList<Html>();
        Html.Element names = Html.element("datalist").with("id", NAMES);
        for (String region : Places.REGIONS) {
            names = names.and(Html.element("option", Places.region(region, said.glossary()))
                    .with("value", region));
        }
        shared.add(names);
        if (!plain) {
            shared.add(Html.element("template").with("id", OPTIONS).and(options("")));
        }
        return shared;
    }

    /// Regions and countries in one list, because a location is one of them.
    private List<Html> options(String chosen) {
        Html.Element regions = Html.element("optgroup").with("label", said.get("regions"));
        boolean known = chosen.isEmpty() || chosen.equals("unstated") || chosen.startsWith("country:");
        for (String region : Places.REGIONS) {
            regions =
                    regions.and(FieldInputs.option("region:" + region, Places.region(region, said.glossary()), chosen));
            known |= chosen.equals("region:" + region);
        }
        if (!known) {
            regions = regions.and(FieldInputs.option(chosen, chosen.substring(chosen.indexOf(':') + 1), chosen));
        }
        Html.Element countries = Html.element("optgroup").with("label", said.get("countries"));
        countries = countries.and(said.countries().entrySet().stream()
                .map(country -> FieldInputs.option("country:" + country.getKey(), country.getValue(), chosen))
                .toList());
        return List.of(
                FieldInputs.option("", FieldInputs.NONE, chosen),
                FieldInputs.option("unstated", said.glossary().get("not-stated"), chosen),
                regions,
                countries);
    }
}
