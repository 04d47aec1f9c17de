package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Location;
import register.value.Language;
import register.words.Listing;
import register.words.Places;
import register.words.Words;

/// The places and customers of a line.
///
/// @param edition the language of the policy's own words
/// @param countries the language for names of countries
record LinePlaces(Listing.Line line, Language edition, Language countries, Words glossary) {

    /// The feature common to all engagements of the line, in words; empty if they differ or have none.
    String feature() {
        return alike() ? Places.appliesTo(unbound(line.first().appliesWhen()), glossary, edition) : "";
    }

    /// Its places, in one line.
    String names() {
        return line.engagements().stream()
                .flatMap(engagement -> places(engagement).stream())
                .map(Place::name)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// Consecutive places with the same note are one item.
    List<Html> items() {
        var items = new ArrayList<Html>();
        var names = new ArrayList<Html>();
        String before = "";
        for (Engagement engagement : line.engagements()) {
            for (Place place : places(engagement)) {
                if (!names.isEmpty() && !place.note().equals(before)) {
                    items.add(item(names, before));
                    names.clear();
                }
                names.add(div(place.name()));
                before = place.note();
            }
        }
        items.add(item(names, before));
        return items;
    }

    /// @param note the role of the place, and its customers
    private record Place(String name, String note) {}

    private List<Place> places(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        String customers = alike() && when != null ? region(when) : Places.appliesTo(when, glossary, edition);
        return engagement.locations().isEmpty()
                ? List.of(new Place(glossary.get("not-stated"), customers))
                : engagement.locations().stream()
                        .map(location -> new Place(
                                Places.location(
                                        new Location(location.place(), location.detail(), null),
                                        glossary,
                                        edition,
                                        countries),
                                location.role() == null
                                        ? customers
                                        : Stream.of(glossary.get("location-role", location.role()), customers)
                                                .filter(part -> !part.isEmpty())
                                                .reduce((one, other) -> one + ", " + other)
                                                .orElse("")))
                        .toList();
    }

    private String region(AppliesWhen when) {
        return Places.appliesTo(new AppliesWhen(when.region(), null, null), glossary, edition);
    }

    private static Html item(List<Html> names, String note) {
        Html.Element item = li(all(names));
        return note.isEmpty() ? item : item.with(div(note, css("quiet")));
    }

    /// True if all engagements of the line have the same feature.
    private boolean alike() {
        return line.engagements().stream()
                        .map(engagement -> unbound(engagement.appliesWhen()))
                        .distinct()
                        .count()
                == 1;
    }

    private static AppliesWhen unbound(@Nullable AppliesWhen when) {
        return when == null
                ? new AppliesWhen(null, null, null)
                : new AppliesWhen(null, when.feature(), when.optional());
    }
}
