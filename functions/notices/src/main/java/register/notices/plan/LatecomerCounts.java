package register.notices.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.notice.NoticeState;
import register.notice.Run;
import register.recipient.Recipient;

/// Counts recipients due in a started run, but without a notice until a person starts the run again or notifies
/// them: recipients added since, recipients whose notice was dropped when another contact ended, and recipients
/// whose regions or features have changed.
///
/// @param without the number without a notice
/// @param lacking the number whose notice lacks a change that concerns them now
public record LatecomerCounts(int without, int lacking) {

    static LatecomerCounts in(Run run, NoticePlans plans) {
        // Few lists differ, so that each notice takes one number.
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
        plans.planning(NoticePlans.announced(plans.register(), run)).walk(new Planning.DecisionReceiver() {
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
                // Not due.
            }
        });
        return new LatecomerCounts(counts[0], counts[1]);
    }
}
