package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.client.Clients;
import register.aws.stand.Stands;
import register.request.RequestLog;
import register.request.RequestState;
import register.testing.Checkout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The command lists items that the queue and functions gave up, with the reasons, and retries them: items whose
/// cause is fixed leave the queue, and the others stay.
final class RedriveTest {
    /// The number of deliveries before this queue moves a message to the dead letters.
    private static final int TRIES = 2;

    @TempDir
    private Path folder;

    private Deployment deployment;
    private SqsClient queues;
    private String mail = "";
    private String deadMail = "";
    private String givenUp = "";

    @BeforeEach
    void deploy() throws IOException {
        deployment = Deployment.create();
        queues = Clients.configured(SqsClient.builder(), Stands.aws().connection(), "SQS")
                .build();
        String own = deployment.tableName();
        deadMail = queue("dead-mail-" + own, Map.of());
        givenUp = queue("given-up-" + own, Map.of());
        String dead = queues.getQueueAttributes(
                        request -> request.queueUrl(deadMail).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        mail = queue(
                "mail-" + own,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(dead, TRIES)));
        deployment.publish(deployment.submit(
                "policies/liveagent.yaml",
                Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                Map.of()));
    }

    @AfterEach
    void close() {
        queues.close();
        deployment.close();
    }

    @Test
    void aPoisonedMailIsListedWithItsReasonAndAnsweredOnceWhenTheCauseIsMended() throws Exception {
        arrives("poisoned");
        send(mail, "no event at all");
        assertEquals(2 * TRIES, handOut(), "each is tried so often");
        assertEquals(0, handOut(), "and then lies among the dead");

        List<String> listed = lines(command().process(0, words()));
        assertEquals(3, listed.size(), listed::toString);
        String poisoned = line(listed, "poisoned");
        assertTrue(
                poisoned.matches("poisoned +mail +2026-03-02T10:15:30Z +2 UncheckedIOException IOException"
                        + " NoSuchKeyException at S3RawMail.get"),
                poisoned);
        assertTrue(line(listed, "not an event of the mail service").contains(" 2 "), listed::toString);
        assertEquals(listed, redrive(0), "looking takes nothing away");

        assertTrue(redrive(3, "poisoned").getFirst().startsWith("poisoned failed: UncheckedIOException"));
        assertTrue(line(redrive(0), "poisoned").contains(" 3 UncheckedIOException"), "it stays");

        deployment.deliver("inbound/poisoned", Files.readAllBytes(Checkout.file("infra/events/dpa-request.eml")));
        redrive(1, "poisoned", "unknown");
        assertEquals(0, deployment.ses().requests().size());
        assertEquals(List.of("poisoned done: taken in"), redrive(0, "poisoned"));
        assertEquals(2, redrive(0).size(), "what is done left the queue");
        assertEquals(1, deployment.ses().requests().size());
        var requests = new RequestLog(deployment.records());
        assertEquals(
                List.of(RequestState.ACKNOWLEDGED),
                requests.newest(10).stream().map(request -> request.state()).toList());

        arrives("poisoned");
        assertEquals(1, handOut());
        assertEquals(1, deployment.ses().requests().size(), "exactly one reply");
        assertEquals(List.of(), failures("poisoned"), "nothing is left on record of what is done");
        assertTrue(redrive(3, "--all").getFirst().contains("failed: not an event of the mail service"));
    }

    @Test
    void aPolicyFileAndEntriesAreListedAndTriedAgain() throws Exception {
        byte[] event = deployment.submit(
                "policies/example.yaml",
                Files.readAllBytes(Checkout.file("infra/policies/example/2024-03-01.yaml")),
                Map.of());
        send(givenUp, Events.givenUp(event, "java.io.UncheckedIOException", "the table\nis out of reach"));
        send(givenUp, Events.recordsGivenUp());
        List<String> listed = redrive(0);
        assertTrue(
                line(listed, "policy-file").contains("java.io.UncheckedIOException the table is out of reach"),
                listed::toString);
        assertTrue(line(listed, "entries").contains("RetryAttemptsExhausted"), listed::toString);
        List<String> done = redrive(0, "--all");
        assertTrue(line(done, "accepted").contains(" done: answered "), done::toString);
        assertTrue(deployment.answer("policies/example.yaml").orElseThrow().contains("accepted"));
        assertTrue(line(done, "snapshots that were missing").contains("made "), done::toString);
        assertFalse(EndState.of(deployment).objects().keySet().stream()
                .filter(key -> key.startsWith("snapshots/"))
                .toList()
                .isEmpty());
        assertEquals(1, redrive(0).size());
    }

    /// Puts a notification into the queue; the message itself is not there yet.
    private void arrives(String id) {
        send(
                mail,
                Events.body(Events.mailReceived(
                        id,
                        deployment.mailBucket(),
                        "inbound/" + id,
                        "mari@klient.example",
                        Deployment.MAILBOX,
                        Instant.parse("2026-03-02T10:15:30Z"))));
    }

    /// Acts as Lambda does with a queue, until the queue is empty.
    ///
    /// @return the number of calls of the function
    private int handOut() throws IOException {
        int calls = 0;
        while (true) {
            List<Message> messages = queues.receiveMessage(request ->
                            request.queueUrl(mail).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (messages.isEmpty()) {
                return calls;
            }
            for (Message message : messages) {
                String times =
                        message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
                byte[] answer = deployment.intake(
                        Events.handedOut(message.messageId(), message.body(), times), Clock.systemUTC());
                calls++;
                if (new String(answer, UTF_8).equals("{\"batchItemFailures\":[]}")) {
                    queues.deleteMessage(request -> request.queueUrl(mail).receiptHandle(message.receiptHandle()));
                }
            }
        }
    }

    private List<String> redrive(int exit, String... words) {
        return lines(command().here(exit, words(words)));
    }

    private OnAws command() {
        return new OnAws(
                deployment, Map.of("REGISTER_MAIL_DEAD_LETTERS", deadMail, "REGISTER_GIVEN_UP", givenUp), folder);
    }

    private static List<String> words(String... words) {
        var command = new ArrayList<>(List.of("redrive"));
        command.addAll(List.of(words));
        command.add("--aws");
        return command;
    }

    private static List<String> lines(OnAws.Said said) {
        return said.out().lines().toList();
    }

    private List<String> failures(String id) {
        return deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(Object::toString)
                .filter(item -> item.contains("FAILED#" + id))
                .toList();
    }

    private static String line(List<String> lines, String word) {
        return lines.stream().filter(line -> line.contains(word)).findFirst().orElseThrow();
    }

    private void send(String queue, String body) {
        queues.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return queues.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }
}
