package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Makes the snapshots, checkpoints and time-stamps of the new entries in the table's stream.
public final class SnapshotFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final SnapshotHandler handler;

    public SnapshotFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public SnapshotFunction(Variables variables) {
        var register = new Register(AwsPorts.of(variables), Clock.systemUTC());
        Attesting attesting = KmsSeals.of(variables, register).attesting();
        this.handler = new SnapshotHandler(
                attesting.snapshots(), attesting.checkpoints(), attesting.timeStamps(), attesting.witnessing());
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
