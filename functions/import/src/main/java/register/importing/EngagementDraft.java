package register.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Categories;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.Fold;
import register.importing.meaning.LanguageWords;
import register.importing.meaning.PlaceNames;
import register.json.Json;
import register.policy.Category;

/// Turns one row into an engagement.
record EngagementDraft(ListRow row, String path, String language, DraftNotes notes) {
    /// The category of rows for which the source names none; a question asks about it.
    static final Category OTHERWISE = Category.SERVICE_SPECIFIC;

    /// The maximum number of words in an id.
    static final int WORDS = 3;

    /// The maximum number of a feature's words in its id.
    private static final int FEATURE = 6;

    /// Separates the items of an array in a cell.
    static final String NEXT = "\n";

    /// The maximum number of characters in a short text of a policy.
    private static final int LINE = 300;

    /// Ids already in use.
    ///
    /// @param engagements within the subprocessor
    /// @param features of the whole list, by the source's words
    record Ids(Set<String> engagements, Map<String, String> features) {
        private String feature(String words) {
            return features.computeIfAbsent(
                    words, _ -> Slug.unique(Slug.of(words, FEATURE, "feature"), new HashSet<>(features.values())));
        }
    }

    static Json.Obj of(ListRow row, String path, String language, Ids ids, LocationsDraft locations, DraftNotes notes) {
        return new EngagementDraft(row, path, language, notes).build(ids, locations);
    }

    private Json.Obj build(Ids ids, LocationsDraft places) {
        String service = service();
        String purpose = row.cell(ColumnMeaning.PURPOSE);
        String first = service != null ? service : purpose;
        String second = purpose != null ? purpose : service;
        var codes = new ArrayList<String>();
        List<Json> locations = places.of(row, path, codes);
        if (codes.size() > WORDS) {
            codes.clear();
        }
        Json when = appliesWhen(codes, ids);
        String retention = row.cell(ColumnMeaning.RETENTION);
        String base = Slug.of(first == null ? "" : first, WORDS, "service");
        String id = codes.isEmpty() ? base : base + "-" + String.join("-", codes);
        return Json.object()
                .put("id", Slug.unique(id, ids.engagements()))
                .put("service", text("service", first, "what does it do, in a word or two?"))
                .put("purpose", text("purpose", second, "what is it for, in full?"))
                .put("category", category().id())
                .put("locations", Json.array(locations))
                .put("appliesWhen", when)
                .putNonEmpty("personalDataCategories", kinds(ColumnMeaning.DATA))
                .putNonEmpty("dataSubjectCategories", kinds(ColumnMeaning.SUBJECTS))
                .put("retention", retention == null ? null : in(Json.of(retention)))
                .build();
    }

    /// The service or, failing that, a category that is not the policy's, such as "Payments".
    private @Nullable String service() {
        String service = row.cell(ColumnMeaning.SERVICE);
        String category = row.cell(ColumnMeaning.CATEGORY);
        boolean free = category != null
                && Category.known(category.toLowerCase(Locale.ROOT)).isEmpty();
        return service == null && free ? category : service;
    }

    /// The text, or a question in its place.
    private Json text(String field, @Nullable String words, String ask) {
        return words == null
                ? in(notes.open(path + "." + field + "." + language, row.line(), "", "", ask))
                : in(Json.of(words));
    }

    private Json in(Json text) {
        return Json.object().put(language, text).build();
    }

    private Category category() {
        String cell = row.cell(ColumnMeaning.CATEGORY);
        Category category =
                cell == null ? row.listing().category() : Categories.named(cell).orElse(null);
        if (category == null && cell != null) {
            notes.ask("category", row.line(), "", EditionDraft.NO_CATEGORY);
        }
        return category == null ? OTHERWISE : category;
    }

    private @Nullable Json appliesWhen(List<String> codes, Ids ids) {
        String cell = row.cell(ColumnMeaning.APPLIES);
        String words = row.name().whom() != null ? row.name().whom() : cell;
        if (words == null || isEverybody(words)) {
            return null;
        }
        Optional<String> region = PlaceNames.named(words).flatMap(LocationsDraft::code);
        if (region.isEmpty()) {
            notes.ask(
                    "appliesWhen",
                    row.line(),
                    "",
                    "which customers does each apply to? The source's words are used as the feature; if they mean "
                            + "customers in a region, write region instead; add optional if customers can do "
                            + "without it");
            String name = cut(words);
            return Json.object()
                    .put("feature", Json.object().put("id", ids.feature(name)).put("name", in(Json.of(name))))
                    .build();
        }
        notes.quote(path + ".appliesWhen", words);
        codes.clear();
        codes.add(region.get() + "-customers");
        return Json.object()
                .put("region", region.get().toUpperCase(Locale.ROOT))
                .build();
    }

    private boolean isEverybody(String words) {
        List<String> said = Fold.words(words);
        return !said.isEmpty()
                && LanguageWords.of(language).stream()
                        .anyMatch(one -> one.phrases("everybody").stream().anyMatch(phrase -> phrase.end(said, 0) > 0));
    }

    private List<Json> kinds(ColumnMeaning column) {
        String cell = row.cell(column);
        if (cell == null) {
            return List.of();
        }
        return Stream.of(cell.split(NEXT))
                .flatMap(one -> one.length() <= LINE ? Stream.of(one) : Stream.of(one.split("\\s*[;,]\\s*")))
                .filter(one -> !one.isBlank())
                .map(EngagementDraft::cut)
                .distinct()
                .<Json>map(one -> Json.object().put("name", in(Json.of(one))).build())
                .toList();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LINE, text.length()));
    }
}
