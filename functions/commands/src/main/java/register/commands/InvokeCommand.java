package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import register.assembly.Attesting;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.intake.IntakeHandler;
import register.json.JsonText;
import register.machine.runtime.Invocation;
import register.machine.runtime.LocalContext;
import register.machine.site.LocalFiles;
import register.machine.site.ThisMachine;
import register.publish.PublishHandler;
import register.snapshot.ReconcileHandler;
import register.snapshot.SnapshotHandler;

/// Runs a function's handler on an event file, as Lambda would, over the embedded engine.
@Command(
        name = "infra/invoke",
        mixinStandardHelpOptions = true,
        description = "Runs a function's handler on an event file and on this machine's data. Prints its response.",
        footer = {
            "",
            "Objects that an event names are files here; the bucket's name does not matter:"
                    + " $REGISTER_DATA/submitted/KEY for publish, which answers in $REGISTER_DATA/submitted/results/KEY.json, and"
                    + " $REGISTER_DATA/inbound/KEY for intake."
        })
public final class InvokeCommand implements Callable<Integer> {
    /// The functions, by their names on AWS.
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
        return CommandLines.execute(
                () -> CommandLines.of(
                                new InvokeCommand(terminal),
                                terminal,
                                "the function answered; its answer may report a failure",
                                null)
                        .setCaseInsensitiveEnumValuesAllowed(true),
                terminal,
                arguments);
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = InputFile.read(event);
        try (ThisMachine machine = terminal.open()) {
            String response = new String(response(machine, bytes), UTF_8);
            terminal.result(() -> JsonText.parse(response), () -> Stream.of(response));
            return Exit.DONE;
        } catch (IOException e) {
            throw new IOException(event + ": " + e.getMessage(), e);
        }
    }

    private byte[] response(ThisMachine machine, byte[] bytes) throws IOException {
        var files = new LocalFiles(machine.settings().data());
        Attesting attesting = machine.attesting();
        return switch (function) {
            case READ -> Invocation.of(machine.readHandler(), bytes, context());
            case REDIRECT -> Invocation.of(machine.redirectHandler(), bytes, context());
            case PUBLISH ->
                converted(new PublishHandler(machine.policyPublishing(), files), S3Event.class, List.class, bytes);
            case SNAPSHOT ->
                converted(
                        new SnapshotHandler(
                                attesting.snapshots(),
                                attesting.checkpoints(),
                                attesting.timeStamps(),
                                attesting.witnessing()),
                        DynamodbEvent.class,
                        StreamsEventResponse.class,
                        bytes);
            case RECONCILE ->
                converted(
                        new ReconcileHandler(
                                attesting.snapshots(),
                                attesting.checkpoints(),
                                attesting.timeStamps(),
                                attesting.witnessing(),
                                machine.register().erasure(),
                                machine.requestErasure(),
                                machine.recipientErasure()),
                        ScheduledEvent.class,
                        Integer.class,
                        bytes);
            case INTAKE ->
                converted(
                        new IntakeHandler(machine.receiving(), files::inbound),
                        SQSEvent.class,
                        SQSBatchResponse.class,
                        bytes);
        };
    }

    private <E, R> byte[] converted(
            RequestHandler<E, ? extends R> handler, Class<E> eventType, Class<R> responseType, byte[] bytes)
            throws IOException {
        return Invocation.of(handler, eventType, responseType, bytes, context());
    }

    private LocalContext context() {
        return new LocalContext(function.name().toLowerCase(Locale.ROOT));
    }
}
