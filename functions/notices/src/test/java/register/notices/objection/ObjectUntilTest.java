package register.notices.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.notice.NoticePeriod;
import register.notices.World;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionReference;
import register.request.ChangeAuthor;

/// The deadline of an objection: the later of the version's deadline and the end of the contract's days.
class ObjectUntilTest {
    /// The version's deadline: 28 December 2026, 23:59 in Berlin.
    private static final Instant STATED = Instant.parse("2026-12-28T22:59:00Z");

    @Test
    void withoutDaysInTheContractItIsWhatTheVersionStates() {
        assertEquals(Optional.of(STATED), until(new ReplyWorld("en", (Integer) null)));
        assertEquals(Optional.of(STATED), until(new ReplyWorld("en", 14)), "they end sooner");
    }

    /// The claim ends 1 November 2026, 13:07 in Berlin; that day is not counted.
    @Test
    void moreDaysInTheContractCountFromTheEndOfTheClaim() {
        assertEquals(Optional.of(Instant.parse("2026-12-31T22:59:59.999Z")), until(new ReplyWorld("en", 60)));
    }

    @Test
    void aLaterWithdrawalChangesNothingInWhatANoticeSaid() {
        var world = new ReplyWorld("en", 60);
        Objecting.NoticeContext told = new Objecting(world.register(), world.world.key)
                .told(world.notice)
                .orElseThrow();
        world.world.withdrawn();
        assertTrue(told.objectUntil(STATED).isPresent(), "its own run goes on to say what it said");
    }

    @Test
    void theLastMinuteCountsInEveryZone() {
        for (String zone :
                List.of("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC")) {
            ZoneId at = ZoneId.of(zone);
            Instant stated = LocalDateTime.parse("2026-12-28T23:59").atZone(at).toInstant();
            Instant byContract = NoticePeriod.objectUntil(Instant.parse("2026-10-20T22:30:00Z"), 30, at);
            for (Instant end : List.of(stated, byContract)) {
                assertFalse(late(end, end), zone);
                assertFalse(
                        late(
                                end,
                                LocalDateTime.ofInstant(end, at)
                                        .withSecond(59)
                                        .withNano(999_000_000)
                                        .atZone(at)
                                        .toInstant()),
                        zone);
                Instant after = LocalDateTime.ofInstant(end, at)
                        .plusMinutes(1)
                        .withSecond(0)
                        .withNano(0)
                        .atZone(at)
                        .toInstant();
                assertTrue(late(end, after), zone + ": " + after + " is after " + end);
            }
        }
    }

    @Test
    void whereNobodyStatesAnEndNothingIsLate() {
        assertFalse(late(null, Instant.parse("2099-01-01T00:00:00Z")));
    }

    private static boolean late(@org.jspecify.annotations.Nullable Instant until, Instant arrived) {
        return Objection.recorded(
                        new ObjectionReference("OBJ-7K3Q-9M2X-4WTB"),
                        new Objection.About(World.POLICY, null, null, until),
                        ObjectionChannel.PHONE,
                        arrived,
                        new CustomerStatement("no", null),
                        null,
                        ChangeAuthor.register(arrived))
                .isLate();
    }

    private static Optional<Instant> until(ReplyWorld world) {
        return new Objecting(world.register(), world.world.key)
                .told(world.notice)
                .orElseThrow()
                .objectUntil(Instant.parse("2030-01-01T00:00:00Z"));
    }
}
