package register.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Country;
import register.policy.Engagement;
import register.policy.Location;
import register.value.Language;

/// Names of places and languages in the reader's language (Unicode CLDR, as in the JDK).
public final class Places {
    /// The short names of regions with words in every language, the nearest first.
    public static final List<String> REGIONS = List.of(
            "EU",
            "EEA",
            "EFTA",
            "EUROPE",
            "NORDICS",
            "BENELUX",
            "DACH",
            "EMEA",
            "MEA",
            "MENA",
            "AFRICA",
            "ASIA",
            "SEA",
            "APAC",
            "ANZ",
            "OCEANIA",
            "AMERICAS",
            "NORTH-AMERICA",
            "LATAM",
            "GLOBAL");

    /// Other short names of some of them. `NA` is also a country's code; in a list of regions it means the continent.
    public static final List<String> ALIKE = List.of("NA", "NAM", "NORAM", "AMER", "AMS", "WORLD", "WORLDWIDE");

    private static final Language PORTUGUESE = new Language("pt");
    private static final Locale EUROPEAN_PORTUGUESE = Locale.of("pt", "PT");

    private static final int AFTER_CYRILLIC = 0x530;
    private static final int ADDITIONAL_LATIN = 0x1E00;
    private static final int AFTER_PUNCTUATION = 0x2070;

    private Places() {}

    /// CLDR gives Portuguese without a country the names used in Brazil.
    private static Locale locale(Language language) {
        return language.equals(PORTUGUESE) ? EUROPEAN_PORTUGUESE : language.locale();
    }

    /// A country's name, e.g. `Slovakkia` for SK in Estonian; its code if the language has no name for it. In English
    /// if the language writes it in letters that documents cannot print.
    public static String country(Country country, Language in) {
        Locale named = Locale.of("", country.code());
        String name = named.getDisplayCountry(locale(in));
        return isPrinted(name) ? name : named.getDisplayCountry(Locale.ENGLISH);
    }

    /// True if documents can print the letters: a short form of `Writing`, whose tables would slow down a list.
    private static boolean isPrinted(String name) {
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter >= AFTER_PUNCTUATION || (letter >= AFTER_CYRILLIC && letter < ADDITIONAL_LATIN)) {
                return false;
            }
        }
        return true;
    }

    /// A language's name, e.g. `Estonian` for et in English.
    public static String language(Language named, Language in) {
        return named.locale().getDisplayName(locale(in));
    }

    /// A region's name, or a country's if its code is used for the region, otherwise the short name in the policy.
    public static String region(String region, Words glossary) {
        return glossary.find("region." + named(region))
                .orElseGet(() -> Country.isCode(region) ? country(new Country(region), glossary.language()) : region);
    }

    private static String named(String region) {
        return switch (region) {
            case "NA", "NAM", "NORAM" -> "NORTH-AMERICA";
            case "AMER", "AMS" -> "AMERICAS";
            case "WORLD", "WORLDWIDE" -> "GLOBAL";
            default -> region;
        };
    }

    /// An engagement's locations in one line; the glossary's "not stated" if the policy names none.
    ///
    /// @param edition the language of the edition, for places within a country
    public static String locations(Engagement engagement, Words glossary, Language edition) {
        return locations(engagement, glossary, edition, edition);
    }

    /// @param countries the language for names of countries
    public static String locations(Engagement engagement, Words glossary, Language edition, Language countries) {
        return engagement.locations().isEmpty()
                ? glossary.get("not-stated")
                : engagement.locations().stream()
                        .map(location -> location(location, glossary, edition, countries))
                        .collect(Collectors.joining("; "));
    }

    /// A location: country or region, the place within it, and its role, as far as stated.
    public static String location(Location location, Words glossary, Language edition, Language countries) {
        @Nullable
        String within = location.detail() == null ? null : location.detail().nearest(edition);
        String place = switch (location.place()) {
            case Location.InCountry in -> country(in.country(), countries);
            case Location.InRegion in -> region(in.region(), glossary);
            case Location.Unstated _ -> within == null ? glossary.get("not-stated") : "";
        };
        String whole = within == null ? place : place.isEmpty() ? within : place + ", " + within;
        return location.role() == null ? whole : whole + " (" + glossary.get("location-role", location.role()) + ")";
    }

    /// The customers an engagement applies to, in one line; empty if the policy does not say.
    ///
    /// @param edition the language of the edition, for a feature's name
    public static String appliesTo(@Nullable AppliesWhen when, Words glossary, Language edition) {
        if (when == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        if (when.region() != null) {
            parts.add(glossary.get("customers-in", region(when.region(), glossary)));
        }
        if (when.feature() != null) {
            parts.add(glossary.get("with-feature", when.feature().name().nearest(edition)));
        }
        if (Boolean.TRUE.equals(when.optional())) {
            parts.add(glossary.get("optional"));
        }
        return String.join("; ", parts);
    }
}
