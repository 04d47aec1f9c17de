package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoticeRateTest {
    @Test
    void aDaysQuotaMakesARunOfDays() {
        var rate = new NoticeRate(60, 7_200L);
        assertEquals(Duration.ZERO, rate.length(0));
        assertEquals(Duration.ofSeconds(1), rate.length(1));
        assertEquals(Duration.ofHours(2), rate.length(7_200));
        assertEquals(Duration.ofDays(1).plusSeconds(1), rate.length(7_201));
        assertEquals(Duration.ofDays(2).plusHours(2), rate.length(21_600));
        assertEquals(Duration.ofHours(6), new NoticeRate(60).length(21_600));
    }
}
