package register.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.PlaceNames;
import register.importing.meaning.PlaceNames.StatedPlace;
import register.json.Json;
import register.policy.Location;

/// The places of processing in the rows of a source. A doubt raises a question in its row or, if several rows leave
/// the place open, one question for all.
final class LocationsDraft {
    /// The maximum number of rows without a place that get a question each.
    private static final int FEW = 2;

    private final String language;
    private final DraftNotes notes;
    private final boolean once;

    LocationsDraft(List<ListRow> rows, String language, DraftNotes notes) {
        this.language = language;
        this.notes = notes;
        var open = new LinkedHashMap<ListRow, String>();
        for (ListRow row : rows) {
            String words = words(row).filter(one -> isDoubtful(one)).collect(Collectors.joining("; "));
            if (!words.isEmpty()) {
                open.put(row, words);
            }
        }
        once = open.size() > FEW;
        if (once) {
            notes.ask(
                    "locations",
                    open.keySet().iterator().next().line(),
                    quoted(open),
                    "which countries or regions are these places? They are given as in the source");
        }
        var more = new LinkedHashMap<ListRow, String>();
        for (ListRow row : rows) {
            String words = words(row).filter(one -> saysMore(one)).collect(Collectors.joining("; "));
            if (!words.isEmpty() && !open.containsKey(row)) {
                more.put(row, words);
            }
        }
        if (!more.isEmpty()) {
            notes.ask(
                    "locations",
                    more.keySet().iterator().next().line(),
                    quoted(more),
                    "the source says more about these places than this file does: does any of it matter?");
        }
        rows.stream()
                .filter(LocationsDraft::isSeatAlone)
                .findFirst()
                .ifPresent(row -> notes.ask(
                        "locations",
                        row.line(),
                        "",
                        "the source names the registered office of each company, but no other place: is the "
                                + "processing there? The draft states it as the location"));
    }

    private static String quoted(Map<ListRow, String> open) {
        return open.entrySet().stream()
                .map(one -> one.getKey().name().name() + ": " + one.getValue())
                .collect(Collectors.joining(" / "));
    }

    private boolean isDoubtful(String words) {
        return PlaceNames.told(words, language).stream().anyMatch(StatedPlace::doubtful);
    }

    private boolean saysMore(String words) {
        return PlaceNames.sayMore(words, PlaceNames.told(words, language), language);
    }

    private static boolean isSeatAlone(ListRow row) {
        return row.cell(ColumnMeaning.SEAT) != null && !row.listing().columns().contains(ColumnMeaning.LOCATION);
    }

    /// The place beside a name is the company's seat if the row states another.
    private static Stream<String> words(ListRow row) {
        @Nullable String cell = row.cell(isSeatAlone(row) ? ColumnMeaning.SEAT : ColumnMeaning.LOCATION);
        return Stream.ofNullable(cell == null ? row.name().where() : cell);
    }

    /// The locations of a row; never empty.
    ///
    /// @param path of the engagement
    /// @param codes receives the codes that distinguish them from other rows'
    List<Json> of(ListRow row, String path, List<String> codes) {
        List<Json> locations = new ArrayList<>();
        for (String words : words(row).toList()) {
            if (!PlaceNames.isPlain(words, language)) {
                notes.quote(path + ".locations[" + locations.size() + "]", words);
            }
            for (StatedPlace told : PlaceNames.told(words, language)) {
                String place = path + ".locations[" + locations.size() + "]";
                Json location = location(told, place, row, words);
                if (locations.contains(location)) {
                    continue;
                }
                locations.add(location);
                code(told.place()).ifPresent(codes::add);
            }
        }
        return locations.isEmpty() ? List.of(Json.object().put("unstated", true).build()) : locations;
    }

    private Json location(StatedPlace told, String path, ListRow row, String words) {
        Json.Builder location = Json.object();
        boolean asked = told.doubtful() && !once;
        String code = code(told.place()).orElse("").toUpperCase(Locale.ROOT);
        switch (told.place()) {
            case Location.InCountry _ when asked -> location.put("country", open(path + ".country", row, code, words));
            case Location.InRegion _ when asked -> location.put("region", open(path + ".region", row, code, words));
            case Location.Unstated _ when asked -> location.put("country", open(path + ".country", row, "", words));
            case Location.InCountry _ -> location.put("country", code);
            case Location.InRegion _ -> location.put("region", code);
            case Location.Unstated _ -> location.put("unstated", true);
        }
        String detail = told.detail();
        return location.put(
                        "place",
                        detail == null
                                ? null
                                : Json.object().put(language, detail).build())
                .build();
    }

    private Json open(String path, ListRow row, String code, String words) {
        return notes.open(
                path,
                row.line(),
                code,
                words,
                code.isEmpty() ? "which country? These words name no known one" : "correct?");
    }

    /// The code in lower case; empty if the place is unstated.
    static Optional<String> code(Location.Place place) {
        return switch (place) {
            case Location.InCountry in -> Optional.of(in.country().code().toLowerCase(Locale.ROOT));
            case Location.InRegion in -> Optional.of(in.region().toLowerCase(Locale.ROOT));
            case Location.Unstated _ -> Optional.empty();
        };
    }
}
