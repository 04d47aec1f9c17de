package register.machine.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.request.RetryLog;
import register.request.TeamLog;
import register.testing.Checkout;
import register.testing.Waiting;
import register.value.Reference;

/// A server finds due work with one query, and does it at the next check.
final class IdleServerTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-03-02T10:15:30Z");
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void anIdleServerAsksItsDatabaseAHandfulOfTimes() throws Exception {
        try (ThisMachine machine = open()) {
            new FirstStart(machine, Checkout.file("infra/policies")).run();
            try (Poller poller = poller(machine)) {
                lookUntilIdle(poller);
                // The work at its start is not repeated.
                pass(Duration.ofSeconds(20));
                lookUntilIdle(poller);
                long before = machine.ports().asked();
                int looks = 0;
                for (Duration passed = Duration.ZERO; passed.compareTo(LONG) < 0; passed = passed.plus(Poller.PAUSE)) {
                    pass(Poller.PAUSE);
                    lookUntilIdle(poller);
                    looks++;
                }
                assertEquals(looks, machine.ports().asked() - before, "one question a look");
                assertTrue(looks <= 5, looks + " looks in " + LONG);
            }
        }
    }

    @Test
    void dueWorkIsDoneAtTheNextCheck() throws Exception {
        try (ThisMachine machine = open();
                Poller poller = poller(machine)) {
            lookUntilIdle(poller);
            var reference = new Reference("DPA-7K3Q-9M2X-4WTB");
            machine.ports().retries().put(new RetryLog.Due(reference, now.plusSeconds(5)));
            pass(Duration.ofSeconds(2));
            lookUntilIdle(poller);
            assertEquals(1, machine.ports().retries().due(now.plus(LONG), 10).size(), "not yet");
            pass(Duration.ofSeconds(3));
            lookUntilIdle(poller);
            assertEquals(List.of(), machine.ports().retries().due(now.plus(LONG), 10), "there is no such request");
        }
    }

    @Test
    void whatIsDueWaitsWhileAProcessHasItsLease() {
        try (ThisMachine machine = open()) {
            TeamLog team = machine.ports().teamLog();
            team.add(new TeamLog.Waiting(new Reference("DPA-7K3Q-9M2X-4WTB"), true, now));
            assertEquals(Set.of("TEAM"), due(machine));
            assertTrue(team.take(now, now.plus(LONG)));
            assertEquals(Set.of(), due(machine));
            pass(LONG);
            assertEquals(Set.of("TEAM"), due(machine));
        }
    }

    private Set<String> due(ThisMachine machine) {
        return machine.ports()
                .agenda(List.of(TeamLog.KIND, RetryLog.KIND), machine.clock().instant())
                .due();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        long _ = nanos.addAndGet(time.toNanos());
    }

    private ThisMachine open() {
        InstantSource source = () -> now;
        return ThisMachine.open(
                Settings.read(Map.of("REGISTER_DATA", data.toString())), source.withZone(ZoneOffset.UTC));
    }

    private Poller poller(ThisMachine machine) {
        return new Poller(
                kinds -> machine.ports().agenda(kinds, machine.clock().instant()),
                ServerWork.parts(machine, SnapshotFollower.heads(machine)),
                nanos::get);
    }

    private static void lookUntilIdle(Poller poller) throws InterruptedException {
        poller.look();
        Waiting.until("idle", poller::isIdle, () -> "a part still runs");
    }
}
