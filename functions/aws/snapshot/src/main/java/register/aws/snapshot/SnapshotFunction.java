package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import org.jspecify.annotations.Nullable;
import register.aws.Environment;
import register.snapshot.SnapshotHandler;

/// Makes the snapshots, checkpoints and time-stamps of the new entries in the table's stream.
public final class SnapshotFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final SnapshotHandler handler;

    public SnapshotFunction() {
        this(Environment.ofProcess());
    }

    /// @throws IllegalStateException naming the first variable that is missing
    public SnapshotFunction(Environment environment) {
        SnapshotMaking making = SnapshotMaking.of(environment);
        this.handler = new SnapshotHandler(making.snapshots(), making.checkpoints(), making.timeStamps());
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
