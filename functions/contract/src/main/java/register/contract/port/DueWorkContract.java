package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.NoticeId;
import register.notice.RunId;

/// `DueWork`: any process finds due work at its time and not before; one process holds the lease.
public interface DueWorkContract extends UnderContract {
    Instant DUE_AT = Instant.parse("2026-11-01T10:15:30.123Z");
    RunId DUE_RUN = new RunId("7K3Q9M2X");

    @Test
    @DisplayName("due work is found from its millisecond on, the longest due first, until it is removed")
    default void findsDueWork() {
        DueWork work = engine().dueWork();
        assertEquals(List.of(), work.due(DUE_AT, 10));
        Due lot = Due.of(DUE_AT, DUE_RUN, 12);
        Due notice = Due.of(DUE_AT.minusMillis(1), new NoticeId(DUE_RUN, 1023, "4WTB9ZK2"));
        Due later = Due.of(DUE_AT.plus(Duration.ofDays(3)), DUE_RUN, 0);
        List.of(lot, later, notice, lot).forEach(work::put);
        assertEquals(List.of(), work.due(DUE_AT.minusMillis(2), 10));
        assertEquals(List.of(notice), work.due(DUE_AT.minusMillis(1), 10));
        assertEquals(List.of(notice, lot), work.due(DUE_AT, 10));
        assertEquals(List.of(notice), work.due(DUE_AT, 1));
        work.remove(notice);
        work.remove(Due.of(DUE_AT.minusMillis(1), DUE_RUN, 12));
        assertEquals(List.of(lot), work.due(DUE_AT, 10), "another lease belongs to another");
        assertEquals(List.of(lot, later), work.due(DUE_AT.plus(Duration.ofDays(3)), 10));
    }

    @Test
    @DisplayName("hundreds of items that were put out of order come back in order")
    default void ordersDueWork() {
        DueWork work = engine().dueWork();
        var put = new ArrayList<>(IntStream.range(0, 250)
                .mapToObj(number -> Due.of(DUE_AT.plusMillis(number / 3), DUE_RUN, number))
                .toList());
        Collections.shuffle(put, new Random(7));
        put.forEach(work::put);
        List<Due> found = work.due(DUE_AT.plusSeconds(1), 1000);
        assertEquals(250, found.size());
        assertEquals(
                found.stream().map(Due::at).sorted().toList(),
                found.stream().map(Due::at).toList());
        assertEquals(found.subList(0, 40), work.due(DUE_AT.plusSeconds(1), 40));
        found.subList(0, 200).forEach(work::remove);
        assertEquals(found.subList(200, 250), work.due(DUE_AT.plusSeconds(1), 1000));
    }

    @Test
    @DisplayName("due work survives the process")
    default void dueWorkOutlivesTheProcess() {
        EngineUnderTest before = engine().reopened();
        before.dueWork().put(Due.of(DUE_AT, DUE_RUN, 1));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(List.of(Due.of(DUE_AT, DUE_RUN, 1)), after.dueWork().due(DUE_AT, 10));
        }
    }

    @Test
    @DisplayName("of 20 racing processes one gets the lease, keeps it, and gives it back")
    default void oneHasTheTurn() {
        List<Boolean> held = Race.run(
                engine(),
                3,
                20,
                (engine, number) -> engine.dueWork().hold("process " + number, DUE_AT, DUE_AT.plusSeconds(30)));
        assertEquals(1, Race.count(held));
        DueWork work = engine().dueWork();
        String holder = "process " + held.indexOf(true);
        Instant later = DUE_AT.plusSeconds(29);
        assertFalse(work.hold("another", later, later.plusSeconds(30)));
        assertTrue(work.hold(holder, later, later.plusSeconds(30)), "kept");
        assertFalse(work.hold("another", DUE_AT.plusSeconds(31), DUE_AT.plusSeconds(61)));
        assertTrue(work.hold(holder, later, later), "given back");
        assertTrue(work.hold("another", later, later.plusSeconds(30)));
        assertFalse(work.hold(holder, later, later.plusSeconds(30)));
        assertTrue(work.hold(holder, later.plusSeconds(30), later.plusSeconds(60)), "its lease had expired");
    }
}
