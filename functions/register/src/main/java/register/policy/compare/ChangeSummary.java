package register.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import register.json.Json;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// A summary of changes: additions, removals, services that end, and other differences.
///
/// @param joins new entries, in the order of the later version
/// @param ends services with an end date that only the later version states, or states differently
/// @param leaves entries no longer listed, in the order of the earlier version
/// @param changed subprocessors of the later version with any other difference
/// @param further other members of the version that differ and matter to
///     readers, e.g. `company`, `requests.dpaDocument`
/// @param text true if an edition's text differs, or an edition was added or removed
public record ChangeSummary(
        List<Additions.Part> joins,
        List<End> ends,
        List<Additions.Part> leaves,
        List<Subprocessor> changed,
        List<String> further,
        boolean text) {
    private static final String END = "endsOn";
    private static final String REQUESTS = "requests";

    /// Members that get no line of their own: the kind of date and the origin concern the record and not the data;
    /// named persons are reported with the text.
    private static final Set<String> TOLD_ELSEWHERE = Set.of("dateBasis", "origin", "persons");

    public ChangeSummary {
        joins = List.copyOf(joins);
        ends = List.copyOf(ends);
        leaves = List.copyOf(leaves);
        changed = List.copyOf(changed);
        further = List.copyOf(further);
    }

    /// A service with its stated end.
    public record End(Subprocessor subprocessor, Engagement engagement) {}

    public static ChangeSummary between(PolicyVersion before, PolicyVersion after) {
        Changes changes = Changes.between(before, after);
        var ends = new ArrayList<End>();
        var changed = new ArrayList<Subprocessor>();
        for (Changes.Change<Subprocessor> each : changes.subprocessors().changed()) {
            Changes.SubprocessorChange change = (Changes.SubprocessorChange) each;
            boolean other = change.fields().stream().anyMatch(ChangeSummary::matters);
            for (Changes.Change<Engagement> engagement : change.engagements().changed()) {
                boolean end = engagement.after().endsOn() != null && differs(engagement, END);
                if (end) {
                    ends.add(new End(change.after(), engagement.after()));
                }
                other |= !end || engagement.fields().size() > 1;
            }
            if (other) {
                changed.add(change.after());
            }
        }
        return new ChangeSummary(
                Additions.between(before, after).parts(),
                ends,
                Additions.between(after, before).parts(),
                changed,
                further(changes, before, after),
                !changes.editions().isEmpty() || namesOther(before, after));
    }

    /// True if a placeholder in the text now shows another person, name or mailbox. Erased names are not compared.
    private static boolean namesOther(PolicyVersion before, PolicyVersion after) {
        return after.people().stream()
                .filter(person -> !person.redacted())
                .anyMatch(person -> before.people().stream()
                        .anyMatch(was -> was.id().equals(person.id())
                                && !was.redacted()
                                && !was.personal().equals(person.personal())));
    }

    public boolean isEmpty() {
        return joins.isEmpty() && ends.isEmpty() && leaves.isEmpty() && changed.isEmpty() && further.isEmpty() && !text;
    }

    private static boolean differs(Changes.Change<Engagement> change, String field) {
        return change.fields().stream().anyMatch(each -> each.field().equals(field));
    }

    /// A mere reordering does not count.
    private static boolean matters(FieldChange change) {
        return !change.field().equals("order");
    }

    /// True if a difference in this member of the version matters to readers. The chance to object belongs to its
    /// version: a new version has a new one, but a correction that moves the deadline matters.
    public static boolean concerns(String member, PolicyVersion before, PolicyVersion after) {
        return member.equals("objection")
                ? before.effectiveDate().equals(after.effectiveDate())
                : !TOLD_ELSEWHERE.contains(member);
    }

    private static List<String> further(Changes changes, PolicyVersion before, PolicyVersion after) {
        return changes.fields().stream()
                .filter(ChangeSummary::matters)
                .flatMap(ChangeSummary::members)
                .filter(member -> concerns(member, before, after))
                .distinct()
                .toList();
    }

    /// A member by its name; those of `requests` individually.
    private static Stream<String> members(FieldChange change) {
        String[] names = change.field().split("\\.", 3);
        if (!names[0].equals(REQUESTS)) {
            return Stream.of(names[0]);
        }
        return names.length > 1
                ? Stream.of(REQUESTS + "." + names[1])
                : Stream.of(change.before(), change.after())
                        .filter(Json.Obj.class::isInstance)
                        .flatMap(json -> ((Json.Obj) json).members().keySet().stream())
                        .map(name -> REQUESTS + "." + name);
    }
}
