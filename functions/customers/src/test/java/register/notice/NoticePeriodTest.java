package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Whole days, in every zone and over every change of its clocks.
@Tag("property")
class NoticePeriodTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    /// Changes of clocks in the past, and the rules for years to come.
    private static final long FIRST = Instant.parse("1960-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2040-01-01T00:00:00Z").getEpochSecond();

    @Test
    void thirtyDaysBeforeTheLastOfDecemberAreTheFirst() {
        LocalDate start = LocalDate.parse("2026-12-31");
        Instant tellBy = NoticePeriod.tellBy(start, 30, TALLINN);
        assertEquals(LocalDate.parse("2026-12-01").atStartOfDay(TALLINN).toInstant(), tellBy);
        assertEquals(start, NoticePeriod.earliestStart(tellBy.minusMillis(1), 30, TALLINN));
        assertEquals(start.plusDays(1), NoticePeriod.earliestStart(tellBy, 30, TALLINN));
    }

    @Test
    void theDayOfTellingIsNotCounted() {
        Instant told = Instant.parse("2026-11-25T09:00:00Z");
        assertEquals(LocalDate.parse("2026-12-26"), NoticePeriod.earliestStart(told, 30, TALLINN));
        assertEquals(LocalDate.parse("2027-01-10"), NoticePeriod.earliestStart(told, 45, TALLINN));
        assertEquals(LocalDate.parse("2026-11-26"), NoticePeriod.earliestStart(told, 0, TALLINN));
        assertEquals(
                Instant.parse("2026-12-25T21:59:59.999Z"),
                NoticePeriod.objectUntil(told, 30, TALLINN),
                "a winter" + " day");
    }

    @Test
    void aDayThatAZoneLeavesOutIsNoDayOfNotice() {
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        LocalDate start = LocalDate.parse("2012-01-01");
        assertEquals(
                LocalDate.parse("2011-12-29").atStartOfDay(samoa).toInstant(), NoticePeriod.tellBy(start, 2, samoa));
    }

    @Test
    void tellByAndEarliestStartAgree() {
        qt().withExamples(5_000)
                .forAll(
                        zones(),
                        longs().between(FIRST, LAST),
                        integers().between(0, 365),
                        integers().between(-2, 2))
                .check((zone, second, days, off) -> agree(zone, Instant.ofEpochSecond(second), days, off));
    }

    @Test
    void theyAgreeAroundEveryChangeOfEveryClock() {
        var seen = new HashSet<ZoneRules>();
        for (ZoneId zone : ZONES) {
            for (ZoneOffsetTransition change :
                    seen.add(zone.getRules()) ? changes(zone) : List.<ZoneOffsetTransition>of()) {
                for (int minutes : new int[] {-1500, -90, -1, 0, 1, 29, 90, 1500}) {
                    Instant told = change.getInstant().plusSeconds(60L * minutes);
                    for (int days : new int[] {0, 1, 3}) {
                        assertTrue(agree(zone, told, days, 0) && agree(zone, told, days, -1), zone + " " + told);
                    }
                }
            }
        }
    }

    private static boolean agree(ZoneId zone, Instant told, int days, int off) {
        LocalDate earliest = NoticePeriod.earliestStart(told, days, zone);
        LocalDate start = earliest.plusDays(off);
        if (!start.atStartOfDay(zone).toLocalDate().equals(start)) {
            return true;
        }
        boolean inTime = told.isBefore(NoticePeriod.tellBy(start, days, zone));
        return inTime == !start.isBefore(earliest) && (off != 0 || whole(zone, told, earliest, days));
    }

    /// Counted the slow way: the days that begin after the notice and end before the start.
    private static boolean whole(ZoneId zone, Instant told, LocalDate start, int days) {
        Instant end = start.atStartOfDay(zone).toInstant();
        int counted = 0;
        Instant from = told;
        for (LocalDate day = LocalDate.ofInstant(told, zone); day.isBefore(start); day = day.plusDays(1)) {
            Instant begin = day.atStartOfDay(zone).toInstant();
            Instant next = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (begin.isAfter(told) && next.isAfter(begin) && !next.isAfter(end)) {
                counted++;
                from = next;
            }
        }
        assertFalse(from.isAfter(end));
        return counted == days && NoticePeriod.objectUntil(told, days, zone).equals(end.minusMillis(1));
    }

    private static Gen<ZoneId> zones() {
        return integers().between(0, ZONES.size() - 1).map(ZONES::get);
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        Instant at = Instant.ofEpochSecond(FIRST);
        while (true) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(at);
            if (next == null || next.getInstant().getEpochSecond() > LAST) {
                return changes;
            }
            changes.add(next);
            at = next.getInstant();
        }
    }
}
