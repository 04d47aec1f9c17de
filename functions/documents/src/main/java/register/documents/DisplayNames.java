package register.documents;

import java.util.Locale;
import register.policy.Country;
import register.policy.Language;

/// Names of countries and languages, as the JDK's CLDR has them: the one place where a document's
/// text depends on it.
final class DisplayNames {
    private final Locale locale;

    DisplayNames(Language language) {
        this.locale = language.locale();
    }

    String of(Country country) {
        return Locale.of("", country.code()).getDisplayCountry(locale);
    }

    String of(Language language) {
        return language.locale().getDisplayName(locale);
    }
}
