package register.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import register.notice.LedgerLine.Kind;

/// Schedules retries of notices whose last attempt failed for a temporary reason: soon if no server took the mail,
/// because the recipient is seldom the cause; later if the recipient's server returned it.
final class NoticeRetries {
    private static final List<Duration> NOT_TAKEN = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final List<Duration> BOUNCED =
            List.of(Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));

    private NoticeRetries() {}

    /// Empty if there is no automatic retry; then the recipient was not reached.
    static Optional<Instant> next(Notice notice) {
        return notice.outcome(notice.attempts()).flatMap(last -> switch (last.kind()) {
            case NOT_TAKEN -> after(last, NOT_TAKEN, count(notice, Kind.NOT_TAKEN));
            case BOUNCED -> after(last, BOUNCED, count(notice, Kind.BOUNCED));
            default -> Optional.empty();
        });
    }

    private static Optional<Instant> after(LedgerLine last, List<Duration> waits, int failed) {
        return failed > waits.size() ? Optional.empty() : Optional.of(last.at().plus(waits.get(failed - 1)));
    }

    private static int count(Notice notice, Kind kind) {
        return (int) IntStream.rangeClosed(1, notice.attempts())
                .filter(attempt -> notice.outcome(attempt)
                        .filter(line -> line.kind() == kind)
                        .isPresent())
                .count();
    }
}
