package register.aws.journey;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import register.aws.commands.Invocation;
import register.aws.intake.IntakeFunction;
import register.aws.publish.PublishFunction;
import register.aws.snapshot.SnapshotFunction;
import register.machine.runtime.LocalContext;

/// A function in its own process, which gets only its variables and is called once; `Calls` halts it. Arguments: the
/// function, and the file with its event.
final class HaltedFunction {
    private HaltedFunction() {}

    public static void main(String[] arguments) throws IOException {
        String function = arguments[0];
        byte[] event = Files.readAllBytes(Path.of(arguments[1]));
        var context = new LocalContext(function);
        byte[] ignored = switch (function) {
            case "publish" -> Invocation.of(new PublishFunction(), S3Event.class, List.class, event, context);
            case "snapshot" ->
                Invocation.of(new SnapshotFunction(), DynamodbEvent.class, StreamsEventResponse.class, event, context);
            case "intake" ->
                Invocation.of(new IntakeFunction(), SQSEvent.class, SQSBatchResponse.class, event, context);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
