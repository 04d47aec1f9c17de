package register.importing.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.source.HtmlPage;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;

/// The words of values, as the cells of a table.
///
/// @param language the preferred one of texts in several languages; absent for English or else the first
record DataCells(Vocabulary vocabulary, @Nullable String language) {
    private static final Pattern HTML = Pattern.compile("</?[A-Za-z][^<>]*>");
    /// The languages of ISO 639-1.
    private static final Set<String> LANGUAGES = Set.of(java.util.Locale.getISOLanguages());

    private static final Pattern COUNTRY = Pattern.compile("(?:.* )?(?:country|nation)(?: name)?");
    private static final Pattern CODE = Pattern.compile("(?:.* )?(?:code|iso|iso2|alpha2)");

    /// A text, which may contain HTML.
    static MarkedText words(String text) {
        return HTML.matcher(text).find()
                ? HtmlPage.words(text)
                : MarkedText.lines(text.lines().map(MarkedText::of).toList());
    }

    /// Any value, in the order of its words.
    MarkedText text(DataValue value) {
        return switch (value) {
            case DataValue.Text text -> words(text.text());
            case DataValue.Items items ->
                items(items.items().stream().map(this::text).toList());
            case DataValue.Fields fields -> {
                DataValue chosen = chosen(fields);
                yield chosen == null ? MarkedText.of(described(fields)) : text(chosen);
            }
        };
    }

    static MarkedText items(List<MarkedText> items) {
        return MarkedText.items(items.stream().filter(one -> !one.isEmpty()).toList());
    }

    /// The fields of an object as one text; the name of the only one says nothing more than its column.
    private String described(DataValue.Fields object) {
        Map<String, DataValue> said = said(object);
        return said.entrySet().stream()
                .map(one -> said.size() == 1 || KeyWords.of(one.getKey()).equals("name")
                        ? text(one.getValue()).plain()
                        : KeyWords.of(one.getKey()) + ": "
                                + text(one.getValue()).plain())
                .collect(Collectors.joining(", "));
    }

    /// The fields that say something to readers of the list.
    private static Map<String, DataValue> said(DataValue.Fields object) {
        var said = new java.util.LinkedHashMap<>(object.fields());
        said.values().removeIf(DataValue::isEmpty);
        said.keySet().removeIf(key -> KeyWords.isTechnical(KeyWords.of(key)));
        return said;
    }

    /// The items of an object with an array for each group: `Contact: Email address, Phone`.
    MarkedText groups(DataValue.Fields object) {
        return items(object.fields().entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one ->
                        MarkedText.of(one.getKey() + ": " + text(one.getValue()).plain()))
                .toList());
    }

    /// Places, each as it is written: the city before its country.
    MarkedText places(DataValue value) {
        return switch (value) {
            case DataValue.Items items ->
                items(items.items().stream().map(this::places).toList());
            case DataValue.Fields fields -> {
                DataValue chosen = chosen(fields);
                yield chosen == null ? place(fields) : text(chosen);
            }
            case DataValue.Text text -> words(text.text());
        };
    }

    private MarkedText place(DataValue.Fields object) {
        var inner = new ArrayList<String>();
        var countries = new ArrayList<String>();
        var codes = new ArrayList<String>();
        said(object).forEach((key, value) -> {
            String words = KeyWords.of(key);
            String said = places(value).plain();
            (COUNTRY.matcher(words).matches() ? countries : CODE.matcher(words).matches() ? codes : inner).add(said);
        });
        // A code beside the country's name says the same.
        Stream<String> code = countries.isEmpty() ? codes.stream() : Stream.of();
        return MarkedText.of(Stream.of(inner.stream(), countries.stream(), code)
                .flatMap(one -> one)
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    /// The country of an address; absent if it has no field for one.
    @Nullable
    DataValue country(DataValue.Fields object) {
        return object.fields().entrySet().stream()
                .filter(one -> one.getValue() instanceof DataValue.Text
                        && !one.getValue().isEmpty())
                .filter(one -> COUNTRY.matcher(KeyWords.of(one.getKey())).matches()
                        || KeyWords.of(one.getKey()).equals("country code"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// The text in the preferred language, if the object is a text in several.
    @Nullable
    DataValue chosen(DataValue.Fields object) {
        Map<String, DataValue> texts = object.fields();
        boolean localized = !texts.isEmpty()
                && texts.entrySet().stream()
                        .allMatch(one -> LANGUAGES.contains(one.getKey().split("[-_]", -1)[0])
                                && !one.getKey().equals("id")
                                && one.getValue() instanceof DataValue.Text);
        if (!localized) {
            return null;
        }
        return Stream.concat(Stream.ofNullable(language), Stream.of("en"))
                .flatMap(one -> Stream.ofNullable(texts.get(one)))
                .findFirst()
                .orElseGet(() -> texts.values().iterator().next());
    }

    String meaning(String words) {
        return vocabulary.column(words).orElse("");
    }
}
