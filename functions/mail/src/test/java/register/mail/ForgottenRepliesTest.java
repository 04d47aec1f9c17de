package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.delivery.Handover;

/// A reply without a scheduled retry, such as after an import, is listed and can be sent.
class ForgottenRepliesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final World world = new World();

    private ForgottenReplies forgotten() {
        InstantSource source = () -> world.now;
        return new ForgottenReplies(world.requests, world.retries, PATIENCE, source.withZone(ZoneOffset.UTC));
    }

    private DpaRequest deferred() {
        world.handovers.add(new Handover.NotTaken("mail server relay:587: 451 4.7.1 later"));
        DpaRequest request = world.receive(TestMail.honest().delivery());
        assertEquals(RequestState.REPLY_DEFERRED, request.state());
        return request;
    }

    @Test
    void isListedOnceItIsOverdueAndSentOnceItIsAskedFor() throws Exception {
        DpaRequest request = deferred();
        world.ports.records().clear(RetryLog.KIND);
        assertEquals(List.of(), forgotten().all(), "its time has not come");
        world.now = world.now.plus(PATIENCE).plusSeconds(61);
        try (Redrive redrive = forgotten()) {
            List<GivenUp> all = redrive.all();
            assertEquals(
                    List.of(request.reference().value()),
                    all.stream().map(GivenUp::id).toList());
            assertTrue(all.getFirst().reason().contains("451 4.7.1 later"), all.toString());
            assertTrue(redrive.again(all.getFirst()) instanceof Redrive.Done);
            assertEquals(0, world.replies().size(), "the intake sends it, not who asks");
        }
        assertTrue(world.receiving().retryNext().isPresent());
        assertEquals(1, world.replies().size());
        assertEquals(List.of(), forgotten().all());
    }

    @Test
    void scheduledAndDecidedRepliesAreNotListed() throws Exception {
        DpaRequest request = deferred();
        world.now = world.now.plus(PATIENCE).plusSeconds(61);
        try (Redrive redrive = forgotten()) {
            List<GivenUp> all = redrive.all();
            world.receiving().retryNext();
            assertTrue(redrive.again(all.getFirst()) instanceof Redrive.Failed, "sent meanwhile");
            assertEquals(0, world.ports.records().count(RetryLog.KIND));
        }
        assertEquals(
                RequestState.ACKNOWLEDGED,
                world.requests.find(request.reference()).orElseThrow().state());
    }
}
