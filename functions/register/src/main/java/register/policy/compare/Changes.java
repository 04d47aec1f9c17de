package register.policy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import register.json.Json;
import register.policy.Edition;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.form.PolicyWriter;
import register.value.Language;

/// The differences between two versions, in every language. Subprocessors and engagements are matched by id, so that a
/// rename is one change, not a removal and an addition.
///
/// @param fields of the version itself: `dateBasis`, `requests.publicAddresses`, … but not its effective date
/// @param editions by language; if only one side has it, its text
public record Changes(List<FieldChange> fields, Parts<Subprocessor> subprocessors, Parts<EditionIn> editions) {
    public Changes {
        fields = List.copyOf(fields);
    }

    /// Parts of one kind: added, removed and changed.
    public record Parts<T>(List<T> added, List<T> removed, List<Change<T>> changed) {
        public Parts {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }

        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    /// A part on both sides, with its differences.
    public sealed interface Change<T> {
        T before();

        T after();

        List<FieldChange> fields();

        /// True if nothing differs.
        default boolean isEmpty() {
            return fields().isEmpty();
        }
    }

    public record SubprocessorChange(
            Subprocessor before, Subprocessor after, List<FieldChange> fields, Parts<Engagement> engagements)
            implements Change<Subprocessor> {
        public SubprocessorChange {
            fields = List.copyOf(fields);
        }

        @Override
        public boolean isEmpty() {
            return fields.isEmpty() && engagements.isEmpty();
        }
    }

    public record EngagementChange(Engagement before, Engagement after, List<FieldChange> fields)
            implements Change<Engagement> {
        public EngagementChange {
            fields = List.copyOf(fields);
        }
    }

    public record EditionChange(EditionIn before, EditionIn after, List<FieldChange> fields, Parts<Section> sections)
            implements Change<EditionIn> {
        public EditionChange {
            fields = List.copyOf(fields);
        }

        @Override
        public boolean isEmpty() {
            return fields.isEmpty() && sections.isEmpty();
        }
    }

    public record SectionChange(Section before, Section after, List<FieldChange> fields) implements Change<Section> {
        public SectionChange {
            fields = List.copyOf(fields);
        }
    }

    /// An edition with its language.
    public record EditionIn(Language language, Edition edition) {}

    /// Compares two versions. The result is empty exactly if their contents are equal apart from
    /// policy and effective date.
    public static Changes between(PolicyVersion before, PolicyVersion after) {
        List<FieldChange> fields = new ArrayList<>(FieldChange.between(ownFields(before), ownFields(after)));
        addOrder(before.subprocessors(), after.subprocessors(), Subprocessor::id, fields);
        return new Changes(
                fields,
                matched(before.subprocessors(), after.subprocessors(), Subprocessor::id, Changes::subprocessor),
                matched(editions(before), editions(after), EditionIn::language, Changes::edition));
    }

    public boolean isEmpty() {
        return fields.isEmpty() && subprocessors.isEmpty() && editions.isEmpty();
    }

    private static Json.Obj ownFields(PolicyVersion version) {
        var members = new TreeMap<>(PolicyWriter.version(version).members());
        List.of("policy", "effectiveDate", "editions", "subprocessors").forEach(members::remove);
        return new Json.Obj(members);
    }

    private static SubprocessorChange subprocessor(Subprocessor before, Subprocessor after) {
        List<FieldChange> fields = new ArrayList<>(FieldChange.between(
                PolicyWriter.subprocessorFields(before).build(),
                PolicyWriter.subprocessorFields(after).build()));
        addOrder(before.engagements(), after.engagements(), Engagement::id, fields);
        return new SubprocessorChange(
                before,
                after,
                fields,
                matched(
                        before.engagements(),
                        after.engagements(),
                        Engagement::id,
                        (was, is) -> new EngagementChange(
                                was,
                                is,
                                FieldChange.between(PolicyWriter.engagement(was), PolicyWriter.engagement(is)))));
    }

    private static List<EditionIn> editions(PolicyVersion version) {
        return version.editions().entrySet().stream()
                .map(edition -> new EditionIn(edition.getKey(), edition.getValue()))
                .toList();
    }

    private static EditionChange edition(EditionIn before, EditionIn after) {
        List<FieldChange> fields =
                new ArrayList<>(FieldChange.between(editionFields(before.edition()), editionFields(after.edition())));
        Parts<Section> sections = SectionMatching.between(
                before.edition().sections(), after.edition().sections(), fields);
        return new EditionChange(before, after, fields, sections);
    }

    private static Json.Obj editionFields(Edition edition) {
        return PolicyWriter.edition(new Edition(edition.status(), edition.title(), edition.provider(), List.of()));
    }

    private static <T, K> Parts<T> matched(
            List<T> before, List<T> after, Function<T, K> key, BiFunction<T, T, Change<T>> compare) {
        Map<K, T> left = byKey(before, key);
        Map<K, T> right = byKey(after, key);
        return new Parts<>(
                right.values().stream()
                        .filter(part -> !left.containsKey(key.apply(part)))
                        .toList(),
                left.values().stream()
                        .filter(part -> !right.containsKey(key.apply(part)))
                        .toList(),
                right.entrySet().stream()
                        .filter(part -> left.containsKey(part.getKey()))
                        .map(part -> compare.apply(Objects.requireNonNull(left.get(part.getKey())), part.getValue()))
                        .filter(change -> !change.isEmpty())
                        .toList());
    }

    private static <T, K> Map<K, T> byKey(List<T> parts, Function<T, K> key) {
        var map = new LinkedHashMap<K, T>();
        parts.forEach(part -> map.put(key.apply(part), part));
        return map;
    }

    /// A reordering is a change of its own, reported only for the parts on both sides.
    private static <T> void addOrder(
            List<T> before, List<T> after, Function<T, String> name, List<FieldChange> fields) {
        List<String> was = before.stream().map(name).toList();
        List<String> is = after.stream().map(name).toList();
        List<String> wasOfBoth = was.stream().filter(is::contains).toList();
        List<String> isOfBoth = is.stream().filter(was::contains).toList();
        if (!wasOfBoth.equals(isOfBoth)) {
            fields.add(new FieldChange("order", Json.strings(wasOfBoth), Json.strings(isOfBoth)));
        }
    }
}
