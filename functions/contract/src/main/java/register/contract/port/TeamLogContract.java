package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.request.SecretReferenceKey;
import register.request.TeamLog;
import register.request.TeamLog.Waiting;
import register.value.Bytes;
import register.value.Reference;

/// `TeamLog`: no waiting request is lost, and one process at a time sends the team mail.
public interface TeamLogContract extends UnderContract {
    Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    Instant LATER = NOW.plus(Duration.ofMinutes(15));

    @Test
    @DisplayName("a waiting request is kept once, as first recorded, until it is removed")
    default void whatWaitsStays() {
        TeamLog teamMail = engine().teamLog();
        assertEquals(List.of(), teamMail.waiting(10));
        teamMail.add(new Waiting(request(1), false, NOW));
        teamMail.add(new Waiting(request(2), true, LATER));
        teamMail.add(new Waiting(request(1), false, LATER));
        assertEquals(
                Set.of(new Waiting(request(1), false, NOW), new Waiting(request(2), true, LATER)),
                new HashSet<>(teamMail.waiting(10)));
        assertEquals(
                List.of(new Waiting(request(2), true, LATER)), teamMail.waiting(1), "vouched requests come" + " first");
        teamMail.remove(new Waiting(request(1), false, NOW));
        teamMail.remove(new Waiting(request(3), true, NOW));
        assertEquals(List.of(new Waiting(request(2), true, LATER)), teamMail.waiting(10));
    }

    @Test
    @DisplayName("of 50 processes racing to send a team mail, one gets the lease, and another only once that has "
            + "expired")
    default void oneTakesTheTurn() {
        List<Boolean> taken =
                Race.run(engine(), 3, 50, (engine, _) -> engine.teamLog().take(NOW, LATER));
        assertEquals(1, Race.count(taken));
        TeamLog teamMail = engine().teamLog();
        assertFalse(teamMail.take(LATER.minusMillis(1), LATER.plusSeconds(60)));
        assertTrue(teamMail.take(LATER, LATER.plusSeconds(60)));
        assertFalse(teamMail.take(LATER, LATER.plusSeconds(90)));
    }

    @Test
    @DisplayName("waiting requests and the lease survive the process")
    default void noticesOutliveTheProcess() {
        EngineUnderTest before = engine().reopened();
        before.teamLog().add(new Waiting(request(1), false, NOW));
        assertTrue(before.teamLog().take(NOW, LATER));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(
                    List.of(new Waiting(request(1), false, NOW)),
                    after.teamLog().waiting(10));
            assertFalse(after.teamLog().take(NOW, LATER));
        }
    }

    private static Reference request(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }
}
