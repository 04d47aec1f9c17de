package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.aws.client.Clients;
import register.aws.stand.Stands;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.NoticeState;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// SES's reports go through a queue into the ledger, in any order and any number of times.
final class NoticeEventsTest {
    private Deployment deployment;
    private NoticeEvents events;
    private SqsClient queues;
    private String queue = "";
    private String dead = "";

    @BeforeEach
    void deploy() {
        deployment = Deployment.create();
        events = new NoticeEvents(deployment);
        events.claim();
        queues = Clients.configured(SqsClient.builder(), Stands.aws().connection(), "SQS")
                .build();
        dead = queues.createQueue(request -> request.queueName("dead-deliveries-" + deployment.tableName()))
                .queueUrl();
        String arn = queues.getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        queue = queues.createQueue(request -> request.queueName("deliveries-" + deployment.tableName())
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn))))
                .queueUrl();
    }

    @AfterEach
    void close() {
        queues.close();
        deployment.close();
    }

    private void publish(String body) {
        queues.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    /// Hands all messages to the function, as Lambda does, until none is left.
    private void deliver() throws IOException {
        for (int i = 0; i < 20; i++) {
            for (Message message : messages(queue)) {
                String failed = new String(events.take(message.body()), UTF_8);
                if (failed.equals("{\"batchItemFailures\":[]}")) {
                    queues.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
                }
            }
        }
    }

    private List<Message> messages(String from) {
        return queues.receiveMessage(request -> request.queueUrl(from).maxNumberOfMessages(10))
                .messages();
    }

    private NoticeState state() {
        return events.notices().find(NoticeEvents.ID).orElseThrow().state();
    }

    @Test
    void anEventFindsItsNoticeThoughTheAnswerWasLost() throws IOException {
        assertEquals(NoticeState.SENDING, state());
        publish(NoticeEvents.body("delivery"));
        publish(NoticeEvents.body("send"));
        publish(NoticeEvents.body("delivery"));
        deliver();
        assertEquals(NoticeState.ACCEPTED, state());
        assertEquals(
                4, events.notices().find(NoticeEvents.ID).orElseThrow().lines().size());
    }

    @Test
    void temporaryFailuresAreRetried() throws IOException {
        publish(NoticeEvents.body("bounce-transient"));
        deliver();
        Instant again = Instant.parse("2026-11-27T14:00:05Z");
        assertEquals(List.of(Due.of(again, NoticeEvents.ID)), new DueWork(deployment.records()).due(again, 9));
    }

    @Test
    void aMalformedEventIsGivenUpAlone() throws IOException {
        publish("{\"eventType\":\"Bounce\"}");
        publish(NoticeEvents.body("complaint"));
        deliver();
        assertFalse(events.recipients()
                .find(NoticeEvents.POLICY, NoticeEvents.SUBSCRIBER)
                .orElseThrow()
                .isNotified());
        var given = new ArrayList<>(messages(dead));
        assertEquals(
                List.of("{\"eventType\":\"Bounce\"}"),
                given.stream().map(Message::body).toList());
        assertTrue(messages(queue).isEmpty());
    }
}
