package register.aws.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.aws.intake.IntakeFunction;
import register.aws.publish.PublishFunction;
import register.aws.snapshot.ReconcileFunction;
import register.machine.runtime.LocalContext;
import register.mail.GivenUp;
import register.mail.Redrive;
import register.mail.sending.FailureReason;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.settings.Variables;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The messages in the dead-letter queues. They are retried in this process, by the same functions, with the
/// functions' variables and the caller's rights. So the result is known at once, and a message leaves its queue only
/// after success.
final class DeadLetters implements Redrive {
    private final SqsClient client;
    private final @Nullable Queue mail;
    private final Queue invocations;
    private final FailureLog failures;
    private final Variables variables;
    private final Clock clock;
    private final Map<GivenUp, List<DeadLetter>> held = new LinkedHashMap<>();
    private @Nullable IntakeFunction intake;

    /// @param mail the address of the mail queue; null if the register receives no mail
    /// @param invocations the address of the other queue
    DeadLetters(
            SqsClient client,
            @Nullable String mail,
            String invocations,
            FailureLog failures,
            Variables variables,
            Clock clock) {
        this.client = client;
        this.mail = mail == null ? null : new Queue(client, mail);
        this.invocations = new Queue(client, invocations);
        this.failures = failures;
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public List<GivenUp> all() {
        var letters = new ArrayList<DeadLetter>();
        if (mail != null) {
            mail.messages().forEach(message -> letters.add(DeadLetter.ofMail(mail, message)));
        }
        invocations.messages().forEach(message -> letters.add(DeadLetter.ofInvocation(invocations, message)));
        var byId = new LinkedHashMap<String, List<DeadLetter>>();
        letters.stream()
                .sorted(Comparator.comparing(DeadLetter::receivedAt))
                // The topic may have sent two messages about one mail.
                .forEach(letter -> byId.computeIfAbsent(letter.id(), _ -> new ArrayList<>())
                        .add(letter));
        byId.values().forEach(same -> held.put(givenUp(same.getFirst()), same));
        return List.copyOf(held.keySet());
    }

    @Override
    public Tried again(GivenUp given) {
        Tried tried = new Failed(GivenUp.NO_REASON);
        for (DeadLetter letter : held.getOrDefault(given, List.of())) {
            letter.queue().hold(letter.message());
            tried = again(letter);
            if (tried instanceof Failed) {
                return tried;
            }
            letter.queue().delete(letter.message());
        }
        held.remove(given);
        return tried;
    }

    @Override
    public void close() {
        held.values()
                .forEach(letters -> letters.forEach(letter -> letter.queue().giveBack(letter.message())));
        client.close();
    }

    private GivenUp givenUp(DeadLetter letter) {
        Optional<Failure> failure = failures.find(letter.id());
        String own = letter.reason().isEmpty() ? GivenUp.NO_REASON : letter.reason();
        return new GivenUp(
                letter.id(),
                letter.kind(),
                letter.receivedAt(),
                failure.map(Failure::tries).orElse(0),
                failure.map(Failure::reason).orElse(own));
    }

    private Tried again(DeadLetter letter) {
        return switch (letter.kind()) {
            case MAIL -> mail(letter);
            case POLICY_FILE ->
                letter.event()
                        .map(event -> tried(letter, () -> published(event)))
                        .orElseGet(() -> new Failed("the message contains no event to retry"));
            case ENTRIES ->
                tried(letter, () -> {
                    int made = new ReconcileFunction(variables)
                            .handleRequest(new ScheduledEvent(), new LocalContext("reconcile"));
                    return "made " + made + " snapshots that were missing";
                });
        };
    }

    /// The intake itself records the reason for a failure.
    private Tried mail(DeadLetter letter) {
        IntakeFunction function = intake == null ? new IntakeFunction(variables, clock) : intake;
        intake = function;
        Message message = letter.message();
        var received = new SQSMessage();
        received.setMessageId(message.messageId());
        received.setBody(message.body());
        received.setAttributes(message.attributesAsStrings());
        var event = new SQSEvent();
        event.setRecords(List.of(received));
        SQSBatchResponse answer = function.handleRequest(event, new LocalContext("intake"));
        if (answer.getBatchItemFailures().isEmpty()) {
            failures.forget(letter.id());
            return new Done("taken in");
        }
        return new Failed(failures.find(letter.id()).map(Failure::reason).orElse(GivenUp.NO_REASON));
    }

    private String published(byte[] event) {
        try {
            byte[] answers = Invocation.of(
                    new PublishFunction(variables), S3Event.class, List.class, event, new LocalContext("publish"));
            return "answered " + new String(answers, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tried tried(DeadLetter letter, Supplier<String> trying) {
        try {
            String done = trying.get();
            failures.forget(letter.id());
            return new Done(done);
        } catch (RuntimeException e) {
            String reason = FailureReason.of(e);
            failures.add(letter.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
            return new Failed(reason);
        }
    }
}
