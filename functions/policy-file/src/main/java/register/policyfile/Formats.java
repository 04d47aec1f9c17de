package register.policyfile;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.policy.Country;
import register.policy.DpaFile;
import register.policy.rules.Addresses;
import register.policy.rules.PolicyRules;
import register.value.Language;
import register.value.PolicyId;

/// The formats that the schema names, as assertions: what a pattern cannot say, such as that a day exists.
final class Formats {
    private record Meaning(Predicate<String> test, String expected) {}

    private static final Map<String, Meaning> MEANINGS = meanings();

    private Formats() {}

    static Iterable<Format> all() {
        return MEANINGS.entrySet().stream()
                .<Format>map(
                        entry -> new Assertion(entry.getKey(), entry.getValue().test()))
                .toList();
    }

    /// What is expected of a text in this format, in plain words; null for no format of ours.
    static @Nullable String expected(@Nullable String format) {
        Meaning meaning = format == null ? null : MEANINGS.get(format);
        return meaning == null ? null : meaning.expected();
    }

    private static Map<String, Meaning> meanings() {
        var all = new LinkedHashMap<String, Meaning>();
        all.put(
                "slug",
                new Meaning(
                        text -> PolicyId.SLUG.matcher(text).matches(),
                        "expected a slug: lower-case letters, digits and inner hyphens, 63 at most"));
        all.put("date", new Meaning(Formats::isDate, "expected a date such as 2031-03-01"));
        all.put(
                "local-date-time",
                new Meaning(Formats::isDateTime, "expected a local date and time such as 2031-03-31T23:59"));
        all.put(
                "time-zone",
                new Meaning(PolicyRules::isTimeZone, "expected a time zone's name such as UTC or Europe/Berlin"));
        all.put(
                "country-code",
                new Meaning(Country::isCode, "expected a country's code (ISO 3166-1 alpha-2) such as DE"));
        all.put(
                "region",
                new Meaning(
                        text -> PolicyRules.REGION.matcher(text).matches(),
                        "expected a region's short name such as EU: capitals, digits and hyphens, 20 at most"));
        all.put(
                "language-tag",
                new Meaning(Formats::isLanguageTag, "expected a language tag (BCP 47) such as en or de-AT"));
        all.put(
                "mail-address",
                new Meaning(Addresses::isMailAddress, "expected a mail address such as privacy@example.com, alone"));
        all.put(
                "pdf-name",
                new Meaning(
                        DpaFile::isName,
                        "expected the plain name of a PDF such as dpa-2026-01.pdf: without a folder, of letters"
                                + " without marks, digits, blanks and ._()-, 100 characters at most"));
        all.put(
                "sha256",
                new Meaning(
                        DpaFile::isSha256,
                        "expected the file's SHA-256 as sha256sum prints it: 64 digits and letters a to f"));
        all.put(
                "web-address",
                new Meaning(
                        Addresses::isWebAddress, "expected an https or http address such as https://example.com/dpa"));
        return all;
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() >= 1000;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        try {
            int year = LocalDateTime.parse(text).getYear();
            return year >= 1000 && year <= 9999;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isLanguageTag(String text) {
        try {
            return new Language(text).tag().equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private record Assertion(String name, Predicate<String> test) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return test.test(value);
        }
    }
}
