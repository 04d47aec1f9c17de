package register.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import register.json.Json;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// What a reader must know of a change at a glance: who joins, who leaves, what ends, what else differs.
///
/// @param joins what is listed anew, in the order of the later version
/// @param ends services whose end the later version states, and the earlier one did not, or otherwise
/// @param leaves what is listed no more, in the order of the earlier version
/// @param changed subprocessors of the later version that differ in anything else
/// @param further members of the version that differ and concern a reader, e.g. `company`, `requests.dpaDocument`
/// @param text whether the text of an edition differs, or an edition came or went
public record ChangeSummary(
        List<Additions.Part> joins,
        List<End> ends,
        List<Additions.Part> leaves,
        List<Subprocessor> changed,
        List<String> further,
        boolean text) {
    private static final String END = "endsOn";
    private static final String REQUESTS = "requests";

    /// Members whose difference is no line of its own: what kind of date a version bears and where it stood before tell
    /// of the record and not of the data, and whom a text names is told with the text.
    private static final Set<String> TOLD_ELSEWHERE = Set.of("dateBasis", "origin", "persons");

    public ChangeSummary {
        joins = List.copyOf(joins);
        ends = List.copyOf(ends);
        leaves = List.copyOf(leaves);
        changed = List.copyOf(changed);
        further = List.copyOf(further);
    }

    /// A service with a stated end.
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

    /// Whether a text reads otherwise because the person at a place of it is another one, or has another name or
    /// mailbox. Of names that are not here nothing is told.
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

    /// Another order says nothing new.
    private static boolean matters(FieldChange change) {
        return !change.field().equals("order");
    }

    /// Whether a member of the version, where it differs, is a change to a reader. The chance to object belongs to the
    /// version that states it: another one has another, but a correction that moves it takes time or gives it.
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

    /// A member by its name, and those of `requests` one by one.
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
