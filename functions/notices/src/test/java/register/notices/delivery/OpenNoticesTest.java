package register.notices.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.memory.HandClock;
import register.memory.MemoryRecords;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notices.delivery.OpenNotices.Why;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The notices that need a person, with the reasons.
class OpenNoticesTest {
    private static final RunId RUN = new RunId("7K3Q9M2X");

    private final HandClock clock = new HandClock("2026-11-27T10:00:00Z");
    private final Notices notices = new Notices(new MemoryRecords());
    private int count;

    private ChangeAuthor register() {
        return ChangeAuthor.register(clock.instant());
    }

    private Notice planned() {
        return planned(null);
    }

    private Notice planned(@Nullable Instant tellBy) {
        var id = new NoticeId(RUN, 0, "%08d".formatted(++count));
        Notice planned = Notice.planned(id, RecipientId.next(), Language.ENGLISH, List.of(0), tellBy, null, register());
        notices.add(List.of(planned));
        return planned;
    }

    private Notice with(Kind... kinds) {
        Notice notice = planned();
        notice = kept(notice.claimed(clock.instant().plusSeconds(300), register()));
        for (Kind kind : kinds) {
            notice = kept(notice.with(new LedgerLine(clock.instant(), "ses", 1, kind, null)));
        }
        return notice;
    }

    private Notice kept(Notice notice) {
        assertTrue(notices.replace(notice));
        return notice;
    }

    private Optional<Why> why(Notice notice, Duration later) {
        return OpenNotices.why(notice, clock.instant().plus(later));
    }

    @Test
    void eachReasonIsFound() {
        Duration day = Duration.ofDays(1).plusSeconds(1);
        assertEquals(Optional.of(Why.NOT_REACHED), why(with(Kind.SENT, Kind.UNDELIVERABLE), Duration.ZERO));
        assertEquals(Optional.of(Why.NOT_REACHED), why(with(Kind.SENT, Kind.RETURNED), Duration.ZERO));
        assertEquals(Optional.of(Why.NOT_REACHED), why(with(Kind.SUPPRESSED), Duration.ZERO));
        assertEquals(Optional.of(Why.UNKNOWN), why(with(Kind.UNKNOWN), Duration.ZERO));
        assertEquals(Optional.of(Why.COMPLAINED), why(with(Kind.ACCEPTED, Kind.COMPLAINED), Duration.ZERO));
        assertEquals(Optional.empty(), why(with(Kind.SENT), Duration.ofHours(23)));
        assertEquals(Optional.of(Why.SILENT), why(with(Kind.SENT), day));
        assertEquals(Optional.empty(), why(with(Kind.SENT, Kind.ACCEPTED), day));
        assertEquals(Optional.empty(), why(with(Kind.SENT, Kind.BOUNCED), day), "it is sent again by itself");
        assertEquals(Optional.empty(), why(planned(), day));
        Notice told = with(Kind.COMPLAINED).toldByHand("phone", new ChangeAuthor("Mari", clock.instant()));
        assertEquals(Optional.empty(), why(kept(told), day), "who was told has nothing open");
    }

    @Test
    void aNoticePastItsDeadlineIsOverdueUntilItLeaves() {
        Notice notice = planned(clock.instant().plus(Duration.ofHours(2)));
        assertEquals(Optional.empty(), why(notice, Duration.ofHours(2).minusMillis(1)));
        assertEquals(Optional.of(Why.OVERDUE), why(notice, Duration.ofHours(2)));
        notice = kept(notice.claimed(clock.instant().plusSeconds(300), register()));
        assertEquals(Optional.empty(), why(notice, Duration.ofHours(3)), "it is leaving");
        notice = kept(notice.with(new LedgerLine(clock.instant(), "register", 1, Kind.NOT_TAKEN, null)));
        assertEquals(Optional.of(Why.OVERDUE), why(notice, Duration.ofHours(3)));
    }

    @Test
    void aRetryAfterTheDeadlineNeedsAPerson() {
        Notice notice = planned(clock.instant().plus(Duration.ofHours(2)));
        notice = kept(notice.claimed(clock.instant().plusSeconds(300), register()));
        notice = kept(notice.with(new LedgerLine(clock.instant(), "register", 1, Kind.SENT, null)));
        notice = kept(notice.with(new LedgerLine(clock.instant(), "register", 1, Kind.BOUNCED, null)));
        assertEquals(Optional.empty(), why(notice, Duration.ofHours(2).minusMillis(1)));
        assertEquals(Optional.of(Why.NOT_REACHED), why(notice, Duration.ofHours(2)));
    }

    @Test
    void theFirstPassIsOverOnceEachWasHandedOver() {
        Instant now = clock.instant();
        Run run = Run.opened(
                RUN,
                new PolicyId("acme"),
                1,
                Sha256.of(new byte[1]),
                List.of(0),
                now.plus(Duration.ofDays(30)),
                register());
        assertTrue(notices.open(run));
        var _ = with(Kind.SENT, Kind.UNDELIVERABLE);
        var _ = with(Kind.UNKNOWN);
        Notice left = planned();
        assertEquals(
                new OpenNotices(
                        false,
                        Map.of(Why.NOT_REACHED, 1, Why.UNKNOWN, 1),
                        Map.of(NoticeState.NOT_REACHED, 1, NoticeState.UNKNOWN, 1, NoticeState.PLANNED, 1)),
                OpenNotices.of(run, notices, now));
        var _ = kept(left.cancelled("recipient-ended", register()));
        assertTrue(OpenNotices.of(run, notices, now).firstPassOver());
        assertEquals(2, OpenNotices.of(run, notices, now).total());
    }
}
