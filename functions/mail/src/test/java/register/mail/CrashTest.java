package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.document.IssuedDocuments;
import register.mail.rule.DeliveredMail;
import register.mail.sending.TeamTold;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.delivery.MailSender;

/// Stops the intake at each call of each port, once and again, and delivers the message again.
class CrashTest {
    private static final int MORE_CALLS_THAN_THERE_ARE = 60;
    private static final String BREACH = "We report a personal data breach at our company.\r\n";

    /// The way a call stops.
    enum Stop {
        DIES_BEFORE,
        DIES_AFTER,
        FAILS_BEFORE,
        FAILS_AFTER
    }

    /// The end of the process: nothing catches this.
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Stopping implements World.Around {
        private final World world;
        private final Stop stop;
        private int callsLeft;

        Stopping(World world, Stop stop, int calls) {
            this.world = world;
            this.stop = stop;
            this.callsLeft = calls;
        }

        @Override
        public <T> T port(Class<T> type, T port) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        boolean now = --callsLeft == 0;
                        if (type == MailSender.class) {
                            assertTrue(
                                    world.recorded().stream()
                                            .allMatch(request -> request.state() == RequestState.REPLYING
                                                    || request.state() == RequestState.TELLING),
                                    "the claim is recorded before the mail leaves");
                        }
                        if (now && (stop == Stop.DIES_BEFORE || stop == Stop.FAILS_BEFORE)) {
                            throw thrown();
                        }
                        Object answer;
                        try {
                            answer = method.invoke(port, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                        if (now) {
                            throw thrown();
                        }
                        return answer;
                    }));
        }

        private Throwable thrown() {
            return stop == Stop.DIES_BEFORE || stop == Stop.DIES_AFTER
                    ? new Death()
                    : new UncheckedIOException(new IOException("a port fails"));
        }
    }

    /// @return true if it completed
    private static boolean deliver(World world, DeliveredMail delivery, Stop stop, int call) {
        try {
            world.intake(World.settings(), new Stopping(world, stop, call)).receive(delivery);
            return true;
        } catch (Death | UncheckedIOException _) {
            return false;
        }
    }

    private static DpaRequest deliverToTheEnd(World world, DeliveredMail delivery) {
        world.receive(delivery);
        world.now = world.now.plus(Duration.ofHours(1));
        world.receive(delivery);
        DpaRequest last = world.receive(delivery);
        TeamTold _ = world.intake().tellTeam();
        assertEquals(1, world.recorded().size());
        return last;
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void neverTwoRepliesAndNeverNoneUnseen(Stop stop) {
        DeliveredMail delivery = TestMail.honest().delivery();
        for (int first = 1; first < MORE_CALLS_THAN_THERE_ARE; first++) {
            for (int second = 1; second < MORE_CALLS_THAN_THERE_ARE; second++) {
                World world = new World();
                boolean ended = deliver(world, delivery, stop, first);
                boolean endedAgain = deliver(world, delivery, stop, second);
                DpaRequest last = deliverToTheEnd(world, delivery);
                String where = stop + " at call " + first + ", then " + second + ": " + last;
                if (last.state() == RequestState.ACKNOWLEDGED) {
                    assertEquals(1, world.replies().size(), where);
                } else {
                    assertEquals(RequestState.REPLY_UNKNOWN, last.state(), where);
                    assertTrue(world.replies().size() <= 1, where);
                }
                assertEquals(1, world.ports.records().count(IssuedDocuments.ACKNOWLEDGEMENTS), where);
                if (ended || endedAgain) {
                    break;
                }
            }
        }
    }

    /// The first is lost and not delivered again, but a copy of it is.
    @ParameterizedTest
    @EnumSource(Stop.class)
    void aCopyBringsTheFirstToItsEndOrIsAnsweredItself(Stop stop) {
        DeliveredMail copy =
                TestMail.honest().header("Received", "by another way").delivery();
        for (int call = 1; call < MORE_CALLS_THAN_THERE_ARE; call++) {
            World world = new World();
            boolean ended = deliver(world, TestMail.honest().delivery(), stop, call);
            world.receive(copy);
            world.now = world.now.plus(Duration.ofHours(1));
            DpaRequest last = world.receive(copy);
            String where = stop + " at call " + call + ": " + last;
            List<RequestState> states =
                    world.recorded().stream().map(DpaRequest::state).toList();
            long unknown =
                    states.stream().filter(RequestState.REPLY_UNKNOWN::equals).count();
            long acknowledged =
                    states.stream().filter(RequestState.ACKNOWLEDGED::equals).count();
            assertEquals(1, unknown + acknowledged, where);
            assertTrue(acknowledged == world.replies().size() || unknown == 1, where);
            assertTrue(world.replies().size() <= 1, where);
            if (ended) {
                break;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void theTeamIsToldAtLeastOnce(Stop stop) {
        DeliveredMail delivery = TestMail.honest().body(BREACH).delivery();
        for (int call = 1; call < MORE_CALLS_THAN_THERE_ARE; call++) {
            World world = new World();
            boolean ended = deliver(world, delivery, stop, call);
            DpaRequest last = deliverToTheEnd(world, delivery);
            String where = stop + " at call " + call + ": " + last;
            assertEquals(RequestState.QUEUED, last.state(), where);
            int told = world.told().size();
            // If the team may or may not have been notified, it is notified again.
            assertTrue(told == 1 || (told == 2 && (!ended || stop == Stop.FAILS_AFTER)), where);
        }
    }
}
