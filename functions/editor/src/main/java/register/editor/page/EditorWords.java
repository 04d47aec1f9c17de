package register.editor.page;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import register.page.Sentences;
import register.policy.Country;
import register.policyfile.FileProblem;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// The editor's texts in one language. Legal terms come from the glossary.
public record EditorWords(Words words, Words glossary) {
    private static final Words.Bundle BUNDLE = Words.bundle(EditorWords.class, "editor");

    /// Fields whose name is a term of the glossary.
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("policy.dateBasis", "member.dateBasis"),
            Map.entry("policy.timeZone", "member.timeZone"),
            Map.entry("policy.origin", "member.origin"),
            Map.entry("origin.imported", "member.origin"),
            Map.entry("policy.authoritativeLanguage", "member.authoritativeLanguage"),
            Map.entry("policy.noticePeriodDays", "member.noticePeriodDays"),
            Map.entry("policy.company", "member.company"),
            Map.entry("policy.objection", "member.objection"),
            Map.entry("policy.editions", "change.text"),
            Map.entry("policy.subprocessors", "subprocessors"),
            Map.entry("requests.publicAddresses", "member.requests.publicAddresses"),
            Map.entry("requests.dpaDocument", "dpa"),
            Map.entry("requests.privacyNoticeUrl", "member.requests.privacyNoticeUrl"),
            Map.entry("objection.until", "object-until"),
            Map.entry("objection.zone", "member.timeZone"),
            Map.entry("objection.how", "objection-how"),
            Map.entry("objection.to", "objection-to"),
            Map.entry("company.address", "address"),
            Map.entry("company.country", "country"),
            Map.entry("company.registrationId", "registration-id"),
            Map.entry("company.role", "company-role"),
            Map.entry("subprocessor.registrationId", "registration-id"),
            Map.entry("subprocessor.address", "address"),
            Map.entry("subprocessor.country", "country"),
            Map.entry("subprocessor.relationship", "relationship"),
            Map.entry("subprocessor.contact", "contact"),
            Map.entry("subprocessor.website", "website"),
            Map.entry("subprocessor.dpaUrl", "dpa"),
            Map.entry("subprocessor.subprocessorListUrl", "its-subprocessors"),
            Map.entry("subprocessor.parentId", "engaged-by"),
            Map.entry("contact.role", "company-role"),
            Map.entry("engagement.service", "service"),
            Map.entry("engagement.purpose", "purpose"),
            Map.entry("engagement.locations", "location"),
            Map.entry("engagement.appliesWhen", "applies-to"),
            Map.entry("engagement.personalDataCategories", "personal-data-label"),
            Map.entry("personalData.name", "personal-data-label"),
            Map.entry("engagement.dataSubjectCategories", "data-subjects-label"),
            Map.entry("dataSubjects.name", "data-subjects-label"),
            Map.entry("engagement.transfers", "transfer-label"),
            Map.entry("engagement.modelTraining", "model-training-label"),
            Map.entry("engagement.newCustomersFrom", "new-customers-label"),
            Map.entry("engagement.existingCustomersFrom", "existing-customers-label"),
            Map.entry("engagement.endsOn", "ends-on-label"),
            Map.entry("location.~place", "location"));

    /// Fields that share one of the editor's own names.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("policy.requests", "requests"),
            Map.entry("company.legalName", "field.legal-name"),
            Map.entry("subprocessor.legalName", "field.legal-name"),
            Map.entry("company.email", "field.email"),
            Map.entry("contact.email", "field.email"),
            Map.entry("subprocessor.id", "field.id"),
            Map.entry("engagement.id", "field.id"),
            Map.entry("feature.id", "field.id"),
            Map.entry("personalData.term", "field.term"),
            Map.entry("dataSubjects.term", "field.term"),
            Map.entry("namedPerson.id", "field.id"),
            Map.entry("namedPerson.namesakes", "field.subprocessor.namesakes"),
            Map.entry("namedPerson.email", "field.email"));

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("section.paragraphs", "hint.paragraphs"),
            Map.entry("section.bullets", "hint.lines"),
            Map.entry("contact.email", "hint.mailbox"),
            Map.entry("company.email", "hint.mailbox"),
            Map.entry("requests.publicAddresses", "hint.mailboxes"),
            Map.entry("company.legalName", "hint.legal-name"),
            Map.entry("subprocessor.legalName", "hint.legal-name"),
            Map.entry("subprocessor.naturalPerson", "hint.naturalPerson"),
            Map.entry("subprocessor.id", "hint.id"),
            Map.entry("engagement.id", "hint.id"),
            Map.entry("feature.id", "hint.id"),
            Map.entry("namedPerson.id", "hint.id"),
            Map.entry("personalData.term", "hint.term"),
            Map.entry("dataSubjects.term", "hint.term"));

    /// The glossary's vocabularies for the terms of a field.
    private static final Map<String, String> VOCABULARIES = Map.of(
            "policy.dateBasis", "date-basis",
            "edition.status", "edition-status",
            "section.table", "category",
            "company.role", "company-role",
            "subprocessor.relationship", "relationship",
            "engagement.category", "category",
            "location.role", "location-role",
            "transfer.mechanism", "mechanism");

    private static final Map<Language, Map<String, String>> COUNTRIES = new ConcurrentHashMap<>();

    public static EditorWords in(Language language) {
        return new EditorWords(BUNDLE.in(language), Words.glossary().in(language));
    }

    public Language language() {
        return words.language();
    }

    public String get(String key) {
        return words.get(key);
    }

    public String get(String key, String... arguments) {
        return words.get(key, arguments);
    }

    /// A field's label; a field of the schema without one gets its name in the file.
    public String label(String word) {
        String term = TERMS.get(word);
        return term == null
                ? words.find(NAMES.getOrDefault(word, "field." + word))
                        .orElse(word.substring(word.lastIndexOf('.') + 1))
                : Sentences.capital(glossary, glossary.get(term));
    }

    /// The key of the collective name of members.
    static String word(String fields) {
        return switch (fields) {
            case "contact" -> "subprocessor.contact";
            case "appliesWhen" -> "engagement.appliesWhen";
            case "feature" -> "appliesWhen.feature";
            case "dpaDocument" -> "requests.dpaDocument";
            default -> "policy." + fields;
        };
    }

    /// Help for filling in a field.
    Optional<String> hint(String word) {
        return words.find(HINTS.getOrDefault(word, "hint." + word));
    }

    /// The kind of a finding, also used as the name of its style.
    static String kind(FileProblem finding) {
        return switch (finding.kind()) {
            case QUESTION -> "question";
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    /// The number of findings of a kind, in words.
    String count(FileProblem.Kind kind, long count) {
        String word = switch (kind) {
            case QUESTION -> "count-question";
            case ERROR -> "count-error";
            case WARNING -> "count-warning";
        };
        return words.get(word, Long.toString(count));
    }

    /// The label of a term in a field with a choice of terms.
    public String term(String word, String term) {
        String vocabulary = VOCABULARIES.get(word);
        return vocabulary == null
                ? term
                : glossary.find(vocabulary + "." + term).orElse(term);
    }

    /// All countries' names by their codes, sorted by name.
    public Map<String, String> countries() {
        return COUNTRIES.computeIfAbsent(language(), EditorWords::countries);
    }

    private static Map<String, String> countries(Language language) {
        var names = new LinkedHashMap<String, String>();
        Collator collator = Collator.getInstance(language.locale());
        Stream.of(Locale.getISOCountries())
                .filter(Country::isCode)
                .sorted(Comparator.comparing((String code) -> Places.country(new Country(code), language), collator))
                .forEach(code -> names.put(code, Places.country(new Country(code), language)));
        return names;
    }

    /// The name of the language with this tag.
    public String languageName(String tag) {
        return Places.language(new Language(tag), language());
    }
}
