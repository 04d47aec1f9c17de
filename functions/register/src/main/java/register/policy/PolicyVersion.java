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

/// The content of a publication or a correction: what a company states from a date on.
///
/// @param effectiveDate in force from 00:00 of this date in `timeZone`
/// @param authoritativeLanguage the language that prevails; absent if not stated
/// @param editions at least one
/// @param noticePeriodDays the notice that the company promises before a change, as it states it
/// @param groups the company's own, in the order of the list: empty for a list without groups; null for the known ones
/// @param company its legal details; absent if it states none
/// @param people natural persons named in the editions' texts
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
        @Nullable ObjectionPeriod objection,
        @Nullable Integer noticePeriodDays,
        @Nullable Company company,
        @Nullable List<Category.Group> groups,
        List<NamedPerson> people) {
    public PolicyVersion {
        groups = groups == null ? null : List.copyOf(groups);
        editions = Collections.unmodifiableNavigableMap(new TreeMap<>(editions));
        subprocessors = List.copyOf(subprocessors);
        people = List.copyOf(people);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("a version has at least one edition");
        }
    }

    /// True if it was taken from the company's previous page.
    public boolean imported() {
        return origin != null && origin.imported();
    }

    /// A version with the known groups, whose texts name no natural person.
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
            @Nullable ObjectionPeriod objection,
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
                null,
                List.of());
    }

    /// The language for a reader who requests none: the authoritative one, otherwise the first original by tag.
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

    /// The language of the nearest edition: the language itself, its primary language, a sibling of that, otherwise
    /// the default.
    public Language nearest(@Nullable Language wanted) {
        return nearest(editions.navigableKeySet(), defaultLanguage(), wanted);
    }

    /// The nearest of these editions' languages.
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
    /// @throws IllegalArgumentException if there is none
    public Edition edition(Language language) {
        Edition edition = editions.get(language);
        if (edition == null) {
            throw new IllegalArgumentException("no edition in " + language);
        }
        return edition;
    }

    /// The categories of the list, in its order; empty for a list without groups.
    public List<Category> categories() {
        return groups == null
                ? Category.KNOWN
                : groups.stream().map(Category.Group::category).toList();
    }

    /// A copy with these subprocessors.
    public PolicyVersion withSubprocessors(List<Subprocessor> others) {
        return with(editions, others, groups, people);
    }

    /// A copy with these groups.
    public PolicyVersion withGroups(@Nullable List<Category.Group> others) {
        return with(editions, subprocessors, others, people);
    }

    /// A copy with these persons.
    public PolicyVersion withPeople(List<NamedPerson> others) {
        return with(editions, subprocessors, groups, others);
    }

    /// A copy with these editions.
    public PolicyVersion withEditions(NavigableMap<Language, Edition> others) {
        return with(others, subprocessors, groups, people);
    }

    private PolicyVersion with(
            NavigableMap<Language, Edition> texts,
            List<Subprocessor> listed,
            @Nullable List<Category.Group> grouped,
            List<NamedPerson> named) {
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
                grouped,
                named);
    }

    /// The commitments of all persons whose names are missing.
    public List<Commitment> persons() {
        return List.copyOf(committed().keySet());
    }

    /// The commitments, each with the id of its subprocessor or person, in document order.
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

    /// True if it names a natural person, whose name may be erased at any time.
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
