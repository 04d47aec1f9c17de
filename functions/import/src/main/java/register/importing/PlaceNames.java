package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.Country;
import register.policy.Location;

/// Countries and regions by the names that sources use: those of Unicode CLDR in the languages that the import reads,
/// and a list of other common ones.
final class PlaceNames {
    private static final Pattern BESIDE = Pattern.compile(
            "\\b(?:asukoh\\p{L}*|locations?|regions?|data ?cent(?:er|re)s?|standorte?|umiestnenie|lokalita|based|clients?"
                    + "|customers?|users?|kliendid|kliendi\\p{L}*|kunden|zákazníc\\p{L}*|klient\\p{L}*|the|in)\\b",
            Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s*[;,/&()]\\s*|\\s+(?:and|or|ja|või|und|oder|alebo)\\s+|\\s+[–-]\\s+");
    private static final int LONGEST = 300;
    private static final List<String> LANGUAGES = List.of("en", "et", "de", "sk");
    private static final Properties MORE = more();
    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> CODES = codes();
    private static final List<String> US_STATES = names("states.US");

    /// A place as the source states it.
    ///
    /// @param detail the words that name a place within; absent if there are none
    /// @param doubtful whether a person should check
    record Told(Location.Place place, @Nullable String detail, boolean doubtful) {}

    private PlaceNames() {}

    /// The country or region that the words name, if they name nothing else but "location" or "customers".
    static Optional<Location.Place> named(String words) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = words.toLowerCase(Locale.ROOT).strip();
        return place(lower).or(() -> place(BESIDE.matcher(lower).replaceAll(" ").strip()));
    }

    /// Every place that the words name; one unstated place if they name no country and no region.
    static List<Told> told(String words) {
        Optional<Location.Place> whole = named(words);
        if (whole.isPresent()) {
            return List.of(new Told(whole.get(), null, false));
        }
        List<String> parts = words.length() > LONGEST
                ? List.of()
                : Stream.of(SEPARATOR.split(words))
                        .filter(part -> !part.isBlank())
                        .toList();
        if (!parts.isEmpty() && parts.stream().allMatch(part -> Country.isCode(part.strip()))) {
            return parts.stream()
                    .map(part -> new Told(new Location.InCountry(new Country(part.strip())), null, false))
                    .toList();
        }
        List<Told> told = inOrder(parts);
        return told.isEmpty() ? List.of(unnamed(words)) : told;
    }

    /// A place comes before its country: "Frankfurt, Germany".
    private static List<Told> inOrder(List<String> parts) {
        var told = new ArrayList<Told>();
        var within = new ArrayList<String>();
        for (String part : parts) {
            Optional<Location.Place> place = named(part);
            if (place.isPresent()) {
                String detail = within.isEmpty() ? null : String.join(", ", within);
                told.add(new Told(place.get(), detail, within.size() > 1 || (detail != null && !told.isEmpty())));
                within.clear();
            } else {
                within.add(part.strip());
            }
        }
        if (!within.isEmpty() && !told.isEmpty()) {
            Told last = told.removeLast();
            String rest = String.join(", ", within);
            told.add(new Told(last.place(), last.detail() == null ? rest : last.detail() + ", " + rest, true));
        }
        return told;
    }

    private static Told unnamed(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        boolean state = words.length() <= LONGEST && US_STATES.stream().anyMatch(lower::contains);
        return state
                ? new Told(new Location.InCountry(new Country("US")), words, false)
                : new Told(Location.Unstated.UNSTATED, words, true);
    }

    /// Whether the words are a country's code or its name in one of those languages, and nothing else.
    static boolean isName(String words) {
        return Country.isCode(words.strip())
                || COUNTRIES.containsKey(words.toLowerCase(Locale.ROOT).strip());
    }

    private static Optional<Location.Place> place(String lower) {
        String code = CODES.get(lower);
        return Optional.ofNullable(code)
                .map(found -> Country.isCode(found)
                        ? new Location.InCountry(new Country(found))
                        : new Location.InRegion(found));
    }

    private static Map<String, String> countries() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            for (String language : LANGUAGES) {
                codes.put(
                        Locale.of("", code)
                                .getDisplayCountry(Locale.forLanguageTag(language))
                                .toLowerCase(Locale.ROOT),
                        code);
            }
        }
        return Map.copyOf(codes);
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<>(COUNTRIES);
        for (String code : MORE.stringPropertyNames()) {
            if (!code.contains(".")) {
                names(code).forEach(name -> codes.put(name, code));
            }
        }
        return Map.copyOf(codes);
    }

    private static List<String> names(String key) {
        return List.of(MORE.getProperty(key).split(","));
    }

    private static Properties more() {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(PlaceNames.class.getResourceAsStream("places.properties")), UTF_8)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
