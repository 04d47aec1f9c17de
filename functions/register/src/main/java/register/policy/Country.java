package register.policy;

import java.util.Locale;
import java.util.Set;

/// A country's code (ISO 3166-1 alpha-2), e.g. `SK`.
public record Country(String code) {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    public Country {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("not a country code (ISO 3166-1 alpha-2): " + code);
        }
    }

    public static boolean isCode(String code) {
        return CODES.contains(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
