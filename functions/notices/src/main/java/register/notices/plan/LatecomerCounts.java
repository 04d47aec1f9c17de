package register.notices.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.notice.NoticeState;
import register.notice.Run;
import register.recipient.Recipient;

/// Who is due in a run that was started, and gets nothing of it until a person starts it again or tells them: who came
/// since, whose notice was given up when another contact ended, and who has other regions or features now.
///
/// @param without how many have no notice
/// @param lacking how many have one that lacks a change that concerns them now
public record LatecomerCounts(int without, int lacking) {

    /// Reads the run's notices, then the recipients.
    static LatecomerCounts in(Run run, NoticePlans plans) {
        // Few lists differ, so each notice takes a number.
        Map<List<Integer>, SortedNumbers> told = new HashMap<>();
        RunCounts.each(run, plans.register().ports().notices(), notice -> {
            if (notice.state() != NoticeState.CANCELLED) {
                told.computeIfAbsent(notice.changes(), _ -> new SortedNumbers())
                        .add(notice.id().inRun());
            }
        });
        for (SortedNumbers each : told.values()) {
            var _ = each.sorted();
        }
        var counts = new int[2];
        plans.planning(NoticePlans.announced(plans.register(), run)).walk(new Planning.Decided() {
            @Override
            public void planned(PlannedNotice planned) {
                long number = run.notice(planned.recipient().id()).inRun();
                Optional<List<Integer>> changes = told.entrySet().stream()
                        .filter(one -> one.getValue().contains(number))
                        .map(Map.Entry::getKey)
                        .findFirst();
                counts[0] += changes.isEmpty() ? 1 : 0;
                counts[1] += changes.filter(some -> !some.containsAll(planned.changes()))
                        .map(_ -> 1)
                        .orElse(0);
            }

            @Override
            public void left(Recipient recipient, UninformedRecipients why) {
                // It is not due.
            }
        });
        return new LatecomerCounts(counts[0], counts[1]);
    }
}
