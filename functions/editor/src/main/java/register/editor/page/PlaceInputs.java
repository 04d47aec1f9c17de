package register.editor.page;

import static register.page.Tags.*;

import java.util.List;
import register.editor.form.Posted;
import register.page.Html;
import register.words.Places;

/// The input for a place of processing: a choice of regions and countries, and a field for any other region.
record PlaceInputs(EditorWords said) {
    private static final String NAMES = "regions";

    Html.Element choice(String chosen) {
        return select(all(options(chosen)));
    }

    /// The field for a region missing from the choice.
    Html.Element another(String path) {
        String name = Posted.OTHER + path;
        return region("")
                .with(
                        id(FieldInputs.id(name)),
                        attribute("name", name),
                        attribute("aria-label", said.get("another-region")),
                        attribute("placeholder", said.get("another-region")),
                        attribute("aria-describedby", Slots.id(path)));
    }

    /// The field for a region's short name, with suggestions of those common in lists.
    static Html.Element region(String value) {
        return FieldInputs.line("text", value).with(attribute("list", NAMES), attribute("spellcheck", "false"));
    }

    /// The regions common in lists, once for the whole page.
    static Html names(EditorWords said) {
        return element(
                "datalist",
                id(NAMES),
                each(
                        Places.REGIONS,
                        region -> option(Places.region(region, said.glossary()), attribute("value", region))));
    }

    /// Regions and countries in one list, because a location is one of them.
    private List<Html> options(String chosen) {
        Html.Element regions = element("optgroup", attribute("label", said.get("regions")));
        boolean known = chosen.isEmpty() || chosen.equals("unstated") || chosen.startsWith("country:");
        for (String region : Places.REGIONS) {
            regions = regions.with(
                    FieldInputs.option("region:" + region, Places.region(region, said.glossary()), chosen));
            known |= chosen.equals("region:" + region);
        }
        if (!known) {
            regions = regions.with(FieldInputs.option(chosen, chosen.substring(chosen.indexOf(':') + 1), chosen));
        }
        Html.Element countries = element("optgroup", attribute("label", said.get("countries")));
        countries = countries.with(each(
                said.countries().entrySet(),
                country -> FieldInputs.option("country:" + country.getKey(), country.getValue(), chosen)));
        return List.of(
                FieldInputs.option("", FieldInputs.NONE, chosen),
                FieldInputs.option("unstated", said.glossary().get("not-stated"), chosen),
                regions,
                countries);
    }
}
