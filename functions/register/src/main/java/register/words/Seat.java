package register.words;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.Country;
import register.value.Language;

/// A company's seat. Many addresses already include the country, which is then not repeated.
public final class Seat {
    private static final Set<String> CITIES =
            Set.of("DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA");

    /// What stands between an address and its country.
    private static final Pattern BEFORE_COUNTRY = Pattern.compile("[\\s,;(–-]+(?:[Tt]he\\s+)?$");
    private static final Pattern SEPARATED = Pattern.compile("\\s*[,;(–-]");

    private Seat() {}

    /// The address and the country in one line; empty if neither is stated.
    ///
    /// @param in the language for the country's name, unless the address includes it
    public static String of(@Nullable String address, @Nullable Country country, Language in) {
        if (country == null) {
            return address == null ? "" : address;
        }
        return address == null
                ? Places.country(country, in)
                : names(address, country, in) ? address : address + ", " + Places.country(country, in);
    }

    /// The address before its country, for programs that read the country elsewhere. Where a city has the country's
    /// name,
    /// the address stays whole.
    public static @Nullable String street(@Nullable String address, @Nullable Country country, Language in) {
        if (address == null || country == null || CITIES.contains(country.code())) {
            return address;
        }
        String whole = trimmed(address);
        return written(country, in)
                .filter(name -> endsIn(whole, name))
                .map(name -> BEFORE_COUNTRY
                        .matcher(whole.substring(0, whole.length() - name.length()))
                        .replaceFirst(""))
                .filter(street -> !street.isBlank() && street.length() < whole.length())
                .min(Comparator.comparingInt(String::length))
                .filter(street ->
                        SEPARATED.matcher(whole.substring(street.length())).lookingAt())
                .orElse(address);
    }

    /// True if an address ends with its country: the name in this language, in English or in its own, or the code.
    static boolean names(String address, Country country, Language in) {
        String end = trimmed(address);
        return written(country, in).anyMatch(name -> endsIn(end, name));
    }

    private static String trimmed(String address) {
        return address.strip().replaceAll("\\.+$", "");
    }

    private static Stream<String> written(Country country, Language in) {
        Locale named = Locale.of("", country.code());
        Stream<String> known = Stream.concat(
                Stream.of(Places.country(country, in), country.code(), named.getISO3Country()),
                Stream.concat(Stream.of("en"), spoken(country.code()))
                        .map(language -> named.getDisplayCountry(Locale.of(language))));
        return Stream.concat(known, others(country.code()));
    }

    /// True if it ends the text as a separate word, perhaps in capitals.
    private static boolean endsIn(String text, String name) {
        int at = text.length() - name.length();
        return at > 0
                && text.regionMatches(true, at, name, 0, name.length())
                && !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// The languages of addresses in a country, besides English.
    private static Stream<String> spoken(String country) {
        return switch (country) {
            case "AT", "DE", "LI" -> Stream.of("de");
            case "BE" -> Stream.of("nl", "fr", "de");
            case "BR", "PT" -> Stream.of("pt");
            case "CH" -> Stream.of("de", "fr", "it");
            case "CY", "GR" -> Stream.of("el");
            case "CZ" -> Stream.of("cs");
            case "DK" -> Stream.of("da");
            case "EE" -> Stream.of("et");
            case "ES", "AR", "CL", "CO", "MX" -> Stream.of("es");
            case "FI" -> Stream.of("fi", "sv");
            case "FR", "MC" -> Stream.of("fr");
            case "LU" -> Stream.of("fr", "de");
            case "NO" -> Stream.of("nb");
            case "SE" -> Stream.of("sv");
            case "SI" -> Stream.of("sl");
            case "UA" -> Stream.of("uk");
            // The language's code is the country's.
            case "BG", "HR", "HU", "IS", "IT", "LT", "LV", "NL", "PL", "RO", "SK", "TR" ->
                Stream.of(country.toLowerCase(Locale.ROOT));
            default -> Stream.empty();
        };
    }

    /// Other names in use.
    private static Stream<String> others(String country) {
        return switch (country) {
            case "CZ" -> Stream.of("Czech Republic", "Česká republika");
            case "GB" -> Stream.of("UK", "U.K", "England", "Scotland", "Wales", "Northern Ireland");
            case "US" -> Stream.of("U.S.A", "U.S", "United States of America");
            default -> Stream.empty();
        };
    }
}
