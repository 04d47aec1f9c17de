package register.notices.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;

/// The progress of a run.
///
/// @param states the number of notices in each state
/// @param waiting the number that want an attempt
/// @param lately the number of attempts claimed in the last ten minutes
public record RunCounts(Map<NoticeState, Integer> states, int waiting, int lately) {
    private static final Duration LATELY = Duration.ofMinutes(10);

    public static RunCounts of(Run run, Notices notices, Instant now) {
        var states = new EnumMap<NoticeState, Integer>(NoticeState.class);
        int[] counts = new int[2];
        each(run, notices, notice -> {
            states.merge(notice.state(), 1, Integer::sum);
            counts[0] += notice.wantsAttempt() ? 1 : 0;
            counts[1] += (int) notice.lines().stream()
                    .filter(line ->
                            line.kind() == LedgerLine.Kind.CLAIMED && line.at().isAfter(now.minus(LATELY)))
                    .count();
        });
        return new RunCounts(states, counts[0], counts[1]);
    }

    /// All notices of a run, lot by lot.
    public static void each(Run run, Notices notices, Consumer<Notice> notice) {
        for (int lot : run.lots()) {
            notices.lot(run.id(), lot).forEach(notice);
        }
    }

    public int notices() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Mails per minute over the last ten minutes.
    public double perMinute() {
        return lately / (double) LATELY.toMinutes();
    }
}
