package register.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import register.intake.IntakeHandler;
import register.local.LocalContext;
import register.local.LocalFiles;
import register.local.LocalRegister;
import register.publish.PublishHandler;
import register.read.ReadHandler;
import register.read.RedirectHandler;
import register.snapshot.ReconcileHandler;
import register.snapshot.SnapshotHandler;

/// Runs a function's handler on an event file, as Lambda would, over the embedded engine.
@Command(
        name = "infra/invoke",
        mixinStandardHelpOptions = true,
        description = "Runs a function's handler on an event file with this machine's data and prints its response.",
        footer = {
            "",
            "Objects that an event names are files here: $REGISTER_DATA/submitted/KEY for publish, which answers in"
                    + " $REGISTER_DATA/submitted/results/KEY.json, and $REGISTER_DATA/inbound/KEY for intake, whatever"
                    + " the bucket."
        })
public final class InvokeCommand implements Callable<Integer> {
    /// The functions, as they are named on AWS.
    enum Function {
        READ,
        REDIRECT,
        PUBLISH,
        SNAPSHOT,
        RECONCILE,
        INTAKE
    }

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FUNCTION", description = "${COMPLETION-CANDIDATES}, in any case.")
    private Function function = Function.READ;

    @Parameters(index = "1", paramLabel = "EVENT.json", description = "The event, as Lambda would send it.")
    private Path event = Path.of("");

    private InvokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        return RegisterCommand.commandLine(
                        new InvokeCommand(terminal), terminal, "the function answered, whatever its answer says", null)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = InputFile.read(event);
        try (LocalRegister register = terminal.open()) {
            var files = new LocalFiles(register.settings().data());
            byte[] response = switch (function) {
                case READ ->
                    streamed(
                            bytes,
                            new ReadHandler(
                                    register.engine().chain(), register.engine().issuedDocuments(), register.clock()));
                case REDIRECT ->
                    streamed(
                            bytes,
                            new RedirectHandler(
                                    register.engine().chain(),
                                    register.engine().issuedDocuments(),
                                    register.engine().links("", register.clock()),
                                    register.clock()));
                case PUBLISH ->
                    converted(bytes, S3Event.class, new PublishHandler(register.policyPublishing(), files), List.class);
                case SNAPSHOT ->
                    converted(
                            bytes,
                            DynamodbEvent.class,
                            new SnapshotHandler(register.snapshots()),
                            StreamsEventResponse.class);
                case RECONCILE ->
                    converted(bytes, ScheduledEvent.class, new ReconcileHandler(register.snapshots()), Integer.class);
                case INTAKE ->
                    converted(
                            bytes,
                            SQSEvent.class,
                            new IntakeHandler(register.intake(), files::inbound),
                            SQSBatchResponse.class);
            };
            terminal.out().println(new String(response, UTF_8));
            return Exit.DONE;
        }
    }

    private byte[] streamed(byte[] bytes, RequestStreamHandler handler) throws IOException {
        var response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(bytes), response, context());
        return response.toByteArray();
    }

    /// As the runtime of Lambda does it: its own serializers for the events that it knows, Jackson for the rest.
    private <E, R> byte[] converted(
            byte[] bytes, Class<E> eventType, RequestHandler<E, ? extends R> handler, Class<R> result)
            throws IOException {
        @Nullable E parsed;
        try {
            parsed = serializer(eventType).fromJson(new ByteArrayInputStream(bytes));
        } catch (RuntimeException e) {
            throw new IOException(event + ": not an event that this function takes: " + e.getMessage(), e);
        }
        if (parsed == null) {
            throw new IOException(event + ": not an event that this function takes: expected a JSON object");
        }
        R answer = handler.handleRequest(parsed, context());
        var response = new ByteArrayOutputStream();
        if (answer == null) {
            return "null".getBytes(UTF_8);
        }
        serializer(result).toJson(answer, response);
        return response.toByteArray();
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, InvokeCommand.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    private LocalContext context() {
        return new LocalContext(function.name().toLowerCase(Locale.ROOT));
    }
}
