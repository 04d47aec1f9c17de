package register.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.policy.Edition.NamedPerson;
import register.value.Language;
import register.value.PolicyId;

/// What a company states from a date on: the content of a publication or a correction.
///
/// @param effectiveDate in force from 00:00 of this date in `timeZone`
/// @param authoritativeLanguage the language that prevails; absent where not stated
/// @param editions at least one
/// @param noticePeriodDays the notice the company promises before a change, as it states it
/// @param company its legal details; absent where it states none
/// @param people natural persons whom the editions' texts name
public record PolicyVersion(
        PolicyId policy,
        LocalDate effectiveDate,
        DateBasis dateBasis,
        ZoneId timeZone,
        @Nullable Origin origin,
        @Nullable Language authoritativeLanguage,
        NavigableMap<Language, Edition> editions,
        List<Subprocessor> subprocessors,
        RequestChannel requests,
        @Nullable Objection objection,
        @Nullable Integer noticePeriodDays,
        @Nullable Company company,
        List<NamedPerson> people) {
    public PolicyVersion {
        editions = Collections.unmodifiableNavigableMap(new TreeMap<>(editions));
        subprocessors = List.copyOf(subprocessors);
        people = List.copyOf(people);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("a version has at least one edition");
        }
    }

    /// One whose texts name nobody.
    public PolicyVersion(
            PolicyId policy,
            LocalDate effectiveDate,
            DateBasis dateBasis,
            ZoneId timeZone,
            @Nullable Origin origin,
            @Nullable Language authoritativeLanguage,
            NavigableMap<Language, Edition> editions,
            List<Subprocessor> subprocessors,
            RequestChannel requests,
            @Nullable Objection objection,
            @Nullable Integer noticePeriodDays,
            @Nullable Company company) {
        this(
                policy,
                effectiveDate,
                dateBasis,
                timeZone,
                origin,
                authoritativeLanguage,
                editions,
                subprocessors,
                requests,
                objection,
                noticePeriodDays,
                company,
                List.of());
    }

    /// The edition's language for a reader who asks for none: the authoritative one, else the first original by tag.
    public Language defaultLanguage() {
        if (authoritativeLanguage != null) {
            return authoritativeLanguage;
        }
        return editions.entrySet().stream()
                .filter(edition -> edition.getValue().status() == EditionStatus.ORIGINAL)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(editions::firstKey);
    }

    /// The nearest edition there is: the language itself, its primary language, a sibling of that, else the default.
    public Language nearest(@Nullable Language wanted) {
        return nearest(editions.navigableKeySet(), defaultLanguage(), wanted);
    }

    /// The same of editions in these languages.
    public static Language nearest(NavigableSet<Language> editions, Language usual, @Nullable Language wanted) {
        if (wanted == null || editions.contains(wanted)) {
            return wanted == null ? usual : wanted;
        }
        Language primary = wanted.primary();
        for (Language language : editions) {
            if (language.primary().equals(primary)) {
                return language;
            }
        }
        return usual;
    }

    /// The edition in exactly this language.
    ///
    /// @throws IllegalArgumentException when there is none
    public Edition edition(Language language) {
        Edition edition = editions.get(language);
        if (edition == null) {
            throw new IllegalArgumentException("no edition in " + language);
        }
        return edition;
    }

    /// The same version with these subprocessors in place of its own.
    public PolicyVersion withSubprocessors(List<Subprocessor> others) {
        return with(editions, others, people);
    }

    /// The same version with these persons in place of its own.
    public PolicyVersion withPeople(List<NamedPerson> others) {
        return with(editions, subprocessors, others);
    }

    /// The same version with these editions in place of its own.
    public PolicyVersion withEditions(NavigableMap<Language, Edition> others) {
        return with(others, subprocessors, people);
    }

    private PolicyVersion with(
            NavigableMap<Language, Edition> texts, List<Subprocessor> listed, List<NamedPerson> named) {
        return new PolicyVersion(
                policy,
                effectiveDate,
                dateBasis,
                timeZone,
                origin,
                authoritativeLanguage,
                texts,
                listed,
                requests,
                objection,
                noticePeriodDays,
                company,
                named);
    }

    /// The commitments of the persons whose names are not here.
    public List<Commitment> persons() {
        return List.copyOf(committed().keySet());
    }

    /// The same, each with the id of its subprocessor or person, in their order.
    public Map<Commitment, String> committed() {
        var committed = new LinkedHashMap<Commitment, String>();
        for (Subprocessor subprocessor : subprocessors) {
            if (subprocessor.person() != null) {
                committed.put(subprocessor.person(), subprocessor.id());
            }
        }
        for (NamedPerson named : people) {
            if (named.person() != null) {
                committed.put(named.person(), named.id());
            }
        }
        return committed;
    }

    /// Whether it names a natural person, which may end any day.
    public boolean namesPersons() {
        for (Subprocessor subprocessor : subprocessors) {
            if (subprocessor.namesPerson()) {
                return true;
            }
        }
        for (NamedPerson named : people) {
            if (!named.redacted()) {
                return true;
            }
        }
        return false;
    }
}
