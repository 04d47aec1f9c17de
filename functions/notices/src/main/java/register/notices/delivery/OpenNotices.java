package register.notices.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.value.Term;

/// The notices of a run that need a person.
///
/// @param firstPassOver true if each was handed over once, or will not be
/// @param counts by reason
/// @param states the number of all notices by state
public record OpenNotices(boolean firstPassOver, Map<Why, Integer> counts, Map<NoticeState, Integer> states) {
    /// The time without a report after which a notice counts as silent.
    public static final Duration SILENCE = Duration.ofDays(1);

    public OpenNotices {
        counts = Map.copyOf(counts);
        states = Map.copyOf(states);
    }

    /// The reason why a notice needs a person.
    public enum Why implements Term {
        /// The deadline has passed, and the notice is still to be sent.
        OVERDUE,
        /// No mail arrived, and it will not be retried, or not before the deadline; or a mail bounced.
        NOT_REACHED,
        /// The mail may or may not have left.
        UNKNOWN,
        /// The recipient reported it as spam.
        COMPLAINED,
        /// It was sent, and nothing was reported for a day.
        SILENT
    }

    /// Reads the run's notices, lot by lot.
    public static OpenNotices of(Run run, Notices notices, Instant now) {
        var counts = new EnumMap<Why, Integer>(Why.class);
        var states = new EnumMap<NoticeState, Integer>(NoticeState.class);
        boolean over = true;
        for (int lot : run.lots()) {
            for (Notice notice : notices.lot(run.id(), lot)) {
                over &= notice.attempts() > 0 || !notice.wantsAttempt();
                states.merge(notice.state(), 1, Integer::sum);
                why(notice, now).ifPresent(why -> counts.merge(why, 1, Integer::sum));
            }
        }
        return new OpenNotices(over, counts, states);
    }

    public int overdue() {
        return counts.getOrDefault(Why.OVERDUE, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Empty if it needs nobody.
    public static Optional<Why> why(Notice notice, Instant now) {
        NoticeState state = notice.state();
        if (state == NoticeState.TOLD_BY_HAND || state == NoticeState.CANCELLED) {
            return Optional.empty();
        } else if (last(notice, Kind.COMPLAINED) > last(notice, Kind.TOLD_BY_HAND)) {
            return Optional.of(Why.COMPLAINED);
        }
        return switch (state) {
            case PLANNED -> Optional.of(Why.OVERDUE).filter(_ -> isLate(notice, now));
            case NOT_REACHED -> Optional.of(Why.NOT_REACHED).filter(_ -> !notice.wantsAttempt() || isLate(notice, now));
            case UNKNOWN -> Optional.of(Why.UNKNOWN);
            case SENT -> {
                boolean silent = notice.lines().getLast().at().plus(SILENCE).isBefore(now);
                yield last(notice, Kind.RETURNED) >= 0
                        ? Optional.of(Why.NOT_REACHED)
                        : Optional.of(Why.SILENT).filter(_ -> silent);
            }
            default -> Optional.empty();
        };
    }

    /// True if its deadline is over.
    private static boolean isLate(Notice notice, Instant now) {
        return notice.tellBy() != null && !now.isBefore(notice.tellBy());
    }

    /// The index of the last line of this kind; -1 if there is none.
    private static int last(Notice notice, Kind kind) {
        return notice.lines().stream().map(LedgerLine::kind).toList().lastIndexOf(kind);
    }
}
