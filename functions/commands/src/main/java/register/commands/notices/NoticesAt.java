package register.commands.notices;

import java.time.Instant;
import java.util.List;
import register.commands.option.NoResultException;
import register.commands.text.NoticeText;
import register.machine.site.Site;
import register.notice.Notices;
import register.notice.Run;
import register.notices.plan.NoticePlans;
import register.notices.sending.NoticeLedger;
import register.notices.sending.Runs;
import register.value.PolicyId;

/// The runs and notices of a register.
final class NoticesAt {
    private static final int MOST_RUNS = 1_000;

    private NoticesAt() {}

    static NoticePlans plans(Site site) {
        return new NoticePlans(site.register(), site.noticeRate());
    }

    static Notices notices(Site site) {
        return site.register().ports().notices();
    }

    static Runs runs(Site site) {
        return new Runs(notices(site), site.register().ports().dueWork());
    }

    static NoticeLedger ledger(Site site) {
        return new NoticeLedger(notices(site), site.register().ports().dueWork());
    }

    /// The last run, and earlier ones that are not closed.
    static List<Run> current(Site site, PolicyId policy) {
        List<Run> all = notices(site).runs(policy, MOST_RUNS);
        return all.stream()
                .filter(run -> run.equals(all.getFirst()) || run.state().isOpen())
                .toList();
    }

    /// The recipients that an open run does not reach automatically, in words.
    static List<String> due(Site site, Run run, Instant now) {
        if (!run.state().isOpen() || !now.isBefore(run.closesAt())) {
            return List.of();
        }
        NoticePlans plans = plans(site);
        return NoticeText.due(
                run,
                plans.stillDue(run),
                NoticePlans.announced(site.register(), run)
                        .announcement()
                        .header()
                        .effectiveDate());
    }

    static NoResultException noRun(PolicyId policy) {
        return NoResultException.no("POLICY: \"" + policy + "\": no run");
    }
}
