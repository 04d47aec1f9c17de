package register.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.LegalForm;
import register.importing.meaning.PlaceNames;
import register.json.Json;
import register.policy.Location;
import register.policy.Relationship;
import register.policy.rules.StrictAddresses;
import register.policyfile.PersonQuestions;
import register.value.Problem;
import register.vendors.VendorCatalogue;

/// The rows grouped by subprocessor: rows with the same name are one subprocessor with several engagements; similar
/// names stay separate, with a question.
final class SubprocessorsDraft {
    private static final String NAMELESS = "subprocessor";
    private static final int WORDS = 8;
    private static final int NAMED = 3;
    private static final int SHORTEST_COUNTRY = 3;
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

    private final String language;
    private final DraftNotes notes;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<String>> byCore = new HashMap<>();
    private final Map<String, List<String>> byBeginning = new HashMap<>();
    private final Map<String, String> features = new HashMap<>();
    private int engagements;

    private SubprocessorsDraft(String language, @Nullable String provider, DraftNotes notes) {
        this.language = language;
        this.notes = notes;
        if (provider != null) {
            remember(core(provider), provider);
        }
    }

    /// @param engagements the total number
    record Result(List<Json.Obj> subprocessors, int engagements) {}

    static Result of(List<ListRow> listed, String language, @Nullable String provider, DraftNotes notes) {
        var draft = new SubprocessorsDraft(language, provider, notes);
        List<ListRow> rows =
                listed.stream().map(row -> PlaceInText.apart(row, language)).toList();
        var locations = new LocationsDraft(rows, language, notes);
        var byName = new LinkedHashMap<String, List<ListRow>>();
        for (ListRow row : rows) {
            List<ListRow> same = byName.computeIfAbsent(row.name().name(), _ -> new ArrayList<>());
            ListRow before = same.stream().filter(row::repeats).findFirst().orElse(null);
            if (before == null) {
                same.add(row);
            } else {
                notes.leaveOut(row.line(), row.name().name(), "says the same as line " + before.line());
            }
        }
        var subprocessors = new ArrayList<Json.Obj>();
        byName.forEach((name, same) -> subprocessors.add(
                draft.subprocessor(name, same, "subprocessors[" + subprocessors.size() + "]", locations)));
        return new Result(subprocessors, draft.engagements);
    }

    private Json.Obj subprocessor(String name, List<ListRow> rows, String path, LocationsDraft locations) {
        ListRow first = rows.getFirst();
        boolean company = isLegal(name, first.name().unclear());
        boolean legal = company || first.trading() != null || PersonQuestions.isTraders(name);
        String field = path + (legal ? ".legalName" : ".displayName");
        String inner = first.name().unclear();
        String outer = inner == null ? name : before(name);
        boolean known = inner == null || isVendor(outer) || isVendor(inner);
        boolean brand = inner != null && known && LegalForm.in(outer).isPresent();
        Json said = known
                ? Json.of(brand ? outer : name)
                : notes.open(
                        field,
                        first.line(),
                        name,
                        "",
                        "what do the words in brackets mean: part of the name, a place, or certain customers?");
        // An id is permanent, and must not contain a natural person's name.
        boolean trader = first.trading() != null && !company;
        boolean person = trader
                || PersonQuestions.perhaps(Json.object()
                        .put(legal ? "legalName" : "displayName", name)
                        .build());
        String slug = Slug.unique(person ? NAMELESS : Slug.of(LegalForm.core(name), WORDS, NAMELESS), ids);
        Json id = id(slug, name, path, first.line());
        var taken = new EngagementDraft.Ids(new HashSet<>(), features);
        var drafts = new ArrayList<Json>();
        for (ListRow row : rows) {
            drafts.add(EngagementDraft.of(
                    row, path + ".engagements[" + drafts.size() + "]", language, taken, locations, notes));
        }
        engagements += drafts.size();
        return Json.object()
                .put("id", id)
                .put("legalName", legal ? said : null)
                .put("displayName", brand && inner != null ? Json.of(inner) : legal ? brand(first) : said)
                .put("naturalPerson", trader ? askPerson(first, path) : null)
                .put(
                        "relationship",
                        rows.stream().anyMatch(row -> row.listing().affiliates())
                                ? Relationship.GROUP_AFFILIATE.term()
                                : null)
                .put("address", one(ColumnMeaning.ADDRESS, path + ".address", rows))
                .put("country", seat(path + ".country", rows))
                .put("website", website(path + ".website", rows))
                .put("engagements", Json.array(drafts))
                .build();
    }

    private Json askPerson(ListRow row, String path) {
        return notes.open(
                path + ".naturalPerson",
                row.line(),
                "",
                row.trading() == null ? "" : row.trading(),
                "is it a sole trader, a natural person?",
                "true",
                "false");
    }

    private static @Nullable Json brand(ListRow row) {
        return row.brand() == null ? null : Json.of(row.brand());
    }

    /// The id. Asks a question if names differ only in punctuation, case or a missing legal form, and mentions other
    /// similar ones.
    private Json id(String slug, String name, String path, int line) {
        String core = core(name);
        var near = new LinkedHashSet<>(byCore.getOrDefault(core, List.of()));
        near.addAll(byBeginning.getOrDefault(core, List.of()));
        for (String beginning : beginnings(core)) {
            near.addAll(byCore.getOrDefault(beginning, List.of()));
        }
        List<String> same = byCore.getOrDefault(core, List.of()).stream()
                .filter(other -> form(other).isEmpty()
                        || form(name).isEmpty()
                        || form(other).equals(form(name)))
                .toList();
        remember(core, name);
        if (!same.isEmpty()) {
            return notes.open(
                    path + ".id",
                    line,
                    slug,
                    name,
                    "the same company as " + names(same) + "? If so, merge the two; if not, keep only the id");
        }
        if (!near.isEmpty()) {
            notes.comment(path + ".id", "its name resembles " + names(near) + ": listed as another company");
        }
        return Json.of(slug);
    }

    private static String names(Collection<String> names) {
        return names.stream().limit(NAMED).map(Problem::printable).collect(Collectors.joining(" and "));
    }

    /// The legal form without dots and blanks; empty if there is none.
    private static String form(String name) {
        return LegalForm.in(name).orElse("").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    private void remember(String core, String name) {
        byCore.computeIfAbsent(core, _ -> new ArrayList<>()).add(name);
        beginnings(core)
                .forEach(beginning -> byBeginning
                        .computeIfAbsent(beginning, _ -> new ArrayList<>())
                        .add(name));
    }

    /// The beginnings of the name, up to a few words.
    private static List<String> beginnings(String core) {
        var beginnings = new ArrayList<String>();
        for (int end = core.indexOf(' '); end > 0 && beginnings.size() < WORDS; end = core.indexOf(' ', end + 1)) {
            beginnings.add(core.substring(0, end));
        }
        return beginnings;
    }

    /// True for a name with a legal form, which may precede brackets.
    private static boolean isLegal(String name, @Nullable String brackets) {
        return LegalForm.in(name).isPresent()
                || (brackets != null && LegalForm.in(before(name)).isPresent());
    }

    private static String before(String brackets) {
        return brackets.substring(0, brackets.lastIndexOf('(')).strip();
    }

    private static boolean isVendor(String name) {
        return VendorCatalogue.shipped().named(name).isPresent();
    }

    private static String core(String name) {
        return LegalForm.core(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /// The country of the registered office; anything but a single country becomes a question.
    private @Nullable Json seat(String path, List<ListRow> rows) {
        Json said = one(ColumnMeaning.SEAT, path, rows);
        if (said == null) {
            return inAddress(rows);
        }
        if (!(said instanceof Json.Str(String words)) || words.startsWith("?")) {
            return said;
        }
        List<PlaceNames.StatedPlace> told = PlaceNames.told(words, language);
        PlaceNames.StatedPlace first = told.getFirst();
        if (first.place() == Location.Unstated.UNSTATED && !first.doubtful()) {
            return null;
        }
        return told.size() == 1 && !first.doubtful() && first.place() instanceof Location.InCountry in
                ? Json.of(in.country().code())
                : notes.open(path, rows.getFirst().line(), "", words, "in which country is its registered office?");
    }

    /// The country at the end of the address; two letters are not one, because they may be a state's.
    private @Nullable Json inAddress(List<ListRow> rows) {
        Json said = one(ColumnMeaning.ADDRESS, "", rows);
        String address = said instanceof Json.Str(String words) && !words.startsWith("?") ? words : "";
        String last = address.substring(address.lastIndexOf(',') + 1).strip();
        if (last.equals(address) || last.length() < SHORTEST_COUNTRY) {
            return null;
        }
        List<PlaceNames.StatedPlace> told = PlaceNames.told(last, language);
        PlaceNames.StatedPlace only = told.getFirst();
        boolean sure = told.size() == 1 && !only.doubtful() && only.detail() == null;
        return sure && only.place() instanceof Location.InCountry in
                ? Json.of(in.country().code())
                : null;
    }

    /// The address; a host alone is served over HTTPS.
    private @Nullable Json website(String path, List<ListRow> rows) {
        Json value = one(ColumnMeaning.WEBSITE, path, rows);
        if (!(value instanceof Json.Str(String text)) || text.startsWith("?") || StrictAddresses.isWebAddress(text)) {
            return value;
        }
        return isHost(text)
                ? Json.of("https://" + text)
                : notes.open(path, rows.getFirst().line(), text, "", "what is its full address, with https://?");
    }

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /// The first value of the rows in this column; asks if they differ.
    private @Nullable Json one(ColumnMeaning column, String path, List<ListRow> rows) {
        List<String> said = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.cell(column)))
                .distinct()
                .toList();
        if (said.size() > 1) {
            return notes.open(
                    path,
                    rows.getFirst().line(),
                    "",
                    "",
                    "which is correct, as the rows differ?",
                    said.stream().map(Problem::printable).limit(NAMED).toArray(String[]::new));
        }
        return said.isEmpty() ? null : Json.of(said.getFirst());
    }
}
