package register.policy;

import java.util.Locale;
import java.util.Set;

/// A country's code (ISO 3166-1 alpha-2), e.g. `SK`.
public record Country(String code) {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /// Parties to the Agreement on the European Economic Area (OJ L 1, 3.1.1994, p. 3) since 2020: the EU's members,
    /// Iceland, Liechtenstein and Norway.
    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    public Country {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("not a country code (ISO 3166-1 alpha-2): " + code);
        }
    }

    public static boolean isCode(String code) {
        return CODES.contains(code);
    }

    /// True if it is in the European Economic Area, where the GDPR applies and data moves without a transfer (joint
    /// committee decision 154/2018).
    public boolean isInEea() {
        return EEA.contains(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
