package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.notice.DeliveryFacts.Event;
import register.notice.DeliveryFacts.ReportDetails;
import register.request.ChangeAuthor;

/// Mail services' reports may come twice, never, late and in any order.
@Tag("property")
class DeliveryFactsProperties {
    private static final List<Event> EVENTS = List.of(Event.values());
    private static final Set<Event> ARRIVED = EnumSet.of(Event.DELIVERY, Event.COMPLAINT);
    private static final Set<Event> CAME_BACK = EnumSet.of(
            Event.BOUNCE_TRANSIENT,
            Event.BOUNCE_PERMANENT,
            Event.BOUNCE_SUPPRESSED,
            Event.BOUNCE_UNDETERMINED,
            Event.REJECT,
            Event.RENDERING_FAILURE);

    private record Reported(int attempt, Event event) {
        LedgerLine line() {
            // A service dates its events, so a repeated event has its original date.
            return DeliveryFacts.event(
                    attempt,
                    LedgerTest.AT.plusSeconds(60L * attempt + EVENTS.indexOf(event)),
                    event,
                    ReportDetails.NOTHING);
        }
    }

    private static Gen<List<Reported>> reports() {
        return lists().of(integers()
                        .between(1, 3)
                        .zip(
                                integers().between(0, EVENTS.size() - 1),
                                (attempt, event) -> new Reported(attempt, EVENTS.get(event))))
                .ofSizeBetween(0, 12);
    }

    @Test
    void doubledAndReorderedEventsLeaveTheSameLedger() {
        qt().withExamples(5_000).forAll(reports(), longs().all()).checkAssert((reports, seed) -> {
            var more = new ArrayList<>(reports);
            more.addAll(reports);
            Collections.shuffle(more, new Random(seed));
            Notice once = with(reports);
            Notice other = with(more);
            assertEquals(once.state(), other.state());
            assertEquals(once.nextAttempt().isPresent(), other.nextAttempt().isPresent());
            assertEquals(kinds(once), kinds(other));
            assertEquals(other.lines().size(), once.lines().size(), "nothing stands twice");
        });
    }

    @Test
    void missingReportsAreNotInvented() {
        qt().withExamples(5_000).forAll(reports(), longs().all()).checkAssert((reports, seed) -> {
            var random = new Random(seed);
            List<Reported> left =
                    reports.stream().filter(_ -> random.nextBoolean()).toList();
            Notice notice = with(left);
            boolean arrived = left.stream()
                    .anyMatch(one -> ARRIVED.contains(one.event)
                            && left.stream()
                                    .noneMatch(
                                            other -> other.attempt == one.attempt && CAME_BACK.contains(other.event)));
            assertEquals(arrived, notice.state() == NoticeState.ACCEPTED, left.toString());
            if (left.isEmpty()) {
                assertEquals(NoticeState.SENDING, notice.state(), "silence proves nothing");
            }
        });
    }

    /// The answer about the first attempt comes after the second was sent.
    @Test
    void aLateFactOfAnOlderAttemptTakesNothingBack() {
        qt().withExamples(2_000).forAll(reports()).checkAssert(reports -> {
            Notice second = LedgerTest.planned()
                    .claimed(LedgerTest.AT.plusSeconds(300), ChangeAuthor.register(LedgerTest.AT))
                    .with(new Reported(1, Event.BOUNCE_TRANSIENT).line());
            second = second.claimed(
                            LedgerTest.AT.plusSeconds(90_000), ChangeAuthor.register(LedgerTest.AT.plusSeconds(20_000)))
                    .with(new Reported(2, Event.DELIVERY).line());
            for (Reported late : reports) {
                second = second.with(new Reported(1, late.event).line());
            }
            assertEquals(NoticeState.ACCEPTED, second.state());
            assertTrue(!second.wantsAttempt(), "nobody is told twice");
        });
    }

    private static Set<String> kinds(Notice notice) {
        var kinds = new HashSet<String>();
        notice.lines().forEach(line -> kinds.add(line.attempt() + line.source() + line.kind()));
        return kinds;
    }

    private static Notice with(List<Reported> reports) {
        Notice notice =
                LedgerTest.planned().claimed(LedgerTest.AT.plusSeconds(300), ChangeAuthor.register(LedgerTest.AT));
        for (Reported report : reports) {
            notice = notice.with(report.line());
        }
        return notice;
    }
}
