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

/// The notices of a run that a person has to look at.
///
/// @param firstPassOver whether each was handed over once, or is not to be
/// @param counts how many for each reason that there is
public record OpenNotices(boolean firstPassOver, Map<Why, Integer> counts) {
    /// After which silence is worth a look.
    public static final Duration SILENCE = Duration.ofDays(1);

    public OpenNotices {
        counts = Map.copyOf(counts);
    }

    /// Why a person has to look at one.
    public enum Why implements Term {
        /// It was to be told before now, and no mail has left.
        OVERDUE,
        /// No mail arrived, and none follows by itself; or it came back, for good or not.
        NOT_REACHED,
        /// Nobody knows whether the mail left.
        UNKNOWN,
        /// The recipient reported it as spam.
        COMPLAINED,
        /// It was sent, and nothing was reported for a day.
        SILENT
    }

    /// Reads the run's notices, lot by lot.
    public static OpenNotices of(Run run, Notices notices, Instant now) {
        var counts = new EnumMap<Why, Integer>(Why.class);
        boolean over = true;
        for (int lot : run.lots()) {
            for (Notice notice : notices.lot(run.id(), lot)) {
                over &= notice.attempts() > 0 || !notice.wantsAttempt();
                why(notice, now).ifPresent(why -> counts.merge(why, 1, Integer::sum));
            }
        }
        return new OpenNotices(over, counts);
    }

    /// How many are overdue.
    public int overdue() {
        return counts.getOrDefault(Why.OVERDUE, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Empty where nobody has to look at it.
    public static Optional<Why> why(Notice notice, Instant now) {
        NoticeState state = notice.state();
        if (state == NoticeState.TOLD_BY_HAND || state == NoticeState.CANCELLED) {
            return Optional.empty();
        } else if (last(notice, Kind.COMPLAINED) > last(notice, Kind.TOLD_BY_HAND)) {
            return Optional.of(Why.COMPLAINED);
        }
        return switch (state) {
            case PLANNED -> Optional.of(Why.OVERDUE).filter(_ -> isOverdue(notice, now));
            case NOT_REACHED -> notice.wantsAttempt() ? Optional.empty() : Optional.of(Why.NOT_REACHED);
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

    /// Whether it was to be told before now.
    public static boolean isOverdue(Notice notice, Instant now) {
        return notice.state() == NoticeState.PLANNED && notice.tellBy() != null && !now.isBefore(notice.tellBy());
    }

    /// At which place the last such line stands; -1 where none does.
    private static int last(Notice notice, Kind kind) {
        return notice.lines().stream().map(LedgerLine::kind).toList().lastIndexOf(kind);
    }
}
