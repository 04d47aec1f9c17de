package register.aws.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The handler on the event that a schedule sends, read as Lambda's own runtime reads it.
class ReconcileFunctionTest {
    private static final ScheduledEvent EVENT = World.event(ScheduledEvent.class, """
            {"id": "cdc73f9d-aea9-11e3-9d5a-835b769c0d9c", "detail-type": "Scheduled Event", "source": "aws.events",
             "account": "123456789012", "time": "2026-03-02T10:15:30Z", "region": "eu-central-1",
             "resources": ["arn:aws:events:eu-central-1:123456789012:rule/reconcile"], "detail": {}}""");

    @TempDir
    Path directory;

    @Test
    void itMakesWhatIsMissingAndSaysHowMany() throws IOException {
        var world = new World(directory);
        var handler = new ReconcileFunction(
                world.snapshots,
                world.checkpoints,
                world.timeStamps,
                world.witnesses,
                world.erasure,
                world.requests,
                world.recipients);
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
        var handler = new ReconcileFunction(
                world.snapshots,
                world.checkpoints,
                world.timeStamps,
                world.witnesses,
                world.erasure,
                world.requests,
                world.recipients);
        world.publish(3);
        world.failing.add(2L);
        assertThrows(IllegalStateException.class, () -> handler.handleRequest(EVENT, null));
        assertEquals(3, world.signed());
        assertEquals(List.of(2, 0, 2), List.of(world.made(1), world.made(2), world.made(3)));
        world.failing.clear();
        assertEquals(2, handler.handleRequest(EVENT, null));
    }
}
