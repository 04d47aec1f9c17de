package register.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.Category;
import register.policy.Location;

/// Turns one row into an engagement.
final class EngagementDraft {
    /// The category of rows for which the source names none; a question asks about it.
    static final Category OTHERWISE = Category.SERVICE_SPECIFIC;

    private static final int WORDS = 3;
    private static final Pattern EVERYBODY =
            Pattern.compile("(?:all|every|alle|kõik|všetci)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Listed row;
    private final String path;
    private final String language;
    private final Notes notes;

    private EngagementDraft(Listed row, String path, String language, Notes notes) {
        this.row = row;
        this.path = path;
        this.language = language;
        this.notes = notes;
    }

    /// @param ids those already taken within the subprocessor
    static Json.Obj of(Listed row, String path, String language, Set<String> ids, Notes notes) {
        return new EngagementDraft(row, path, language, notes).build(ids);
    }

    private Json.Obj build(Set<String> ids) {
        String service = row.cell(Column.SERVICE);
        String purpose = row.cell(Column.PURPOSE);
        String first = service != null ? service : purpose;
        String second = purpose != null ? purpose : service;
        List<Json> locations = new ArrayList<>();
        List<String> codes = locations(locations);
        Json when = appliesWhen(codes);
        String base = Slug.of(first == null ? "" : first, WORDS, "service");
        String id = codes.isEmpty() ? base : base + "-" + String.join("-", codes);
        Category category = category();
        return Json.object()
                .put("id", Slug.unique(id, ids))
                .put(
                        "service",
                        first == null ? missing("service", "what does it do, in a word or two?") : localized(first))
                .put("purpose", second == null ? missing("purpose", "what is it for, in full?") : localized(second))
                .put("category", category.term())
                .put("locations", Json.array(locations))
                .put("appliesWhen", when)
                .putNonEmpty("personalDataCategories", data())
                .build();
    }

    /// A text that the source does not give, as a question in its place.
    private Json missing(String field, String ask) {
        String place = path + "." + field + "." + language;
        return Json.object()
                .put(language, notes.open(place, row.line(), "", "", ask))
                .build();
    }

    private Category category() {
        String cell = row.cell(Column.CATEGORY);
        Category category =
                cell == null ? row.listing().category() : Categories.named(cell).orElse(null);
        if (category == null && cell != null) {
            notes.ask("", row.line(), "", EditionDraft.NO_CATEGORY);
        }
        return category == null ? OTHERWISE : category;
    }

    /// @return what distinguishes this engagement's places from those of others, for its id
    private List<String> locations(List<Json> locations) {
        var words = new ArrayList<String>();
        if (row.name().where() != null) {
            words.add(row.name().where());
        }
        String cell = row.cell(Column.LOCATION);
        if (cell != null) {
            words.add(cell);
        }
        var codes = new ArrayList<String>();
        for (String one : words) {
            List<PlaceNames.Told> all = PlaceNames.told(one);
            boolean alone = all.size() == 1 && !PlaceNames.isName(one);
            for (PlaceNames.Told told : all) {
                String place = path + ".locations[" + locations.size() + "]";
                Json location = location(told, place, one);
                if (locations.contains(location)) {
                    continue;
                }
                locations.add(location);
                code(told.place()).ifPresent(codes::add);
                if (!told.doubtful() && alone && told.detail() == null) {
                    notes.quote(place, one);
                }
            }
        }
        if (locations.isEmpty()) {
            locations.add(Json.object().put("unstated", true).build());
        }
        return codes.size() > WORDS ? new ArrayList<>() : codes;
    }

    private Json location(PlaceNames.Told told, String path, String words) {
        Json.Builder location = Json.object();
        String code = code(told.place()).orElse("").toUpperCase(Locale.ROOT);
        String field = told.place() instanceof Location.InRegion ? "region" : "country";
        Json value = !told.doubtful()
                ? Json.of(code)
                : notes.open(
                        path + "." + field,
                        row.line(),
                        code,
                        words,
                        code.isEmpty() ? "which country? These words name none that is known" : "right?");
        return location.put(field, value).put("place", localized(told.detail())).build();
    }

    private static Optional<String> code(Location.Place place) {
        return switch (place) {
            case Location.InCountry in -> Optional.of(in.country().code().toLowerCase(Locale.ROOT));
            case Location.InRegion in -> Optional.of(in.region().toLowerCase(Locale.ROOT));
            case Location.Unstated _ -> Optional.empty();
        };
    }

    private @Nullable Json appliesWhen(List<String> codes) {
        String cell = row.cell(Column.APPLIES);
        String words = row.name().whom() != null ? row.name().whom() : cell;
        if (words == null || EVERYBODY.matcher(words).matches()) {
            return null;
        }
        Optional<String> region = PlaceNames.named(words).flatMap(EngagementDraft::code);
        if (region.isEmpty()) {
            return Json.object()
                    .put(
                            "feature",
                            notes.open(
                                    path + ".appliesWhen.feature",
                                    row.line(),
                                    words,
                                    words,
                                    "for whom is it: is this a feature, a region of customers, or optional?"))
                    .build();
        }
        notes.quote(path + ".appliesWhen", words);
        codes.clear();
        codes.add(region.get() + "-customers");
        return Json.object()
                .put("region", region.get().toUpperCase(Locale.ROOT))
                .build();
    }

    private List<Json> data() {
        String data = row.cell(Column.DATA);
        return data == null ? List.of() : List.of(Json.of(data));
    }

    private @Nullable Json localized(@Nullable String text) {
        return text == null ? null : Json.object().put(language, text).build();
    }
}
