package register.aws.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.aws.EmbeddedMetrics;
import register.json.CanonicalJson;
import register.json.Json;
import register.memory.MemoryRecipients;
import register.memory.MemoryRecords;
import register.memory.RecordsAround;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notices.delivery.Deliveries;
import register.notices.sending.NoticeLedger;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Events as SES publishes them (SES Developer Guide, "Examples of event data that Amazon SES publishes to Amazon
/// SNS").
class NotifyFunctionTest {
    private static final Instant AT = Instant.parse("2026-11-27T09:59:59Z");
    private static final ChangeAuthor REGISTER = ChangeAuthor.register(AT);
    private static final PolicyId POLICY = new PolicyId("acme");
    private static final NoticeId ID = NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2");

    private final MemoryRecords records = new MemoryRecords();
    private final Notices notices = new Notices(records);
    private final DueWork work = new DueWork(records);
    private final MemoryRecipients recipients = new MemoryRecipients();
    private final List<String> log = new ArrayList<>();
    private final RecipientId recipient = RecipientId.next();

    private NotifyFunction handler() {
        return handler(notices);
    }

    private NotifyFunction handler(Notices port) {
        return new NotifyFunction(new Deliveries(port, new NoticeLedger(port, work), recipients), EmbeddedMetrics.NONE);
    }

    /// A notice whose mail is leaving.
    private void claimed(Recipient.Kind kind) {
        var who = new Recipient.Who(
                kind == Recipient.Kind.CONTACT ? "C-1" : null, null, "mari.maasikas@customer.example");
        assertTrue(recipients.add(
                Recipient.added(recipient, POLICY, kind, who, Language.ENGLISH, Terms.NONE, "import", REGISTER)));
        assertTrue(notices.open(Run.opened(
                ID.run(),
                POLICY,
                1,
                Sha256.of(new byte[1]),
                List.of(ID.lot()),
                AT.plus(Duration.ofDays(30)),
                REGISTER)));
        Notice planned = Notice.planned(ID, recipient, Language.ENGLISH, List.of(0), null, null, REGISTER);
        notices.add(List.of(planned));
        assertTrue(notices.replace(planned.claimed(AT.plusSeconds(300), REGISTER)));
    }

    private Notice notice() {
        return notices.find(ID).orElseThrow();
    }

    private static String event(String name) {
        try (InputStream in = Objects.requireNonNull(NotifyFunctionTest.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String envelope(String message) {
        return CanonicalJson.text(Json.object()
                .put("Type", "Notification")
                .put("Message", message)
                .build());
    }

    private List<String> failures(NotifyFunction handler, String... bodies) {
        var event = new SQSEvent();
        var messages = new ArrayList<SQSEvent.SQSMessage>();
        for (String body : bodies) {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId("m" + messages.size());
            message.setBody(body);
            messages.add(message);
        }
        event.setRecords(messages);
        return handler.handleRequest(event, context()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private Context context() {
        var logger = (LambdaLogger) Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(), new Class<?>[] {LambdaLogger.class}, (_, _, arguments) -> {
                    log.add(String.valueOf(arguments[0]));
                    return null;
                });
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                    assertEquals("getLogger", method.getName());
                    return logger;
                });
    }

    @ParameterizedTest
    @CsvSource({
        "send, SENT, SENT, 0107019abc-7d1c-4f7e-9a51-000000",
        "delivery, ACCEPTED, ACCEPTED, 250 2.0.0 Ok: queued as 4F1B2C for (address)",
        "delivery-delay, DELAYED, SENT, smtp; 452 4.2.2 The email account that you tried to reach is over quota.",
        "bounce-transient, BOUNCED, NOT_REACHED, smtp; 452 4.2.2 mailbox of (address) is full",
        "bounce-permanent, UNDELIVERABLE, NOT_REACHED, smtp; 550 5.1.1 (address)... User unknown",
        "bounce-undetermined, RETURNED, NOT_REACHED, Undetermined",
        "bounce-suppressed, SUPPRESSED, NOT_REACHED,",
        "bounce-suppression-list, SUPPRESSED, NOT_REACHED,",
        "complaint, COMPLAINED, ACCEPTED, abuse",
        "complaint-suppression-list, SUPPRESSED, NOT_REACHED,",
        "reject, UNDELIVERABLE, NOT_REACHED, Bad content",
        "rendering-failure, UNDELIVERABLE, NOT_REACHED,"
    })
    void eachEventIsOneLine(String name, Kind kind, NoticeState state, String words) {
        for (String body : List.of(event(name), envelope(event(name)))) {
            if (notices.find(ID).isEmpty()) {
                claimed(Recipient.Kind.CONTACT);
            }
            assertEquals(List.of(), failures(handler(), body));
        }
        LedgerLine line = notice().lines().getLast();
        assertEquals(3, notice().lines().size(), "the second time it is known");
        assertEquals("ses 1 " + kind, line.source() + " " + line.attempt() + " " + line.kind());
        assertEquals(state, notice().state());
        String detail = String.valueOf(line.detail());
        assertTrue(words == null || detail.equals(words), detail);
        assertFalse(detail.contains("maasikas") || String.join("", log).contains("@"), detail + log);
        assertEquals("notify known 1\n", log.getLast());
        boolean alarm = state == NoticeState.NOT_REACHED && kind != Kind.BOUNCED;
        assertEquals(
                alarm, log.getFirst().startsWith("notify ALARM notice not reached: " + ID + "-1 "), log.toString());
    }

    @Test
    void aTemporaryFailureIsRetriedAfterFourHours() {
        claimed(Recipient.Kind.CONTACT);
        assertEquals(List.of(), failures(handler(), event("bounce-transient")));
        Instant again = Instant.parse("2026-11-27T14:00:05Z");
        assertEquals(List.of(Due.of(again, ID)), work.due(again, 9));
        assertEquals(List.of(), work.due(again.minusMillis(1), 9));
    }

    @Test
    void aComplaintEndsASubscriberButNotAContact() {
        claimed(Recipient.Kind.SUBSCRIBER);
        assertEquals(List.of(), failures(handler(), event("complaint-not-spam")));
        assertTrue(recipients.find(POLICY, recipient).orElseThrow().isNotified());
        assertEquals(List.of(), failures(handler(), event("complaint"), event("complaint")));
        Recipient ended = recipients.find(POLICY, recipient).orElseThrow();
        assertFalse(ended.isNotified());
        assertEquals("complained", ended.history().getLast().detail());
        assertEquals(2, ended.history().size(), "once");
    }

    @Test
    void aContactWhoComplainsWaitsForAPerson() {
        claimed(Recipient.Kind.CONTACT);
        assertEquals(List.of(), failures(handler(), event("complaint")));
        assertTrue(recipients.find(POLICY, recipient).orElseThrow().isNotified());
        assertEquals(Kind.COMPLAINED, notice().outcome(1).orElseThrow().kind());
    }

    @Test
    void anEventWithoutANoticeIsDroppedAndCounted() {
        assertEquals(
                List.of(),
                failures(
                        handler(),
                        event("delivery"),
                        event("bounce-permanent"),
                        event("open"),
                        event("of-another-mail"),
                        event("delivery").replace("NTC-7K3Q9M2X-0C-4WTB9ZK2-1", "NTC-1"),
                        "Successfully validated SNS topic for Amazon SES event publishing.",
                        envelope("Successfully validated SNS topic for Amazon SES event publishing.")));
        assertEquals(
                List.of("notify dropped no-notice 2, dropped other-event 1, dropped set-up 2,"
                        + " dropped unknown-notice 2\n"),
                log);
    }

    @Test
    void aMalformedEventIsReturnedAloneAndNotLogged() {
        claimed(Recipient.Kind.CONTACT);
        List<String> bad = List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"Message\":\"mari@customer.example\"}",
                "{\"Message\":{}}",
                event("bounce-permanent").replace("\"bounce\"", "\"other\""),
                event("bounce-permanent")
                        .replace("\"timestamp\": \"2026-11-27T10:00:05.000Z\"", "\"timestamp\": \"x\""),
                "[".repeat(100_000));
        var bodies = new ArrayList<>(bad);
        bodies.add(event("delivery"));
        List<String> failed = failures(handler(), bodies.toArray(new String[0]));
        assertEquals(bad.size(), failed.size(), log.toString());
        assertEquals(NoticeState.ACCEPTED, notice().state());
        assertFalse(log.toString().contains("@"), log.toString());
    }

    /// Whichever call fails, the queue delivers the event again, and nothing is lost or done twice.
    @Test
    void anEventThatWasCutOffIsCompleted() {
        claimed(Recipient.Kind.SUBSCRIBER);
        for (int call = 0; call < 4; call++) {
            int failing = call;
            var count = new int[1];
            var port = new Notices(RecordsAround.before(records, (_, _, _) -> {
                if (count[0]++ == failing) {
                    throw new IllegalStateException("the store is down");
                }
            }));
            assertEquals(List.of("m0"), failures(handler(port), event("complaint")), "call " + call);
            assertEquals(2, notice().lines().size());
        }
        assertEquals(List.of(), failures(handler(), event("complaint")));
        assertEquals(
                List.of(Kind.PLANNED, Kind.CLAIMED, Kind.COMPLAINED),
                notice().lines().stream().map(LedgerLine::kind).collect(Collectors.toList()));
        assertEquals(
                2, recipients.find(POLICY, recipient).orElseThrow().history().size());
    }
}
