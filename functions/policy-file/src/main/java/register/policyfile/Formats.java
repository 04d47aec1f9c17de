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
import register.policy.rules.DataTerms;
import register.policy.rules.PolicyRules;
import register.policy.rules.RuleWords;
import register.policy.rules.StrictAddresses;
import register.policyfile.said.FileWords;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sentence;

/// The formats named in the schema, asserted because a pattern cannot express, for example, that a day exists.
final class Formats {
    private record Meaning(Predicate<String> test, Sentence expected) {}

    private static final Map<String, Meaning> MEANINGS = meanings();

    private Formats() {}

    static Iterable<Format> all() {
        return MEANINGS.entrySet().stream()
                .<Format>map(
                        entry -> new Assertion(entry.getKey(), entry.getValue().test()))
                .toList();
    }

    /// The expected text for this format, in plain words; null for a format not checked here.
    static @Nullable Sentence expected(@Nullable String format) {
        Meaning meaning = format == null ? null : MEANINGS.get(format);
        return meaning == null ? null : meaning.expected();
    }

    private static Map<String, Meaning> meanings() {
        var all = new LinkedHashMap<String, Meaning>();
        all.put("slug", new Meaning(text -> PolicyId.SLUG.matcher(text).matches(), RuleWords.say("slug")));
        all.put("date", new Meaning(Formats::isDate, FileWords.say("date")));
        all.put("local-date-time", new Meaning(Formats::isDateTime, FileWords.say("local-date-time")));
        all.put("time-zone", new Meaning(PolicyRules::isTimeZone, RuleWords.say("time-zone")));
        all.put("country-code", new Meaning(Country::isCode, FileWords.say("country-code")));
        all.put("region", new Meaning(text -> PolicyRules.REGION.matcher(text).matches(), RuleWords.say("region")));
        all.put("language-tag", new Meaning(Formats::isLanguageTag, RuleWords.say("language-tag")));
        all.put("personal-data-term", new Meaning(DataTerms.PERSONAL_DATA::has, DataTerms.PERSONAL_DATA.expected()));
        all.put("data-subject-term", new Meaning(DataTerms.DATA_SUBJECTS::has, DataTerms.DATA_SUBJECTS.expected()));
        all.put("mail-address", new Meaning(StrictAddresses::isMailAddress, RuleWords.say("mail-address")));
        all.put("pdf-name", new Meaning(DpaFile::isName, FileWords.say("pdf-name")));
        all.put("sha256", new Meaning(DpaFile::isSha256, FileWords.say("sha256")));
        all.put("web-address", new Meaning(StrictAddresses::isWebAddress, RuleWords.say("web-address")));
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
