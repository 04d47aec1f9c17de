package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestChange;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.request.TeamLog;

/// A repeated sender and Message-ID: only equal bytes are the same mail, and only authenticated mail is a copy of it.
class CopiesTest {
    private static final Verdicts FORGED =
            new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.FAIL);
    private static final String ERASE = "Please erase all personal data that you hold of me (Article 17 GDPR).\r\n";

    private final World world = new World();

    private static DeliveredMail forged() {
        return TestMail.honest()
                .verdicts(FORGED)
                .header("Received", "from evil.example.net")
                .delivery();
    }

    private static DeliveredMail copy() {
        return TestMail.honest().header("Received", "by another way").delivery();
    }

    private DpaRequest current(DpaRequest request) {
        return world.requests.find(request.reference()).orElseThrow();
    }

    private boolean isStored(DpaRequest request) {
        return world.documents.get(DocumentKey.mail(request.arrival().mail())).isPresent();
    }

    private List<String> arrived(DpaRequest request) {
        return current(request).history().stream()
                .filter(change -> change.kind() == RequestChange.Kind.MAIL_ARRIVED)
                .map(change -> String.valueOf(change.detail()))
                .toList();
    }

    @Test
    void aForgedMailThatUsedTheMessageIdFirstTakesNothingFromTheGenuineOne() {
        DpaRequest forged = world.receive(forged());
        DpaRequest genuine = world.receive(TestMail.honest().delivery());
        assertEquals("dmarc-fail", forged.decision().reason());
        assertNotEquals(forged.reference(), genuine.reference());
        assertEquals(RequestState.ACKNOWLEDGED, genuine.state());
        assertTrue(isStored(forged) && isStored(genuine));
        assertEquals(forged, current(forged));
        assertEquals(1, world.replies().size());
    }

    @Test
    void aForgedMailThatUsesTheMessageIdLaterLeavesTheGenuineOneAsItWas() {
        DpaRequest genuine = world.receive(TestMail.honest().delivery());
        DpaRequest forged = world.receive(forged());
        assertEquals("dmarc-fail", forged.decision().reason());
        assertEquals(RequestState.QUEUED, forged.state());
        assertTrue(isStored(forged));
        assertEquals(genuine, current(genuine));
        assertEquals(1, world.replies().size());
    }

    @Test
    void aRequestForErasureUnderAUsedMessageIdIsStoredAndTold() {
        for (DeliveredMail used : List.of(
                forged(), TestMail.honest().at(World.NOW.minusSeconds(9)).delivery())) {
            world.receive(used);
            int told = world.told().size();
            DpaRequest erasure = world.receive(TestMail.honest()
                    .header("Received", used.verdicts().toString())
                    .body(ERASE)
                    .delivery());
            assertEquals(Matter.DATA_SUBJECT_REQUEST, erasure.decision().matter());
            assertTrue(isStored(erasure));
            assertEquals(RequestState.QUEUED, erasure.state());
            int waiting = world.waits(erasure.reference()) ? 1 : 0;
            assertEquals(1, world.told().size() - told + waiting);
        }
    }

    @Test
    void anHonestCopyIsRecordedInTheThreadAndNotAnsweredAgain() {
        DpaRequest first = world.receive(TestMail.honest().delivery());
        DpaRequest copy = world.receive(copy());
        assertNotEquals(first.reference(), copy.reference());
        assertEquals(RuleOutcome.SILENT, copy.decision().ruling());
        assertEquals("copy", copy.decision().reason());
        assertEquals(RequestState.SILENT, copy.state());
        assertTrue(isStored(copy));
        assertEquals(List.of(copy.reference().value()), arrived(first));
        assertEquals(copy, world.receive(copy()));
        assertEquals(
                first.reference(), world.receive(TestMail.honest().delivery()).reference());
        assertEquals(List.of(copy.reference().value()), arrived(first));
        assertEquals(1, world.replies().size());
        assertEquals(0, world.ports.records().count(TeamLog.KIND));
    }

    @Test
    void anotherTextUnderTheMessageIdIsAPersonsToDecide() {
        DpaRequest first = world.receive(TestMail.honest().delivery());
        for (TestMail other : List.of(
                TestMail.honest().body("Please send us your data processing agreement. Thanks.\r\n"),
                TestMail.honest().with("Subject", "Another agreement"),
                TestMail.honest()
                        .type(
                                "text/plain; charset=utf-8",
                                "Please send us your data processing agreement for signature.\r\n"))) {
            DpaRequest request = world.receive(other.delivery());
            assertEquals("same-message-id", request.decision().reason());
            assertEquals(RequestState.QUEUED, request.state());
            assertTrue(isStored(request));
            assertTrue(arrived(first).contains(request.reference().value()));
            assertTrue(world.waits(request.reference()));
        }
        assertEquals(1, world.replies().size());
    }

    /// A message that the rules leave to a person stays so, in the thread of the answered message.
    @Test
    void aMailLeftToAPersonIsInTheThreadToo() {
        DpaRequest first = world.receive(TestMail.honest().delivery());
        DpaRequest question = world.receive(
                TestMail.honest().body("What does your product cost?\r\n").delivery());
        assertEquals("no-dpa-intent", question.decision().reason());
        assertEquals(List.of(question.reference().value()), arrived(first));
    }

    @Test
    void oneOfConcurrentCopiesIsAnswered() throws Exception {
        int copies = 8;
        try (var processes = Executors.newFixedThreadPool(copies)) {
            for (int round = 0; round < 40; round++) {
                World raced = new World();
                var start = new CyclicBarrier(copies);
                var deliveries = new ArrayList<Callable<IntakeResult>>();
                for (int number = 0; number < copies; number++) {
                    Intake intake = raced.intake();
                    DeliveredMail copy = TestMail.honest()
                            .header("Received", "by way " + number)
                            .delivery();
                    deliveries.add(() -> {
                        start.await();
                        IntakeResult result = intake.receive(copy);
                        // Like the sender's server.
                        while (result instanceof IntakeResult.InProgress) {
                            result = intake.receive(copy);
                        }
                        return result;
                    });
                }
                var reasons = new ArrayList<String>();
                for (Future<IntakeResult> result : processes.invokeAll(deliveries)) {
                    reasons.add(World.request(result.get()).decision().reason());
                }
                assertEquals(1, raced.replies().size());
                assertEquals(1, reasons.stream().filter("dpa-request"::equals).count());
                assertEquals(copies - 1, reasons.stream().filter("copy"::equals).count());
                assertEquals(copies, raced.recorded().size());
            }
        }
    }
}
