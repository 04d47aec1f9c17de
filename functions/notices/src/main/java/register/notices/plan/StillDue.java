package register.notices.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Run;
import register.recipient.Recipient;

/// Who is due in a run that was started, and gets nothing of it until a person starts it again or tells them: who came
/// since, whose notice was given up when another contact ended, and who has other regions or features now.
///
/// @param without how many have no notice
/// @param lacking how many have one that lacks a change that concerns them now
public record StillDue(int without, int lacking) {

    /// Reads the run's notices, then the recipients.
    static StillDue in(Run run, NoticePlans plans) {
        Map<NoticeId, List<Integer>> told = new HashMap<>();
        RunCounts.each(run, plans.register().ports().notices(), notice -> {
            if (notice.state() != NoticeState.CANCELLED) {
                told.put(notice.id(), notice.changes());
            }
        });
        var ids = new NoticeIds(plans.key());
        var counts = new int[2];
        plans.planning(NoticePlans.announced(plans.register(), run)).walk(new Planning.Decided() {
            @Override
            public void planned(PlannedNotice planned) {
                Optional<List<Integer>> changes = Optional.ofNullable(
                        told.get(ids.of(run, planned.recipient().id())));
                counts[0] += changes.isEmpty() ? 1 : 0;
                counts[1] += changes.filter(some -> !some.containsAll(planned.changes()))
                        .map(_ -> 1)
                        .orElse(0);
            }

            @Override
            public void left(Recipient recipient, NotTold why) {
                // It is not due.
            }
        });
        return new StillDue(counts[0], counts[1]);
    }
}
