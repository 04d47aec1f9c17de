package register.importing.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.policy.Country;

/// Countries, regions and cities by name, from Unicode CLDR in every language of the import, from its word lists, and
/// from a list of cities. A name that means different places in different languages counts in its own language only.
final class Gazetteer {
    /// The maximum number of words in a name.
    static final int WORDS = 6;

    /// The number of leading letters that all forms of a name share.
    private static final int INFLECTED = 5;

    private static final int ENDING = 2;

    /// Languages in which the name of a country has one form: another word with its beginning is another name.
    private static final Set<String> UNINFLECTED = Set.of("en", "es", "fr", "it", "pt");

    /// The maximum length of an abbreviation, which within a text counts in capitals only.
    static final int SHORT = 3;

    /// The language tag for a text in any language.
    static final String ANY = "mul";

    private static final Properties MORE = more();
    private static final Map<String, Map<String, String>> BY_LANGUAGE =
            LanguageWords.all().stream().collect(Collectors.toMap(LanguageWords::language, Gazetteer::names));
    private static final Map<String, String> EVERYWHERE = everywhere();
    private static final Map<String, String> CITIES = cities();
    private static final Set<String> STATES =
            Set.of(MORE.getProperty("states.US").split(","));
    private static final Set<String> AMBIGUOUS =
            Set.of(MORE.getProperty("ambiguous").split(","));
    private static final Map<String, Gazetteer> OPENED = new ConcurrentHashMap<>();

    private final List<LanguageWords> words;
    private final List<Map<String, String>> own;
    private final List<Map<String, String>> inflecting;
    private final Set<String> beside;
    private final Set<String> joining;
    private final Set<String> outside;

    private Gazetteer(String language) {
        words = language.equals(ANY) ? LanguageWords.all() : LanguageWords.of(language);
        own = language.equals(ANY)
                ? List.of()
                : words.stream()
                        .map(one -> Objects.requireNonNull(BY_LANGUAGE.get(one.language())))
                        .toList();
        inflecting = words.stream()
                .map(LanguageWords::language)
                .filter(one -> !language.equals(ANY) && !UNINFLECTED.contains(one))
                .map(one -> Objects.requireNonNull(BY_LANGUAGE.get(one)))
                .toList();
        beside = words.stream().flatMap(one -> one.set("beside").stream()).collect(Collectors.toSet());
        joining = words.stream().flatMap(one -> one.set("and").stream()).collect(Collectors.toSet());
        outside = words.stream().flatMap(one -> one.set("outside").stream()).collect(Collectors.toSet());
    }

    /// @param language the text's language tag
    static Gazetteer of(String language) {
        return OPENED.computeIfAbsent(language, Gazetteer::new);
    }

    /// The code of the country or region of that name.
    ///
    /// @param name folded words separated by blanks
    /// @param alone true if the text says nothing else: a short name then counts in another language too
    Optional<String> code(String name, boolean alone) {
        return own.stream()
                .filter(names -> names.containsKey(name))
                .findFirst()
                .map(names -> Objects.requireNonNull(names.get(name)))
                .or(() -> alone || name.length() > SHORT ? Optional.ofNullable(EVERYWHERE.get(name)) : Optional.empty())
                .or(() -> inflected(name));
    }

    /// The country with the name nearest to an inflected form, in the text's own language; a city is none.
    private Optional<String> inflected(String word) {
        if (word.length() < INFLECTED || word.contains(" ") || CITIES.containsKey(word)) {
            return Optional.empty();
        }
        int longest = 0;
        var codes = new HashSet<String>();
        for (Map<String, String> names : inflecting) {
            for (var one : names.entrySet()) {
                int kept = Math.max(INFLECTED, one.getKey().length() - ENDING);
                boolean like = one.getKey().length() >= kept
                        && word.length() <= one.getKey().length() + ENDING
                        && word.startsWith(one.getKey().substring(0, kept));
                if (like && kept > longest) {
                    codes.clear();
                    longest = kept;
                }
                if (like && kept == longest) {
                    codes.add(one.getValue());
                }
            }
        }
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }

    /// True if two capitals may be a country's code; in a text in any language, they may be anything ("AI", "IT").
    boolean knowsCodes() {
        return !own.isEmpty();
    }

    /// The country of the city or state with that name.
    static Optional<String> cityIn(String name) {
        return Optional.ofNullable(CITIES.get(name));
    }

    static boolean isState(String code) {
        return STATES.contains(code);
    }

    /// True if the name means a country and a place within another.
    static boolean isAmbiguous(String name) {
        return AMBIGUOUS.contains(name);
    }

    /// True for a word that merely accompanies a place's name: "region", "data centre", "and".
    boolean isBeside(String word) {
        return beside.contains(word);
    }

    /// True for a word that joins two places: "and".
    boolean joins(String word) {
        return joining.contains(word);
    }

    /// True for a transfer's safeguard: "EU-US Data Privacy Framework" names no place.
    boolean isSafeguard(List<String> said) {
        return words.stream().flatMap(one -> one.phrases("safeguard").stream()).anyMatch(phrase -> phrase.in(said));
    }

    /// True for words about contracts and safeguards.
    boolean isOfContracts(List<String> said) {
        return isSafeguard(said)
                || words.stream().flatMap(one -> one.phrases("terms").stream()).anyMatch(phrase -> phrase.in(said));
    }

    /// True if the words exclude the places after them.
    boolean excludes(String words) {
        return outside.contains(words);
    }

    private static Map<String, String> names(LanguageWords words) {
        var names = new HashMap<String, String>();
        Locale language = Locale.forLanguageTag(words.language());
        for (String code : Locale.getISOCountries()) {
            names.put(folded(Locale.of("", code).getDisplayCountry(language)), code);
        }
        words.places()
                .forEach(code -> words.said(code)
                        .flatMap(name -> forms(name, words))
                        .forEach(name -> names.put(folded(name), code)));
        return Map.copyOf(names);
    }

    /// An adjective with each of the language's endings: `deutsch~` is `deutsch`, `deutsche`, `deutschen`.
    private static Stream<String> forms(String name, LanguageWords words) {
        if (!name.endsWith("~")) {
            return Stream.of(name);
        }
        String stem = name.substring(0, name.length() - 1);
        return Stream.concat(Stream.of(stem), words.said("endings").map(stem::concat));
    }

    /// Names that mean one place in every language that has them, and are not another country's code.
    private static Map<String, String> everywhere() {
        var codes = new HashMap<String, Set<String>>();
        BY_LANGUAGE
                .values()
                .forEach(names -> names.forEach((name, code) ->
                        codes.computeIfAbsent(name, _ -> new HashSet<>()).add(code)));
        return codes.entrySet().stream()
                .filter(one -> one.getValue().size() == 1)
                .filter(one -> !Country.isCode(one.getKey().toUpperCase(Locale.ROOT))
                        || one.getValue().contains(one.getKey().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().iterator().next()));
    }

    private static Map<String, String> cities() {
        var cities = new HashMap<String, String>();
        MORE.stringPropertyNames().stream()
                .filter(key -> key.startsWith("cities."))
                .forEach(key -> Stream.of(MORE.getProperty(key).split(","))
                        .forEach(city -> cities.put(folded(city), key.substring(key.indexOf('.') + 1))));
        return Map.copyOf(cities);
    }

    private static String folded(String text) {
        return String.join(" ", Fold.words(text));
    }

    private static Properties more() {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Gazetteer.class.getResourceAsStream("places.properties")), UTF_8)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
