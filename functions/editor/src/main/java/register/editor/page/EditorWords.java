package register.editor.page;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.editor.form.FormNode;
import register.policy.Category;
import register.policy.Country;
import register.policyfile.FileProblem;
import register.value.Language;
import register.value.Resource;
import register.words.Listing;
import register.words.Places;
import register.words.Words;

/// The editor's texts in one language. Legal terms come from the glossary.
public record EditorWords(Words words, Words glossary) {
    private static final Words.Bundle BUNDLE = Words.bundle(EditorWords.class, "editor");

    /// By `term.`, `name.`, `hint.` or `vocabulary.` and the field.
    private static final Map<String, String> FIELDS = Resource.text(EditorWords.class, "fields.txt")
            .lines()
            .filter(line -> line.contains("="))
            .map(line -> line.split("=", -1))
            .collect(Collectors.toUnmodifiableMap(field -> field[0], field -> field[1]));

    private static final Map<Language, Map<String, String>> COUNTRIES = new ConcurrentHashMap<>();

    public static EditorWords in(Language language) {
        return new EditorWords(BUNDLE.in(language), Words.glossary().in(language));
    }

    public Language language() {
        return words.language();
    }

    public String get(String key) {
        return words.get(key);
    }

    public String get(String key, String... arguments) {
        return words.get(key, arguments);
    }

    /// A field's label; a field of the schema without one gets its name in the file.
    public String label(String word) {
        String term = FIELDS.get("term." + word);
        return term == null
                ? words.find(FIELDS.getOrDefault("name." + word, "field." + word))
                        .orElse(word.substring(word.lastIndexOf('.') + 1))
                : glossary.capital(glossary.get(term));
    }

    /// The key of the collective name of members.
    static String word(String fields) {
        return switch (fields) {
            case "contact" -> "subprocessor.contact";
            case "appliesWhen" -> "engagement.appliesWhen";
            case "feature" -> "appliesWhen.feature";
            case "dpaDocument" -> "requests.dpaDocument";
            default -> "policy." + fields;
        };
    }

    /// Help for filling in a field.
    Optional<String> hint(String word) {
        return words.find(FIELDS.getOrDefault("hint." + word, "hint." + word));
    }

    /// The kind of a finding, also used as the name of its style.
    static String kind(FileProblem finding) {
        return switch (finding.kind()) {
            case QUESTION -> "question";
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    /// The number of findings of a kind, in words.
    String count(FileProblem.Kind kind, long count) {
        String word = switch (kind) {
            case QUESTION -> "count-question";
            case ERROR -> "count-error";
            case WARNING -> "count-warning";
        };
        return words.get(word, Long.toString(count));
    }

    /// The label of a term in a field with a choice of terms.
    public String term(String word, String term) {
        String vocabulary = FIELDS.get("vocabulary." + word);
        return vocabulary == null
                ? term
                : glossary.find(vocabulary + "." + term).orElse(term);
    }

    /// The names of the list's groups by their ids: the file's own, otherwise the known ones.
    public Map<String, String> groups(FormNode.Group form) {
        var groups = new LinkedHashMap<String, String>();
        if (form.child("groups") instanceof FormNode.Listed own && own.stated()) {
            for (FormNode item : own.items()) {
                if (item instanceof FormNode.Group group && !group.text("id").isEmpty()) {
                    groups.put(group.text("id"), SubprocessorCards.said(group, "name", this));
                }
            }
        } else {
            Category.KNOWN.forEach(known -> groups.put(known.id(), Listing.word(known, glossary)));
        }
        return groups;
    }

    /// All countries' names by their codes, sorted by name.
    public Map<String, String> countries() {
        return COUNTRIES.computeIfAbsent(language(), EditorWords::countries);
    }

    private static Map<String, String> countries(Language language) {
        var names = new LinkedHashMap<String, String>();
        Collator collator = Collator.getInstance(language.locale());
        Stream.of(Locale.getISOCountries())
                .filter(Country::isCode)
                .sorted(Comparator.comparing((String code) -> Places.country(new Country(code), language), collator))
                .forEach(code -> names.put(code, Places.country(new Country(code), language)));
        return names;
    }

    /// The name of the language with this tag.
    public String languageName(String tag) {
        return Places.language(new Language(tag), language());
    }
}
