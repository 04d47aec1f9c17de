package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.recipient.TermsInUse;

/// The last day for customers to be notified of someone else's change.
class NoticeDaysTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final LocalDate START = LocalDate.parse("2026-12-31");

    private static NoticeDays days(int promised, Duration length, TermsInUse... contracts) {
        return NoticeDays.of(promised, List.of(contracts), length, TALLINN);
    }

    @Test
    void theLongestPeriodCounts() {
        assertEquals(LocalDate.parse("2026-11-30"), days(30, Duration.ZERO).lastDay(START));
        assertEquals(
                LocalDate.parse("2026-10-01"),
                days(30, Duration.ZERO, new TermsInUse(20, 90, 3, "Acme"), new TermsInUse(45, null, 1, null))
                        .lastDay(START));
        assertEquals(
                LocalDate.parse("2026-12-30"),
                NoticeDays.of(null, List.of(), Duration.ZERO, TALLINN).lastDay(START));
    }

    @Test
    void theRunMustEndInTimeToo() {
        NoticeDays days = days(30, Duration.ofHours(25));
        assertEquals(LocalDate.parse("2026-11-29"), days.lastDay(START));
        assertTrue(days.isLate(START, Instant.parse("2026-11-29T20:59:59Z").plusSeconds(1)));
        assertFalse(days.isLate(START, Instant.parse("2026-11-29T20:59:59Z")));
    }

    @Test
    void itAgreesWithTheEarliestStart() {
        for (int period = 0; period <= 400; period++) {
            NoticeDays days = days(period, Duration.ZERO);
            LocalDate last = days.lastDay(START);
            Instant evening = last.plusDays(1).atStartOfDay(TALLINN).toInstant().minusMillis(1);
            assertFalse(days.isLate(START, evening));
            assertEquals(START, days.earliestStart(evening));
            assertTrue(days.isLate(START, evening.plusMillis(1)));
            assertEquals(START.plusDays(1), days.earliestStart(evening.plusMillis(1)));
        }
    }
}
