package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.jspecify.annotations.Nullable;
import register.aws.Environment;
import register.snapshot.ReconcileHandler;

/// Makes, on a schedule, the snapshots, checkpoints and time-stamps that are missing.
public final class ReconcileFunction implements RequestHandler<ScheduledEvent, Integer> {
    private final ReconcileHandler handler;

    public ReconcileFunction() {
        this(Environment.ofProcess());
    }

    /// @throws IllegalStateException naming the first variable that is missing
    public ReconcileFunction(Environment environment) {
        SnapshotMaking making = SnapshotMaking.of(environment);
        this.handler = new ReconcileHandler(
                making.snapshots(),
                making.checkpoints(),
                making.timeStamps(),
                making.erasure(),
                RequestEnding.of(environment));
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
