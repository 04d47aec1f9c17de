package register.notices.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import register.notice.Announcement;
import register.notice.NotifiableChange;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.recipient.Terms;

/// Selects the changes that concern a customer: those to services that it has, or had until then.
final class RelevantChanges {
    private RelevantChanges() {}

    /// Their places in the announcement, from 0.
    static List<Integer> by(Announcement announcement, Terms terms) {
        List<NotifiableChange> changes = announcement.changes();
        return IntStream.range(0, changes.size())
                .filter(i -> engagements(changes.get(i), announcement)
                        .anyMatch(engagement -> terms.touches(engagement.appliesWhen())))
                .boxed()
                .toList();
    }

    private static Stream<Engagement> engagements(NotifiableChange change, Announcement announcement) {
        Engagement engagement = change.engagement();
        if (engagement == null) {
            return change.subprocessor().engagements().stream();
        }
        var all = new ArrayList<Engagement>(List.of(engagement));
        announcement.before().subprocessors().stream()
                .filter(before -> before.id().equals(change.subprocessor().id()))
                .map(Subprocessor::engagements)
                .flatMap(List::stream)
                .filter(before -> before.id().equals(engagement.id()))
                .forEach(all::add);
        return all.stream();
    }
}
