package register.chain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.Engagement;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// The index row of a version, without any natural person's name.
///
/// @param language the default for readers who request none
/// @param names by the language of the edition
/// @param subprocessors how many
/// @param objectionUntil the deadline for objections; null if none is stated
/// @param additions the additions in a correction; null if it is not one, or if only the chain has them: if
///     `ofPersons`, or if they are long
/// @param ofPersons true if a correction adds a natural person, whose name is not here
public record VersionSummary(
        EntryHeader header,
        DateBasis dateBasis,
        Language language,
        NavigableMap<Language, Names> names,
        int subprocessors,
        @Nullable Instant objectionUntil,
        @Nullable List<Added> additions,
        boolean ofPersons) {
    /// Ids of subprocessors and services; limited so that summaries of many versions fit into one item of any
    /// engine.
    private static final int MOST_ADDED = 200;

    public VersionSummary {
        names = Collections.unmodifiableNavigableMap(new TreeMap<>(names));
        additions = additions == null ? null : List.copyOf(additions);
    }

    /// An edition's title and company.
    public record Names(String title, String provider) {}

    /// Additions to one subprocessor, with the ids of its engagements.
    ///
    /// @param whole true if the subprocessor itself is new
    public record Added(String id, String name, boolean whole, List<String> engagements) {
        public Added {
            engagements = List.copyOf(engagements);
        }

        public static List<Added> of(Additions additions) {
            return additions.parts().stream()
                    .map(part -> new Added(
                            part.subprocessor().id(),
                            part.subprocessor().name(),
                            part.whole(),
                            part.engagements().stream().map(Engagement::id).toList()))
                    .toList();
        }
    }

    /// @param corrected the corrected entry; empty if it is not a correction
    static VersionSummary of(Entry entry, Optional<Entry> corrected) {
        PolicyVersion version = entry.version();
        var names = new TreeMap<Language, Names>();
        version.editions().forEach((language, edition) -> names.put(language, names(edition)));
        ObjectionPeriod objection = version.objection();
        Additions additions = corrected
                .map(before -> Additions.between(before.version(), version))
                .orElse(null);
        boolean ofPersons = additions != null
                && additions.parts().stream()
                        .anyMatch(part -> part.subprocessor().naturalPerson());
        return new VersionSummary(
                entry.header(),
                version.dateBasis(),
                version.defaultLanguage(),
                names,
                version.subprocessors().size(),
                objection == null ? null : objection.end().toInstant(),
                additions == null || ofPersons || isLong(additions) ? null : Added.of(additions),
                ofPersons);
    }

    private static boolean isLong(Additions additions) {
        return additions.parts().stream()
                        .mapToInt(part -> 1 + part.engagements().size())
                        .sum()
                > MOST_ADDED;
    }

    /// True if `additions` lists everything that a correction adds.
    public boolean tellsAdditions() {
        return additions != null || header.kind() != EntryKind.CORRECTION;
    }

    /// The language of the edition nearest to the requested one.
    public Language nearest(@Nullable Language wanted) {
        return PolicyVersion.nearest(names.navigableKeySet(), language, wanted);
    }

    private static Names names(Edition edition) {
        return new Names(edition.title(), edition.provider());
    }
}
