package register.aws.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.EmbeddedMetrics;
import register.aws.client.Edge;
import register.aws.files.EdgeFiles;
import register.network.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.transparency.NoTimeStampException;

/// The handlers beside a real time-stamp authority, which may be down.
class TimeStampingTest {
    private final TestAuthority authority = TestAuthority.start();

    @TempDir
    Path directory;

    private World world;

    @BeforeEach
    void publish() throws IOException {
        world = new World(directory, HttpTimeStampAuthority.at(authority.address(), Reach.PRIVATE));
        world.publish(2);
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private int handedBack() {
        String records = SnapshotFunctionTest.inserted(1, "501") + "," + SnapshotFunctionTest.inserted(2, "502");
        return new SnapshotFunction(
                        world.snapshots,
                        world.checkpoints,
                        world.timeStamps,
                        world.witnesses,
                        new EdgeFiles(Edge.NONE, null),
                        EmbeddedMetrics.NONE)
                .handleRequest(World.event(DynamodbEvent.class, "{\"Records\": [" + records + "]}"), null)
                .getBatchItemFailures()
                .size();
    }

    private int reconcile() {
        return world.reconciling(EmbeddedMetrics.NONE).handleRequest(World.event(ScheduledEvent.class, "{}"), null);
    }

    @Test
    void eachNewCheckpointIsStamped() {
        assertEquals(0, handedBack());
        assertEquals(2, world.register.checkpoints().lastStamped(World.POLICY));
        assertEquals(0, handedBack());
        assertEquals(2, authority.asked());
    }

    @Test
    void anAuthorityThatIsDownHoldsNothingUpAndIsAskedAgainLater() {
        authority.breakDown();
        assertEquals(0, handedBack());
        assertEquals(1, authority.asked());
        assertEquals(List.of(2, 2), List.of(world.made(1), world.made(2)));
        assertEquals(2, world.signed());

        assertThrows(NoTimeStampException.class, this::reconcile);
        assertEquals(0, world.register.checkpoints().lastStamped(World.POLICY));
        authority.recover();
        assertEquals(0, reconcile());
        assertEquals(2, world.register.checkpoints().lastStamped(World.POLICY));
    }

    @Test
    void snapshotsAndCheckpointsDoNotWait() {
        authority.breakDown();
        assertThrows(NoTimeStampException.class, this::reconcile);
        assertEquals(List.of(2, 2), List.of(world.made(1), world.made(2)));
        assertEquals(2, world.signed());
    }
}
