package register.desk.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.notice.NoticeState;
import register.notice.Run;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunCounts;
import register.value.PolicyId;

/// The runs that a keeper follows.
public final class NoticeRuns {
    private static final int MOST = 1_000;

    private NoticeRuns() {}

    /// The last run, and earlier ones that are not closed, as the command `notices status` lists them.
    public static List<Run> current(KeptRegister kept, PolicyId policy) {
        List<Run> all = kept.ports().notices().runs(policy, MOST);
        return all.stream()
                .filter(run -> run.equals(all.getFirst()) || run.state().isOpen())
                .toList();
    }

    /// The date of the change that a run announces.
    public static LocalDate date(KeptRegister kept, Run run) {
        return NoticePlans.announced(kept.register(), run)
                .announcement()
                .header()
                .effectiveDate();
    }

    /// The last run of all policies, with the number of its notices by state; empty before the first.
    public static Optional<Told> last(KeptRegister kept) {
        return kept.policies().stream()
                .flatMap(policy -> kept.ports().notices().runs(policy, 1).stream())
                .max((one, other) -> one.history()
                        .getFirst()
                        .at()
                        .compareTo(other.history().getFirst().at()))
                .map(run -> told(kept, run));
    }

    public static Told told(KeptRegister kept, Run run) {
        return new Told(
                run,
                date(kept, run),
                RunCounts.of(run, kept.ports().notices(), kept.now()).states());
    }

    /// Who was notified.
    ///
    /// @param date of the change
    public record Told(Run run, LocalDate date, Map<NoticeState, Integer> states) {
        public Told {
            states = Map.copyOf(states);
        }

        public int notices() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
