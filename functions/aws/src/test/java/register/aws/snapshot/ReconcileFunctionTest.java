package register.aws.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.EmbeddedMetrics;
import register.aws.LoggedHere;
import register.memory.MemoryRegister;

/// The handler on the event that a schedule sends, read as Lambda's own runtime reads it.
class ReconcileFunctionTest {
    private static final ScheduledEvent EVENT = at("2026-03-02T10:15:30Z");

    @TempDir
    Path directory;

    @Test
    void itMakesWhatIsMissingAndSaysHowMany() throws IOException {
        var world = new World(directory);
        var handler = world.reconciling(EmbeddedMetrics.NONE);
        assertEquals(0, handler.handleRequest(EVENT, null));
        world.publish(3);
        world.checkpoints.make(World.POLICY, 2);
        world.snapshots.make(World.POLICY, 2);
        assertEquals(4, handler.handleRequest(EVENT, null));
        assertEquals(3, world.signed());
        assertEquals(List.of(2, 2, 2), List.of(world.made(1), world.made(2), world.made(3)));
        assertEquals(0, handler.handleRequest(EVENT, null));
    }

    @Test
    void aFailureLeavesItAfterTheRestIsMade() throws IOException {
        var world = new World(directory);
        var handler = world.reconciling(EmbeddedMetrics.NONE);
        world.publish(3);
        world.failing.add(2L);
        assertThrows(IllegalStateException.class, () -> handler.handleRequest(EVENT, null));
        assertEquals(3, world.signed());
        assertEquals(List.of(2, 0, 2), List.of(world.made(1), world.made(2), world.made(3)));
        world.failing.clear();
        assertEquals(2, handler.handleRequest(EVENT, null));
    }

    /// A request for each entry and edition, hourly, would in years cost more than all else, and not end in time.
    @Test
    void whatIsOldIsLookedForOnceADay() throws IOException {
        var world = new World(directory);
        var handler = world.reconciling(EmbeddedMetrics.NONE);
        world.publish(3);
        world.failing.addAll(List.of(1L, 2L, 3L));
        assertThrows(IllegalStateException.class, () -> handler.handleRequest(EVENT, null));
        world.failing.clear();
        String later = MemoryRegister.CLOCK
                .instant()
                .plus(Duration.ofDays(8))
                .toString()
                .substring(0, 10);
        assertEquals(0, handler.handleRequest(at(later + "T10:15:30Z"), null));
        world.failing.addAll(List.of(1L, 3L));
        assertThrows(IllegalStateException.class, () -> handler.handleRequest(at(later + "T03:15:30Z"), null));
        assertEquals(2, world.made(2));
        world.failing.clear();
        assertEquals(4, handler.handleRequest(new ScheduledEvent(), null), "called by a person");
    }

    /// Of the edge, whose files change then.
    @Test
    void atTheDaysOfSomeZonesItOnlyWritesFiles() throws IOException {
        var world = new World(directory);
        var handler = world.reconciling(EmbeddedMetrics.NONE);
        world.publish(1);
        assertEquals(0, handler.handleRequest(at("2026-03-02T10:16:00Z"), null));
        assertEquals(0, handler.handleRequest(at("2026-03-02T10:46:00Z"), null));
        assertEquals(0, world.signed());
        assertEquals(2, handler.handleRequest(at("2026-03-02T11:01:00Z"), null));
    }

    private static ScheduledEvent at(String time) {
        String event = """
            {"id": "cdc73f9d-aea9-11e3-9d5a-835b769c0d9c", "detail-type": "Scheduled Event", "source": "aws.events",
             "account": "123456789012", "time": "TIME", "region": "eu-central-1",
             "resources": ["arn:aws:events:eu-central-1:123456789012:rule/reconcile"], "detail": {}}""";
        return World.event(ScheduledEvent.class, event.replace("TIME", time));
    }

    @Test
    void itReportsWhatItsPassFound() throws IOException {
        var world = new World(directory);
        var logged = new LoggedHere();
        var handler = world.reconciling(new EmbeddedMetrics("test", MemoryRegister.CLOCK));
        world.publish(3);
        world.failing.add(2L);
        assertThrows(IllegalStateException.class, () -> handler.handleRequest(EVENT, logged.context()));
        String reported = String.join("\n", logged.lines);
        for (String value : List.of(
                "\"register_documents_missing\":1}",
                "\"register_log_entries\":3,",
                "\"register_log_unsigned_entries\":0,",
                "\"register_requests_waiting\":0,")) {
            assertTrue(reported.contains(value), value + " in " + reported);
        }
        assertFalse(reported.contains("unwitnessed"), "no trust file names a witness");
    }
}
