package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import register.mail.rule.DeliveredMail;
import register.request.DpaRequest;
import register.request.RequestState;

/// The same message delivered to several processes at once.
class ConcurrencyTest {
    private static final int DELIVERIES = 8;
    private static final int ROUNDS = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please send us your data processing agreement.\r\n",
                "We report a personal data breach at our company.\r\n"
            })
    void oneRequestAndOneMailOut(String body) throws Exception {
        DeliveredMail delivery = TestMail.honest().body(body).delivery();
        try (ExecutorService processes = Executors.newFixedThreadPool(DELIVERIES)) {
            for (int round = 0; round < ROUNDS; round++) {
                World world = new World();
                var start = new CyclicBarrier(DELIVERIES);
                var deliveries = new ArrayList<Callable<IntakeResult>>();
                for (int i = 0; i < DELIVERIES; i++) {
                    Intake intake = world.intake();
                    deliveries.add(() -> {
                        start.await();
                        return intake.receive(delivery);
                    });
                }
                List<Future<IntakeResult>> results = processes.invokeAll(deliveries);
                for (Future<IntakeResult> result : results) {
                    RequestState state = World.request(result.get()).state();
                    assertTrue(state != RequestState.REPLY_UNKNOWN && state != RequestState.RECEIVED, state.term());
                }
                assertEquals(1, world.sent.size());
                DpaRequest last = world.receive(delivery);
                assertTrue(last.state() == RequestState.ACKNOWLEDGED || last.state() == RequestState.QUEUED);
                assertEquals(1, world.recorded().size());
            }
        }
    }

    @Test
    void fiveConcurrentMailsOfADomainAreAnswered() throws Exception {
        int mails = 50;
        World world = new World();
        try (ExecutorService processes = Executors.newFixedThreadPool(mails)) {
            var start = new CyclicBarrier(mails);
            var deliveries = new ArrayList<Callable<IntakeResult>>();
            for (int i = 0; i < mails; i++) {
                Intake intake = world.intake();
                DeliveredMail delivery = TestMail.honest()
                        .with("From", i + "@customer.example.org")
                        .envelopeFrom(i + "@customer.example.org")
                        .delivery();
                deliveries.add(() -> {
                    start.await();
                    return intake.receive(delivery);
                });
            }
            for (Future<IntakeResult> result : processes.invokeAll(deliveries)) {
                DpaRequest request = World.request(result.get());
                assertEquals(
                        request.state() == RequestState.QUEUED ? "domain-limit" : "dpa-request",
                        request.decision().reason());
            }
        }
        assertEquals(5, world.replies().size());
        assertEquals(mails, world.recorded().size());
    }
}
