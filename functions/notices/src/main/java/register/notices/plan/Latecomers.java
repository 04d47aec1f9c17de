package register.notices.plan;

import java.util.List;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.recipient.Recipient;
import register.request.ChangeAuthor;

/// Adds new recipients to a policy's open runs. Can be repeated: nobody is added twice.
public final class Latecomers {
    /// An upper bound on a policy's open runs.
    private static final int RUNS = 20;

    private final NoticePlans plans;
    private final Notices notices;
    private final DueWork work;

    public Latecomers(NoticePlans plans) {
        this.plans = plans;
        this.notices = plans.register().ports().notices();
        this.work = plans.register().ports().dueWork();
    }

    /// Adds recipients who subscribed since the plan was previewed.
    ///
    /// @return their number
    public int addSince(Plan plan, ChangeAuthor by) {
        var count = new int[1];
        plans.planning(plan.announced(), plan.seen()).walk(new Planning.DecisionReceiver() {
            @Override
            public void planned(PlannedNotice planned) {
                // Already in the plan.
            }

            @Override
            public void left(Recipient recipient, UninformedRecipients why) {
                if (why == UninformedRecipients.JOINED_SINCE) {
                    add(recipient, by);
                    count[0]++;
                }
            }
        });
        return count[0];
    }

    /// Adds notices for the recipient about everything that concerns it.
    public void add(Recipient recipient, ChangeAuthor by) {
        for (Run run : notices.runs(recipient.policy(), RUNS)) {
            if (run.state().isOpen() && by.at().isBefore(run.closesAt())) {
                plans.planningOfOne(NoticePlans.announced(plans.register(), run))
                        .decide(recipient, new Planning.DecisionReceiver() {
                            @Override
                            public void planned(PlannedNotice planned) {
                                Notice notice = planned.notice(run, by);
                                notices.add(List.of(notice));
                                work.put(Due.of(by.at(), run.id(), notice.id().lot()));
                            }

                            @Override
                            public void left(Recipient one, UninformedRecipients why) {
                                // Nothing in this run concerns it.
                            }
                        });
            }
        }
    }
}
