package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.notice.LedgerLine.Kind;
import register.notice.Run.State;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

class LedgerTest {
    static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final ChangeAuthor REGISTER = ChangeAuthor.register(AT);
    private static final ChangeAuthor MARI = new ChangeAuthor("Mari", AT);

    static Notice planned() {
        return Notice.planned(
                NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2"),
                new RecipientId("0123456789abcdef0123456789abcdef"),
                Language.ENGLISH,
                List.of(0, 2),
                null,
                30,
                REGISTER);
    }

    private static Notice claimed(Notice notice) {
        return notice.claimed(AT.plus(Duration.ofMinutes(5)), REGISTER);
    }

    private static Notice with(Notice notice, Kind kind) {
        return notice.with(new LedgerLine(AT, "register", notice.attempts(), kind, null));
    }

    /// The facts after the claim of an attempt, with the resulting state.
    @ParameterizedTest
    @CsvSource({
        "SENT, SENT, false",
        "SENT DELAYED, SENT, false",
        "SENT ACCEPTED, ACCEPTED, false",
        "ACCEPTED COMPLAINED, ACCEPTED, false",
        "SENT ACCEPTED BOUNCED, NOT_REACHED, true",
        "BOUNCED UNDELIVERABLE, NOT_REACHED, false",
        "UNDELIVERABLE, NOT_REACHED, false",
        "SUPPRESSED, NOT_REACHED, false",
        "RETURNED, NOT_REACHED, false",
        "RETURNED BOUNCED, NOT_REACHED, false",
        "NOT_TAKEN, PLANNED, true",
        "NOT_TAKEN REFUSED, NOT_REACHED, false",
        "REFUSED, NOT_REACHED, false",
        "UNKNOWN, UNKNOWN, false",
        "UNKNOWN NOT_TAKEN, PLANNED, true",
        "UNKNOWN SENT, SENT, false",
        "UNKNOWN ACCEPTED, ACCEPTED, false"
    })
    void anAttemptIsWhatCountsOfItsFacts(String facts, NoticeState state, boolean again) {
        Notice notice = claimed(planned());
        assertEquals(NoticeState.SENDING, notice.state());
        assertFalse(notice.wantsAttempt());
        for (String kind : facts.split(" ", -1)) {
            notice = with(notice, Kind.valueOf(kind));
        }
        assertEquals(state, notice.state());
        assertEquals(again, notice.wantsAttempt());
        assertEquals(null, notice.claim());
        if (!again) {
            Notice standing = notice;
            var refused = assertThrows(IllegalStateException.class, () -> claimed(standing));
            assertEquals(
                    "NTC-7K3Q9M2X-0C-4WTB9ZK2: expected a failed attempt or a person's decision before another, is "
                            + state.term(),
                    refused.getMessage());
        }
    }

    /// Lots counted from 0 would reveal to a customer how many there are.
    @Test
    void theLotsOfARunAreDrawnByChance() {
        Set<Integer> drawn = IntStream.range(0, 100)
                .mapToObj(_ -> NoticeId.lots(3).getFirst())
                .collect(Collectors.toSet());
        assertTrue(drawn.size() > 80, drawn.toString());
        assertEquals(1, NoticeId.lots(0).size());
        assertEquals(98, Set.copyOf(NoticeId.lots(50_000)).size());
        assertEquals(NoticeId.MOST_LOTS, NoticeId.lots(10_000_000).size());
    }

    @Test
    void theBestOfItsAttemptsCounts() {
        Notice bounced = with(with(claimed(planned()), Kind.SENT), Kind.BOUNCED);
        Notice second = claimed(bounced);
        assertEquals(NoticeState.SENDING, second.state());
        assertEquals(NoticeState.ACCEPTED, with(second, Kind.ACCEPTED).state());
        Notice both = with(second, Kind.UNDELIVERABLE);
        assertEquals(NoticeState.NOT_REACHED, both.state());
        Notice secondUnknown = with(second, Kind.UNKNOWN);
        assertEquals(NoticeState.UNKNOWN, secondUnknown.state());
        assertEquals(Optional.of(AT.plus(Duration.ofMinutes(5))), secondUnknown.claimEnd(2));
        // The first was accepted by another server after all, so nobody is notified a third time.
        assertFalse(claimed(with(second, Kind.NOT_TAKEN)).wantsAttempt());
    }

    @Test
    void aReportThatComesBeforeTheHandoversResultIsTheNews() {
        Notice returned = with(with(claimed(planned()), Kind.UNDELIVERABLE), Kind.SENT);
        assertEquals(NoticeState.NOT_REACHED, returned.state());
        assertEquals(Kind.SENT, returned.lines().getLast().kind());
        assertEquals(Kind.UNDELIVERABLE, returned.decisive().kind());
        assertEquals(
                Kind.TOLD_BY_HAND, returned.toldByHand("phone", MARI).decisive().kind());
        assertEquals(Kind.PLANNED, planned().decisive().kind());
    }

    @Test
    void aPersonsWordAllowsAnotherAttempt() {
        Notice unknown = with(claimed(planned()), Kind.UNKNOWN);
        Notice again = unknown.again("asked Acme", MARI);
        assertEquals(NoticeState.PLANNED, again.state());
        assertEquals(again, again.again("asked Acme", MARI), "said once");
        Notice second = claimed(again);
        assertThrows(IllegalStateException.class, () -> second.again(null, MARI));
        assertEquals(NoticeState.SENT, with(second, Kind.SENT).state());
        assertFalse(with(second, Kind.UNKNOWN).wantsAttempt(), "one word, one attempt");
        Notice accepted = with(claimed(planned()), Kind.ACCEPTED);
        assertEquals(NoticeState.ACCEPTED, accepted.again(null, MARI).state());
        assertTrue(accepted.again(null, MARI).wantsAttempt());
        assertEquals(planned(), planned().again(null, MARI), "it is going to leave anyway");
    }

    @Test
    void aNoticeToldByHandOrCancelledIsNotSent() {
        Notice told = planned().toldByHand("phone", MARI);
        assertEquals(NoticeState.TOLD_BY_HAND, told.state());
        assertFalse(told.wantsAttempt());
        assertEquals(told, told.toldByHand("phone", MARI), "the same word");
        assertEquals("letter", told.toldByHand("letter", MARI).lines().getLast().detail(), "another note is kept");
        Notice sent = with(claimed(planned()), Kind.SENT);
        assertEquals(NoticeState.TOLD_BY_HAND, sent.toldByHand("phone", MARI).state());
        assertEquals(
                NoticeState.ACCEPTED,
                with(sent.toldByHand("phone", MARI), Kind.ACCEPTED).state());
        Notice cancelled = planned().cancelled("withdrawn", REGISTER);
        assertEquals(NoticeState.CANCELLED, cancelled.state());
        assertFalse(cancelled.wantsAttempt());
        assertEquals(NoticeState.SENT, sent.cancelled("withdrawn", REGISTER).state(), "it has left");
        Notice revived = cancelled.again("imported again", MARI);
        assertEquals(NoticeState.PLANNED, revived.state());
        assertEquals(
                NoticeState.CANCELLED, revived.cancelled("withdrawn", REGISTER).state(), "once more");
        assertEquals(
                NoticeState.CANCELLED,
                with(claimed(planned()), Kind.UNDELIVERABLE)
                        .cancelled("recipient-ended", REGISTER)
                        .state());
        assertEquals(
                NoticeState.UNKNOWN,
                with(claimed(planned()), Kind.UNKNOWN)
                        .cancelled("recipient-ended", REGISTER)
                        .state());
    }

    @Test
    void aClaimLapses() {
        Notice claimed = claimed(planned());
        assertEquals(claimed, claimed.lapsed(AT.plus(Duration.ofMinutes(5)).minusMillis(1)));
        Notice lapsed = claimed.lapsed(AT.plus(Duration.ofMinutes(5)));
        assertEquals(NoticeState.UNKNOWN, lapsed.state());
        assertEquals(lapsed, lapsed.lapsed(AT.plus(Duration.ofHours(1))));
        assertEquals(planned(), planned().lapsed(AT));
    }

    @Test
    void temporaryFailuresAreRetriedForAWhile() {
        assertEquals(Optional.of(AT), planned().nextAttempt());
        assertEquals(List.of(4L, 24L, 72L), waits(Kind.BOUNCED, Duration.ofHours(1)));
        assertEquals(List.of(1L, 5L, 15L, 60L, 240L, 720L, 1440L), waits(Kind.NOT_TAKEN, Duration.ofMinutes(1)));
    }

    private static List<Long> waits(Kind kind, Duration unit) {
        var waits = new ArrayList<Long>();
        Notice notice = with(claimed(planned()), kind);
        while (notice.wantsAttempt()) {
            waits.add(Duration.between(AT, notice.nextAttempt().orElseThrow()).dividedBy(unit));
            notice = with(claimed(notice), kind);
        }
        assertEquals(NoticeState.NOT_REACHED, notice.state());
        assertEquals(Optional.of(AT), notice.again(null, MARI).nextAttempt(), "a person may still want one");
        return waits;
    }

    /// A register restored from a backup learns from reports about mails that it sent since.
    @Test
    void factsTellOfAttemptsThatTheRegisterForgot() {
        Notice told = planned().with(new LedgerLine(AT, "dsn", 1, Kind.ACCEPTED, "2.0.0"));
        assertEquals(NoticeState.ACCEPTED, told.state());
        assertFalse(told.wantsAttempt());
        assertEquals(Optional.empty(), told.claimEnd(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> told.with(new LedgerLine(AT, "Mari", 0, Kind.TOLD_BY_HAND, null)));
        assertThrows(
                IllegalArgumentException.class, () -> told.with(new LedgerLine(AT, "dsn", 0, Kind.ACCEPTED, null)));
    }

    @Test
    void aRunMovesAsItsStatesSay() {
        Run run = Run.opened(
                new RunId("7K3Q9M2X"), new PolicyId("acme"), 3, Sha256.of(new byte[] {1}), List.of(0, 1), AT, MARI);
        assertEquals(State.RECORDING, run.state());
        Run stopped = run.sending(MARI).stopped("quota", REGISTER);
        assertEquals(
                List.of("quota"),
                stopped.history().stream()
                        .flatMap(step -> Optional.ofNullable(step.detail()).stream())
                        .toList());
        assertEquals(4, stopped.sending(MARI).revision());
        assertEquals(
                State.CLOSED,
                stopped.cancelled("withdrawn", REGISTER).closed(REGISTER).state());
        assertEquals(
                "run 7K3Q9M2X is recording, so it cannot become stopped: expected sending before",
                assertThrows(IllegalStateException.class, () -> run.stopped(null, MARI))
                        .getMessage());
        Run closed = stopped.closed(REGISTER);
        assertThrows(IllegalStateException.class, () -> closed.sending(MARI));
        assertThrows(IllegalStateException.class, () -> stopped.committed(7, REGISTER));
        Run committed = closed.committed(7, REGISTER);
        assertEquals(7, committed.outcome());
        assertEquals("entry 7", committed.history().getLast().detail());
    }

    @Test
    void aRunClosesNoSoonerThanWhoWasAddedCanObject() {
        Run run = Run.opened(
                new RunId("7K3Q9M2X"), new PolicyId("acme"), 3, Sha256.of(new byte[] {1}), List.of(0, 1), AT, MARI);
        Sha256 plan = Sha256.of(new byte[] {2});
        assertEquals(AT, run.replanned(plan, AT.minusSeconds(1), MARI).closesAt());
        assertEquals(
                AT.plusSeconds(1), run.replanned(plan, AT.plusSeconds(1), MARI).closesAt());
    }
}
