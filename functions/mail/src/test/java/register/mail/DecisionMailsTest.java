package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.mail.letter.OwnMail;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.IllegalTransitionException;
import register.request.RequestChange;
import register.request.RequestOutcome;
import register.request.RequestState;
import register.request.delivery.MailId;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.value.Bytes;

/// Mail that persons decide to send.
class DecisionMailsTest {
    private static final String WHO = "Mari Maasikas";

    private final World world = new World();

    private DpaRequest queued() {
        world.receive(TestMail.honest().delivery());
        DpaRequest second = world.receive(
                TestMail.honest().with("Message-ID", "<2@customer.example.org>").delivery());
        assertEquals(RequestState.QUEUED, second.state());
        return second;
    }

    private static OwnMail agreement() {
        return new OwnMail(
                "Data processing agreement",
                "Here it is.\n",
                List.of(new Attachment("dpa.pdf", "application/pdf", Bytes.of("pdf".getBytes(UTF_8)))),
                true);
    }

    @Test
    void aQueuedRequestIsAcknowledgedAsTheRulesWouldHaveDone() {
        DpaRequest request = queued();
        OutgoingMail first = world.replies().getFirst();
        DpaRequest acknowledged = world.answering().acknowledge(request.reference(), WHO, false);
        assertEquals(RequestState.ACKNOWLEDGED, acknowledged.state());
        OutgoingMail second = world.replies().get(1);
        assertEquals(first.to(), second.to());
        assertEquals(first.attachments().size(), second.attachments().size());
        assertTrue(second.id().startsWith(request.reference().value()));
        assertEquals(
                List.of("received", "queued register", "made " + WHO, "replying " + WHO, "acknowledged " + WHO),
                acknowledged.history().stream()
                        .map(change -> switch (change.kind()) {
                            case RECEIVED -> "received";
                            case MADE -> "made " + change.actor();
                            default -> change.state().term() + " " + change.actor();
                        })
                        .toList());
        assertEquals(acknowledged, world.answering().acknowledge(request.reference(), "Jaan", false));
        assertEquals(2, world.replies().size());
    }

    @Test
    void oneOfManyConcurrentCallsSendsIt() throws Exception {
        int persons = 12;
        for (int round = 0; round < 20; round++) {
            World one = new World();
            one.receive(TestMail.honest().delivery());
            DpaRequest request = one.receive(TestMail.honest()
                    .with("Message-ID", "<2@customer.example.org>")
                    .delivery());
            try (ExecutorService threads = Executors.newFixedThreadPool(persons)) {
                var start = new CyclicBarrier(persons);
                var racing = new ArrayList<Callable<Boolean>>();
                for (int person = 0; person < persons; person++) {
                    String who = "person " + person;
                    racing.add(() -> {
                        start.await();
                        try {
                            one.answering().acknowledge(request.reference(), who, false);
                            return true;
                        } catch (RefusedException | IllegalTransitionException _) {
                            return false;
                        }
                    });
                }
                for (Future<Boolean> person : threads.invokeAll(racing)) {
                    person.get();
                }
            }
            assertEquals(2, one.replies().size());
        }
    }

    @Test
    void anUnknownMailIsSentAgainOnlyOnExplicitRequest() {
        DpaRequest request = queued();
        MailSender failing = _ -> {
            throw new UncheckedIOException(new IOException("connection reset"));
        };
        DpaRequest unknown = world.answering(failing).acknowledge(request.reference(), WHO, false);
        assertEquals(RequestState.REPLY_UNKNOWN, unknown.state());
        assertThrows(RefusedException.class, () -> world.answering().acknowledge(request.reference(), WHO, false));
        assertEquals(1, world.replies().size());
        assertEquals(
                RequestState.ACKNOWLEDGED,
                world.answering().acknowledge(request.reference(), WHO, true).state());
        assertEquals(2, world.replies().size());
    }

    @Test
    void aClaimOfSomebodyWhoIsLostEnds() {
        DpaRequest request = queued();
        world.requests.replace(request.replying(
                world.now.plus(Duration.ofMinutes(5)),
                MailId.next(request.reference()),
                new ChangeAuthor("Jaan", world.now)));
        String leaving = String.valueOf(assertThrows(
                        RefusedException.class, () -> world.answering().acknowledge(request.reference(), WHO, true))
                .getMessage());
        assertTrue(leaving.contains("is being handed over"), leaving);
        world.now = world.now.plus(Duration.ofMinutes(6));
        assertThrows(RefusedException.class, () -> world.answering().acknowledge(request.reference(), WHO, false));
        assertEquals(
                RequestState.REPLY_UNKNOWN,
                world.requests.find(request.reference()).orElseThrow().state());
    }

    @Test
    void aPersonsOwnMailIsOfTheThreadAndKeptInTheHistory() {
        DpaRequest request = queued();
        DpaRequest sent = world.answering().reply(request.reference(), WHO, agreement(), false);
        assertEquals(RequestState.AGREEMENT_SENT, sent.state());
        RequestChange last = sent.history().getLast();
        assertEquals(
                List.of(
                        RequestChange.Kind.REPLIED,
                        WHO,
                        Bytes.of("pdf".getBytes(UTF_8)).hash().hex()),
                List.of(last.kind(), last.actor(), String.valueOf(last.detail())));
        OutgoingMail mail = world.sent.getLast();
        assertEquals(TestMail.SENDER, mail.to());
        assertEquals("Data processing agreement (" + request.reference() + ")", mail.subject());
        assertTrue(mail.headers().contains(new OutgoingMail.Header("In-Reply-To", "<2@customer.example.org>")));
        assertTrue(mail.headers().stream().noneMatch(header -> header.name().equals("Auto-Submitted")));
        // The acknowledgement may still follow.
        assertEquals(
                RequestState.ACKNOWLEDGED,
                world.answering().acknowledge(request.reference(), WHO, false).state());
    }

    @Test
    void aPersonsOwnMailHasTheSubjectOfTheRequestUnlessItSaysAnother() {
        DpaRequest request = queued();
        world.answering().reply(request.reference(), WHO, new OwnMail(null, "Hello.\n", List.of(), false), false);
        assertEquals(
                "Re: Agreement (" + request.reference() + ")",
                world.sent.getLast().subject());
    }

    @Test
    void closedAndUnanswerableRequestsAreRefusedWithTheReason() {
        DpaRequest request = queued();
        world.requests.replace(request.closed(RequestOutcome.DECLINED, null, new ChangeAuthor(WHO, world.now)));
        refused("it is closed", request);
        refused(
                "its From contains no address",
                world.receive(TestMail.honest().with("From", "x@, y").delivery()));
        refused(
                "not sent to exactly one policy's address",
                world.receive(TestMail.honest()
                        .with("To", "other@acme.example.com")
                        .with("Message-ID", "<4@x.example>")
                        .delivery()));
        assertEquals(1, world.sent.size());
    }

    private void refused(String why, DpaRequest request) {
        for (Runnable asked : List.<Runnable>of(
                () -> world.answering().acknowledge(request.reference(), WHO, true),
                () -> world.answering().reply(request.reference(), WHO, agreement(), true))) {
            String said = String.valueOf(
                    assertThrows(RefusedException.class, asked::run).getMessage());
            assertTrue(said.startsWith(request.reference() + ": ") && said.contains(why), said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nBcc: victim@example.net", "a\nb", "\u0000"})
    void aSubjectThatBreaksALineIsRefused(String subject) {
        assertThrows(IllegalArgumentException.class, () -> new OwnMail(subject, "text", List.of(), false));
    }
}
