package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.mail.letter.OwnMail;
import register.mail.sending.TeamTold;
import register.memory.RecordsAround;
import register.record.Records;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.TeamLog;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;

/// A reply that certainly was not accepted is retried; one that is permanently refused goes to a person with the
/// server's words, and only an unknown result is `reply-unknown`.
class RetryTest {
    private static final String GREYLISTED =
            "mail server relay:587: 451 4.7.1 <maria@customer.example.org>: greylisted";
    private static final String NO_SUCH_USER = "mail server relay:587: 550 5.1.1 no such user";

    private final World world = new World();

    private DpaRequest request() {
        return world.recorded().getFirst();
    }

    private Instant nextTry() {
        return Objects.requireNonNull(request().leaseUntil());
    }

    /// A server's periodic work.
    ///
    /// @return the lines of its log
    private List<String> follow() {
        var lines = new ArrayList<String>();
        Receiving receiving = world.receiving();
        for (Optional<String> line = receiving.retryNext(); line.isPresent(); line = receiving.retryNext()) {
            lines.add(line.get());
        }
        return lines;
    }

    private void notTaken(int times) {
        for (int time = 1; time <= times; time++) {
            world.handovers.add(new Handover.NotTaken(GREYLISTED));
        }
    }

    @Test
    void aMailThatWasNotTakenIsRetriedUntilItIs() {
        notTaken(5);
        IntakeResult first = world.intake().receive(TestMail.honest().delivery());
        assertTrue(first instanceof IntakeResult.Done, "nobody need deliver it again");
        assertEquals(RequestState.REPLY_DEFERRED, request().state());
        assertEquals(Optional.of(GREYLISTED), ReplyAttempts.obstacle(request()));
        assertTrue(
                first.line()
                        .endsWith("reply-deferred, next try " + request().leaseUntil()
                                + ": mail server relay:587: 451 4.7.1 (address): greylisted"),
                first.line());
        var waits = new ArrayList<Duration>();
        while (request().state() == RequestState.REPLY_DEFERRED) {
            Instant next = nextTry();
            waits.add(Duration.between(world.now, next));
            world.now = next.minusMillis(1);
            assertEquals(List.of(), follow(), "its time has not come");
            assertEquals(request(), world.receive(TestMail.honest().delivery()), "delivered again meanwhile");
            world.now = next;
            assertEquals(1, follow().size());
        }
        assertEquals(
                List.of(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1)),
                waits);
        assertEquals(RequestState.ACKNOWLEDGED, request().state());
        assertEquals(1, world.replies().size());
        assertEquals(List.of(), follow());
        assertEquals(0, world.ports.records().count(RetryLog.KIND));
        assertEquals(0, world.intake().tellTeam().requests(), "it waits for nobody");
    }

    @Test
    void afterFourDaysItIsAPersonsWithWhatTheServerSaid() {
        notTaken(1000);
        world.receive(TestMail.honest().delivery());
        int tries = 1;
        while (request().state() == RequestState.REPLY_DEFERRED) {
            world.now = nextTry();
            tries += follow().size();
        }
        assertEquals(Duration.ofDays(4), Duration.between(World.NOW, world.now).truncatedTo(ChronoUnit.DAYS));
        assertTrue(tries > 40 && tries < 60, "tries " + tries);
        assertEquals(RequestState.QUEUED, request().state());
        assertEquals("mail-not-taken", request().decision().reason());
        world.handovers.clear();
        assertEquals(1, world.intake().tellTeam().requests());
        assertTrue(
                world.told().getFirst().text().contains("451 4.7.1"),
                world.told().getFirst().text());
        assertEquals(0, world.replies().size());
        assertEquals(0, world.ports.records().count(RetryLog.KIND));
    }

    @Test
    void aPermanentRefusalGoesToAPersonWithTheServersWords() {
        world.handovers.add(new Handover.Refused("550 5.1.1\r\nBcc: x\u0007 no such user " + "x".repeat(500)));
        IntakeResult result = world.intake().receive(TestMail.honest().delivery());
        assertTrue(result.waits());
        assertEquals("mail-refused", request().decision().reason());
        String words = ReplyAttempts.obstacle(request()).orElseThrow();
        assertTrue(words.startsWith("550 5.1.1 Bcc: x? no such user xxx"), words);
        assertEquals(Handover.MOST_WORDS, words.length());
        assertTrue(result.line().contains("550 5.1.1"), result.line());
        world.now = world.now.plus(Duration.ofDays(1));
        assertEquals(List.of(), follow());
        assertEquals(1, world.intake().tellTeam().requests());
        assertEquals(0, world.replies().size());
    }

    @Test
    void anUnknownResultIsNeverRetried() {
        world.handovers.add(new Handover.Unknown("the answer to the message is missing"));
        world.receive(TestMail.honest().delivery());
        assertEquals(RequestState.REPLY_UNKNOWN, request().state());
        assertEquals(Optional.of("the answer to the message is missing"), ReplyAttempts.obstacle(request()));
        world.now = world.now.plus(Duration.ofDays(5));
        assertEquals(List.of(), follow());
        assertEquals(0, world.replies().size());
    }

    @Test
    void aTryThatIsLostMidwayIsAPersons() {
        notTaken(1);
        world.receive(TestMail.honest().delivery());
        DpaRequest deferred = request();
        world.now = nextTry();
        // As if the process crashed while the mail leaves.
        assertTrue(world.requests.replace(deferred.replying(
                world.now.plus(World.settings().lease()),
                register.request.delivery.MailId.next(deferred.reference()),
                register.request.ChangeAuthor.register(world.now))));
        assertEquals(List.of(), follow(), "its claim holds");
        world.now = world.now.plus(World.settings().lease());
        assertEquals(1, follow().size());
        assertEquals(RequestState.REPLY_UNKNOWN, request().state());
        assertEquals(0, world.ports.records().count(RetryLog.KIND));
        assertEquals(1, world.intake().tellTeam().requests());
    }

    @Test
    void aPersonsAcknowledgementThatWasNotTakenIsTriedAgainToo() {
        world.handovers.add(new Handover.Refused(NO_SUCH_USER));
        world.receive(TestMail.honest().delivery());
        notTaken(1);
        DpaRequest deferred = world.answering().acknowledge(request().reference(), "Mari", false);
        assertEquals(RequestState.REPLY_DEFERRED, deferred.state());
        world.now = nextTry();
        assertEquals(1, follow().size());
        assertEquals(RequestState.ACKNOWLEDGED, request().state());
        assertEquals(1, world.replies().size());
    }

    @Test
    void aPersonsOwnMailThatWasNotSentIsSaidToBeSo() {
        world.receive(TestMail.honest().delivery());
        var mail = new OwnMail("Hello", "Here it is.\n", List.of(), false);
        notTaken(1);
        String later = String.valueOf(assertThrows(
                        NotTakenException.class,
                        () -> world.answering().reply(request().reference(), "Mari", mail, false))
                .getMessage());
        assertTrue(later.contains("certainly not sent; send it again later") && later.contains("451 4.7.1"), later);
        assertEquals(RequestState.ACKNOWLEDGED, request().state());
        world.handovers.add(new Handover.Refused(NO_SUCH_USER));
        String never = String.valueOf(assertThrows(
                        RefusedException.class,
                        () -> world.answering().reply(request().reference(), "Mari", mail, false))
                .getMessage());
        assertTrue(never.contains("permanently refused") && never.contains("550 5.1.1"), never);
        assertEquals(RequestState.ACKNOWLEDGED, request().state());
        assertEquals(
                RequestState.IN_PROGRESS,
                world.answering()
                        .reply(request().reference(), "Mari", mail, false)
                        .state());
        assertEquals(2, world.replies().size());
    }

    @Test
    void aLetterToTheTeamThatWasNotTakenIsToldWithTheNext() {
        notTaken(3);
        DpaRequest breach = world.receive(TestMail.honest()
                .body("We report a personal data breach at our company.\r\n")
                .delivery());
        assertEquals(RequestState.QUEUED, breach.state());
        TeamTold told = world.intake().tellTeam();
        for (int more = 1; more <= 2; more++) {
            assertTrue(told.line().startsWith("ERROR: the team was NOT notified of 1 requests; next attempt at "));
            assertFalse(told.line().contains("@"), told.line());
            assertTrue(
                    request().history().toString().contains("NOT_TOLD"),
                    request().toString());
            world.now = told.next();
            told = world.intake().tellTeam();
        }
        assertNull(told.notTold());
        assertEquals(1, world.told().size());
        assertTrue(request().history().getLast().toString().contains("TOLD"));
        assertEquals(0, world.ports.records().count(TeamLog.KIND));
    }

    /// Its lease had expired, and a person sent another mail meanwhile with an unknown result, so it may have
    /// arrived.
    @Test
    void aLateResultOfAnEarlierMailDoesNotDecideOnALaterOne() {
        MailSender slow = _ -> {
            world.now = world.now.plus(World.settings().lease());
            world.requests.replace(request().replyUnknown(null, register.request.ChangeAuthor.register(world.now)));
            world.handovers.add(new Handover.Unknown("the answer to the second mail is missing"));
            world.answering().acknowledge(request().reference(), "Mari", true);
            return new Handover.NotTaken(GREYLISTED);
        };
        world.intake(World.settings(), new World.Around() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T port(Class<T> type, T port) {
                        return type == MailSender.class ? (T) slow : port;
                    }
                })
                .receive(TestMail.honest().delivery());
        assertEquals(RequestState.REPLY_UNKNOWN, request().state());
        assertEquals(Optional.of("the answer to the second mail is missing"), ReplyAttempts.obstacle(request()));
        world.now = world.now.plus(Duration.ofDays(1));
        assertEquals(List.of(), follow());
        assertEquals(0, world.replies().size());
    }

    /// A caller that loops until nothing is due would never end, and never notify the team.
    @Test
    void whereWhatIsDueIsNotKnownTheTurnEnds() {
        Records unreadable = RecordsAround.before(world.ports.records(), (kind, method, _) -> {
            if (kind.equals(RetryLog.KIND) && method.equals("due")) {
                throw new IllegalStateException("disk I/O error");
            }
        });
        Intake intake = world.intake(World.settings(), new World.Around() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T port(Class<T> type, T port) {
                return type == Records.class ? (T) unreadable : port;
            }
        });
        var receiving = new Receiving(intake, world.failures, Clock.systemUTC());
        assertThrows(IllegalStateException.class, receiving::retryNext);
    }
}
