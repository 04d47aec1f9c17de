package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.page.CompareForm;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.LanguageControl;
import register.page.Search;
import register.page.Tags;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Location;
import register.read.lookup.PlaceFilter;
import register.words.Places;
import register.words.Words;

/// The form by which a reader searches the list, and chooses what concerns her among the values that occur in it.
///
/// @param regions the customers' regions with their names
/// @param features the names of features by their ids
record FilterForm(PolicyPage.View view, PageList list, Map<String, String> regions, Map<String, String> features) {
    static FilterForm of(PolicyPage.View view, PageList list) {
        var regions = new TreeMap<String, String>();
        var features = new TreeMap<String, String>();
        list.groups().stream()
                .flatMap(group -> group.rows().stream())
                .forEach(row -> ListFilter.engagements(row)
                        .map(Engagement::appliesWhen)
                        .filter(Objects::nonNull)
                        .forEach(when -> {
                            if (when.region() != null) {
                                regions.put(when.region(), Places.region(when.region(), view.glossary()));
                            }
                            AppliesWhen.Feature feature = when.feature();
                            if (feature != null) {
                                features.put(feature.id(), feature.name().nearest(row.edition()));
                            }
                        }));
        return new FilterForm(view, list, regions, features);
    }

    /// @param shown the numbers of subprocessors shown and of all; null if all are shown
    Html html(@Nullable String shown) {
        Words glossary = view.glossary();
        boolean files = view.look().isOfFiles();
        // Of files, only the script searches and chooses customers.
        Html find = Search.field(glossary, hint(glossary), view.wish().search()).with(flag("hidden", files));
        Html customers = customers(files);
        Html places = places();
        return Tags.form(
                css("filter"),
                flag("hidden", files && places == null),
                role("search"),
                attribute("action", action() + "#" + AnchorIds.LIST),
                find,
                all(kept()),
                customers,
                places,
                element(
                        "output",
                        shown == null ? "" : shown,
                        role("status"),
                        attribute("for", "_q"),
                        attribute("data-shown", glossary.get("part-shown")),
                        attribute("data-unknown", glossary.get("concern-unknown"))),
                chosen());
    }

    /// The searched fields, in the order of the columns.
    private static String hint(Words glossary) {
        return Stream.of("annex-name", "service", "purpose", "country")
                .map(glossary::get)
                .collect(Collectors.joining(", "));
    }

    /// What the choice is not, and the link that keeps it.
    private Html chosen() {
        Words glossary = view.glossary();
        PageOptions wish = view.wish();
        return p(
                css("chosen"),
                flag("hidden", !wish.isChoice()),
                text(glossary.get("concern-note") + " "),
                Hyperlinks.own(
                        wish.choiceOn(
                                Hero.address(view),
                                view.language(),
                                spelled(regions, wish.scope().region()),
                                spelled(features, wish.scope().feature())),
                        glossary.get("concern-link")));
    }

    /// The chosen value as the list spells it, if it occurs there.
    private static @Nullable String spelled(Map<String, String> values, @Nullable String chosen) {
        return values.keySet().stream()
                .filter(value -> value.equalsIgnoreCase(chosen))
                .findFirst()
                .orElse(chosen);
    }

    private String action() {
        String address = Hero.address(view);
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /// The address's other parameters, which a form would drop.
    private List<Html> kept() {
        PageOptions wish = view.wish();
        var kept = new ArrayList<Html>();
        kept.add(CompareForm.hidden("lang", view.language().tag()));
        if (wish.ui() != null) {
            kept.add(CompareForm.hidden(LanguageControl.UI, wish.ui().tag()));
        }
        if (wish.byName()) {
            kept.add(CompareForm.hidden(PageOptions.SORT, PageOptions.BY_NAME));
        }
        if (wish.ungrouped()) {
            kept.add(CompareForm.hidden(PageOptions.GROUP, PageOptions.UNGROUPED));
        }
        if (!action().equals(Hero.address(view))) {
            kept.add(CompareForm.hidden(
                    "revision", Integer.toString(view.header().revision())));
        }
        return kept;
    }

    /// The customers' regions and features; null if everything is for everybody.
    private @Nullable Html customers(boolean files) {
        Html region = choice(
                PageOptions.REGION, "customers-in", regions, view.wish().scope().region());
        Html feature = choice(
                PageOptions.FEATURE,
                "with-feature",
                features,
                view.wish().scope().feature());
        return region == null && feature == null
                ? null
                : element(
                        "fieldset",
                        css("where"),
                        flag("hidden", files),
                        element("legend", view.glossary().get("concern-me")),
                        region,
                        feature);
    }

    /// @param chosen also if it does not occur in the list, which is said
    private @Nullable Html choice(String name, String label, Map<String, String> values, @Nullable String chosen) {
        if (values.isEmpty() && chosen == null) {
            return null;
        }
        Words glossary = view.glossary();
        String id = "_" + name;
        String unchosen = glossary.capital(glossary.get(label, "…"));
        Html.Element select = select(
                id(id),
                attribute("name", name),
                option(unchosen, attribute("value", "")),
                chosen == null || values.containsKey(spelled(values, chosen))
                        ? null
                        : option(
                                glossary.get("concern-unknown", chosen),
                                attribute("value", chosen),
                                flag("selected", true)),
                each(
                        values.entrySet(),
                        value -> option(
                                value.getValue(),
                                attribute("value", value.getKey()),
                                flag("selected", value.getKey().equalsIgnoreCase(chosen)))));
        return span(css("of"), Tags.label(unchosen, css("for-ears"), attribute("for", id)), text(" "), select);
    }

    /// The places that make a difference in this list.
    private @Nullable Html places() {
        Set<PlaceFilter> there = EnumSet.noneOf(PlaceFilter.class);
        list.groups()
                .forEach(group -> group.rows()
                        .forEach(row ->
                                ListFilter.engagements(row).forEach(each -> there.addAll(PlaceFilter.of(each)))));
        PlaceFilter chosen = view.wish().where();
        if (chosen != null) {
            there.add(chosen);
        }
        if (there.size() < 2) {
            return null;
        }
        Words glossary = view.glossary();
        Html.Element set = element(
                "fieldset",
                css("where"),
                element("legend", glossary.capital(glossary.get("location-role", Location.Role.PROCESSING))),
                all(radio("all", "", glossary.get("where-all"), chosen == null)));
        for (PlaceFilter where : there) {
            set = set.with(all(radio(
                    where.term(),
                    where.term(),
                    glossary.get(where == PlaceFilter.UNSTATED ? "not-stated" : "where." + where.term()),
                    where == chosen)));
        }
        return set;
    }

    private static List<Html> radio(String id, String value, String label, boolean checked) {
        return List.of(
                input(
                        attribute("type", "radio"),
                        attribute("name", PageOptions.WHERE),
                        attribute("value", value),
                        id("w-" + id),
                        flag("checked", checked)),
                label(label, attribute("for", "w-" + id)));
    }
}
