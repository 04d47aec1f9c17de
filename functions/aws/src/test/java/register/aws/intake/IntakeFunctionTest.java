package register.aws.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.aws.EmbeddedMetrics;
import register.mail.TestMail;
import register.mail.World;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.request.MailMeasures;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.TeamLog;
import register.request.delivery.MailId;
import register.request.delivery.RawMail;

/// Event documents as the services write them, through the deserializer that the Lambda runtime uses.
class IntakeFunctionTest {
    private final World world = new World();
    private final List<String> log = new ArrayList<>();
    private final RawMail rawMail = (bucket, key) -> {
        if (bucket.equals("register-mail") && !key.endsWith("gone")) {
            return TestMail.honest().bytes();
        }
        throw new UncheckedIOException(new IOException("no such object: " + key));
    };
    private final IntakeFunction handler = function(rawMail);

    private IntakeFunction function(RawMail of) {
        return new IntakeFunction(world.receiving(), of, new MailMeasures(world.ports.records()), EmbeddedMetrics.NONE);
    }

    private List<Failure> failed() {
        return world.ports.records().all(FailureLog.KIND);
    }

    private List<String> failures(String event) {
        SQSBatchResponse response = handler.handleRequest(read(event), new LoggingContext(log));
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent read(String name) {
        try (InputStream in = Objects.requireNonNull(IntakeFunctionTest.class.getResourceAsStream(name + ".json"))) {
            return LambdaEventSerializers.serializerFor(SQSEvent.class, IntakeFunctionTest.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DpaRequest onlyRequest() {
        assertEquals(1, world.recorded().size());
        return world.requests.newest(1).getFirst();
    }

    @Test
    void aRequestIsAcknowledged() {
        assertEquals(List.of(), failures("request"));
        DpaRequest request = onlyRequest();
        assertEquals(RequestState.ACKNOWLEDGED, request.state());
        assertEquals(
                Instant.parse("2026-05-04T12:30:00.123Z"), request.arrival().receivedAt());
        assertEquals(1, world.sent.size());
        assertEquals(List.of("intake queue-1 " + request.reference() + " acknowledge dpa-request acknowledged\n"), log);
    }

    @Test
    void aDuplicateIsDoneOnce() {
        assertEquals(List.of(), failures("request-twice"));
        assertEquals(List.of(), failures("request"));
        assertEquals(RequestState.ACKNOWLEDGED, onlyRequest().state());
        assertEquals(1, world.sent.size());
    }

    @Test
    void aSubscriptionMayDeliverRawMessages() {
        assertEquals(List.of(), failures("raw-delivery"));
        assertEquals(RequestState.ACKNOWLEDGED, onlyRequest().state());
    }

    /// The verdicts are on the From that the mail service read; here the message has another.
    @Test
    void aFromThatTheServiceReadOtherwiseIsAPersonsToDecide() {
        for (String stated : List.of("x@evil.example", "Maria <maria@customer.example>")) {
            SQSEvent event = read("request");
            SQSEvent.SQSMessage message = event.getRecords().getFirst();
            message.setBody(message.getBody().replace("Maria Tamm <maria@customer.example.org>", stated));
            assertEquals(
                    List.of(),
                    handler.handleRequest(event, new LoggingContext(log)).getBatchItemFailures());
            assertEquals("dmarc-other-from", onlyRequest().decision().reason());
            assertEquals(List.of(), world.replies());
        }
    }

    @Test
    void aVerdictThatIsMissingOrUnknownIsNone() {
        assertEquals(List.of(), failures("verdict-missing"));
        assertEquals("dmarc-missing", onlyRequest().decision().reason());
        assertTrue(world.replies().isEmpty());
        assertEquals(1, world.told().size(), "a person decides, and is told");
        assertEquals("intake notified the team of 1 requests\n", log.getLast());
    }

    @Test
    void theScheduleHasTheTeamToldOfWhatCameMeanwhile() {
        assertEquals(List.of(), failures("verdict-missing"));
        world.teamMail.add(new TeamLog.Waiting(onlyRequest().reference(), false, world.now));
        assertEquals(List.of(), failures("scheduled"));
        assertEquals(1, world.told().size(), "too near");
        world.now = world.now.plus(World.NOTICES_EVERY);
        assertEquals(List.of(), failures("scheduled"));
        assertEquals(2, world.told().size());
        assertTrue(log.contains("intake queue-1 ignored time-has-passed\n"), log.toString());
    }

    @Test
    void anEmptySourceIsTheNullReturnPath() {
        assertEquals(List.of(), failures("null-return-path"));
        assertEquals("null-return-path", onlyRequest().decision().reason());
    }

    @Test
    void rule01SetUpMessagesAreIgnored() {
        assertEquals(List.of(), failures("set-up"));
        assertTrue(world.recorded().isEmpty() && world.documents.isEmpty());
        assertTrue(log.stream().allMatch(line -> line.contains(" ignored ")), log.toString());
    }

    @Test
    void garbageFailsAloneAndIsNotRepeatedInTheLog() {
        assertEquals(
                List.of("queue-1", "queue-3", "queue-4", "queue-5", "queue-6", "queue-7"),
                failures("garbage-among-requests"));
        assertEquals(RequestState.ACKNOWLEDGED, onlyRequest().state());
        assertFalse(log.toString().contains("not json") || log.toString().contains("Permanent"), log.toString());
        assertTrue(log.get(2).contains("notification.mail: missing"), log.get(2));
        assertTrue(log.get(3).contains("notification.notificationType: expected \"Received\""), log.get(3));
        assertTrue(log.get(6).contains("failed: UncheckedIOException IOException"), log.get(6));
        assertEquals(
                Set.of("queue-1", "queue-3", "queue-4", "queue-5", "queue-6", "gone"),
                failed().stream().map(Failure::delivery).collect(Collectors.toSet()));
        Failure gone = world.failures.find("gone").orElseThrow();
        assertTrue(gone.reason().startsWith("UncheckedIOException IOException at IntakeFunctionTest"), gone.reason());
    }

    @Test
    void whyAMessageFailedIsOnRecordUntilItIsTakenIn() {
        var down = new AtomicBoolean(true);
        RawMail mailbox = (bucket, key) -> {
            if (down.get()) {
                throw new UncheckedIOException(new IOException("no answer"));
            }
            return rawMail.get(bucket, key);
        };
        var once = function(mailbox);
        for (int tries = 1; tries <= 2; tries++) {
            once.handleRequest(received(tries), new LoggingContext(log));
            assertEquals(tries, failed().getFirst().tries());
        }
        down.set(false);
        once.handleRequest(received(3), new LoggingContext(log));
        assertEquals(RequestState.ACKNOWLEDGED, onlyRequest().state());
        assertEquals(List.of(), failed());
    }

    private static SQSEvent received(int times) {
        SQSEvent event = read("request");
        event.getRecords()
                .forEach(message -> message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(times))));
        return event;
    }

    @Test
    void aReplyThatAnotherProcessIsSendingComesAgainLater() {
        failures("request");
        DpaRequest done = onlyRequest();
        world.ports
                .records()
                .put(
                        RequestLog.REQUESTS,
                        done.replying(
                                World.NOW.plusSeconds(60),
                                MailId.next(done.reference()),
                                ChangeAuthor.register(World.NOW)));
        assertEquals(List.of("queue-1"), failures("request"));
        world.now = World.NOW.plusSeconds(60);
        assertEquals(List.of(), failures("request"));
        assertEquals(RequestState.REPLY_UNKNOWN, onlyRequest().state());
        assertEquals(1, world.replies().size());
        assertEquals(1, world.told().size());
    }

    @Test
    void aMessageForWhichNoTimeIsLeftComesAgain() {
        SQSBatchResponse response = handler.handleRequest(read("request"), new LoggingContext(log, 24_999));
        assertEquals("queue-1", response.getBatchItemFailures().getFirst().getItemIdentifier());
        assertTrue(world.recorded().isEmpty() && world.sent.isEmpty());
        assertEquals(List.of(), failures("request"));
        assertEquals(1, world.sent.size());
    }

    @Test
    void aMessageNestedTooDeepFailsAlone() {
        var first = new AtomicBoolean(true);
        RawMail deep = (bucket, key) -> {
            if (first.getAndSet(false)) {
                throw new StackOverflowError();
            }
            return rawMail.get(bucket, key);
        };
        SQSBatchResponse response = function(deep).handleRequest(read("request-twice"), new LoggingContext(log));
        assertEquals(1, response.getBatchItemFailures().size());
        assertEquals(RequestState.ACKNOWLEDGED, onlyRequest().state());
    }

    @Test
    void anEmptyEventIsNothing() {
        assertEquals(
                List.of(),
                handler.handleRequest(new SQSEvent(), new LoggingContext(log)).getBatchItemFailures());
    }

    /// A context that can only log.
    private record LoggingContext(List<String> lines, int milliseconds) implements Context {
        LoggingContext(List<String> lines) {
            this(lines, 60_000);
        }

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(String message) {
                    lines.add(message);
                }

                @Override
                public void log(byte[] message) {
                    lines.add(new String(message, StandardCharsets.UTF_8));
                }
            };
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "intake";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public ClientContext getClientContext() {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public int getRemainingTimeInMillis() {
            return milliseconds;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }
    }
}
