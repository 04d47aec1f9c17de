package register.policyfile.said;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import register.policy.Country;
import register.value.Language;
import register.words.Words;

/// The codes of countries by their names in the register's languages, from Unicode CLDR and from common usage.
public final class CountryNames {
    private static final Map<String, String> BESIDE = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("u.s.a.", "US"),
            Map.entry("u.s.", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("america", "US"),
            Map.entry("uk", "GB"),
            Map.entry("u.k.", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("czech republic", "CZ"),
            Map.entry("korea", "KR"),
            Map.entry("el", "GR"));

    private CountryNames() {}

    /// The code of the country with that name; also a code itself in another letter case.
    public static Optional<String> code(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String upper = lower.toUpperCase(Locale.ROOT);
        if (BESIDE.containsKey(lower)) {
            return Optional.ofNullable(BESIDE.get(lower));
        }
        return Country.isCode(upper) ? Optional.of(upper) : Optional.ofNullable(names().get(lower));
    }

    /// Read only after a mistake, so not cached.
    private static Map<String, String> names() {
        var codes = new HashMap<String, String>();
        for (Language language : Words.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language.tag());
            for (String code : Locale.getISOCountries()) {
                codes.putIfAbsent(Locale.of("", code).getDisplayCountry(locale).toLowerCase(Locale.ROOT), code);
            }
        }
        return codes;
    }
}
