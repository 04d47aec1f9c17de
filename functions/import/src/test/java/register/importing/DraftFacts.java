package register.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The content of a draft, as its maintainer reads it: from its YAML alone.
///
/// @param date in the file: a day, an open question, or empty
/// @param questions each open value, and each item of the list `questions`
record DraftFacts(List<Named> subprocessors, String date, List<String> providers, int questions, String yaml) {
    static final DraftFacts NOTHING = new DraftFacts(List.of(), "", List.of(), 0, "");

    /// A subprocessor of a draft.
    ///
    /// @param asked true if it has an open question about a place
    record Named(List<String> names, Set<String> places, Set<String> texts, boolean asked) {
        private static Named of(Map<?, ?> one) {
            var places = new HashSet<String>();
            var texts = new HashSet<String>();
            boolean asked = false;
            for (Object engagement : items(one, "engagements")) {
                for (Object location : items(engagement, "locations")) {
                    strings(location, "country").forEach(places::add);
                    strings(location, "region").forEach(places::add);
                }
                asked |= open(value(engagement, "locations")) > 0;
                texts.addAll(words(value(engagement, "service")));
                texts.addAll(words(value(engagement, "purpose")));
            }
            places.removeIf(place -> place.startsWith("?"));
            var names = new ArrayList<String>(strings(one, "legalName"));
            names.addAll(strings(one, "displayName"));
            names.replaceAll(DraftFacts::quoted);
            return new Named(names, places, texts, asked);
        }
    }

    static DraftFacts of(String yaml) {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        var subprocessors = new ArrayList<Named>();
        for (Object one : items(file, "subprocessors")) {
            if (one instanceof Map<?, ?> map) {
                subprocessors.add(Named.of(map));
            }
        }
        var providers = new ArrayList<String>(strings(value(file, "company"), "legalName"));
        if (value(file, "editions") instanceof Map<?, ?> editions) {
            editions.values().forEach(edition -> providers.addAll(strings(edition, "provider")));
        }
        // Every item of that list is a question, even without a question mark.
        int listed = items(file, "questions").size();
        int values = open(file) - open(value(file, "questions"));
        return new DraftFacts(
                subprocessors,
                strings(file, "effectiveDate").stream().findFirst().orElse(""),
                providers,
                listed + values,
                yaml);
    }

    /// The name in "? Birch: a brand, or its legal name?": the question is about its kind, not its spelling.
    private static String quoted(String name) {
        int end = name.indexOf(": ");
        return name.startsWith("? ") && end > 0 ? name.substring(2, end) : name;
    }

    private static int open(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.values().stream().mapToInt(DraftFacts::open).sum();
            case List<?> list -> list.stream().mapToInt(DraftFacts::open).sum();
            case String text -> text.startsWith("?") ? 1 : 0;
            case null, default -> 0;
        };
    }

    private static Object value(Object of, String field) {
        return of instanceof Map<?, ?> map && map.get(field) != null ? map.get(field) : Map.of();
    }

    private static List<?> items(Object of, String field) {
        return value(of, field) instanceof List<?> list ? list : List.of();
    }

    private static List<String> strings(Object of, String field) {
        Object value = value(of, field);
        return value instanceof Map<?, ?> ? List.of() : List.of(value.toString());
    }

    private static List<String> words(Object value) {
        return switch (value) {
            case Map<?, ?> byLanguage ->
                byLanguage.values().stream().map(Object::toString).toList();
            default -> List.of(value.toString());
        };
    }
}
