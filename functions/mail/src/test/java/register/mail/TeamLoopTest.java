package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.mail.rule.DeliveredMail;
import register.mail.rule.HeaderRules;
import register.mail.rule.MailSettings;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.mail.sending.TeamTold;
import register.request.DpaRequest;
import register.request.RequestChange.Kind;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Bytes;

/// A team address that leads back to the register reaches nobody: it is refused at start if possible, and otherwise
/// detected when a team mail returns.
class TeamLoopTest {
    private static final String BREACH = "We report a personal data breach at our company.\r\n";

    private final World world = new World();

    private static MailSettings settings(String team, String... intake) {
        MailSettings all = World.settings();
        return new MailSettings(List.of(intake), null, Set.of(), team, all.limits(), all.teamMailEvery(), all.lease());
    }

    private DpaRequest standing(DpaRequest request) {
        return world.requests.find(request.reference()).orElseThrow();
    }

    private static boolean isMarkedNotTold(DpaRequest request) {
        return request.history().stream()
                .filter(change -> change.kind() == Kind.NOT_TOLD || change.kind() == Kind.TOLD)
                .reduce((_, last) -> last)
                .filter(change -> change.kind() == Kind.NOT_TOLD)
                .isPresent();
    }

    /// As delivered by a mail server.
    private static DeliveredMail delivered(OutgoingMail mail) {
        String message = "From: " + mail.from() + "\r\nTo: " + mail.to() + "\r\nSubject: " + mail.subject()
                + "\r\nMessage-ID: <" + mail.id() + "@acme.example.com>\r\n"
                + mail.headers().stream()
                        .map(header -> header.name() + ": " + header.value() + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n" + mail.text().replace("\n", "\r\n");
        return new DeliveredMail(
                "looped",
                World.NOW,
                mail.from(),
                List.of(World.INTAKE),
                Verdicts.all(Verdict.PASS),
                List.of(),
                Bytes.of(message.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in@mail.example", "IN@Mail.Example", "in+team@mail.example", "dpa@bücher.example"})
    void aTeamAddressThatTheRegisterTakesMailAtIsRefused(String team) {
        String said = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> settings(team, "other@mail.example", "in@mail.example", "dpa@xn--bcher-kva.example"))
                .getMessage());
        assertTrue(said.startsWith(team + ": expected an address other than "), said);
        assertEquals(
                "out@mail.example",
                settings("out@mail.example", "in@mail.example").teamAddress());
    }

    @Test
    void aTrialsTeamMailsSaySoFirst() {
        Intake trial = world.intake(World.settings().with(true));
        IntakeResult _ = trial.receive(TestMail.honest().body(BREACH).delivery());
        IntakeResult _ = trial.receive(TestMail.honest()
                .with("Message-ID", "<2@customer.example>")
                .body("Hello.\r\n")
                .delivery());
        TeamTold _ = trial.tellTeam();
        assertEquals(2, world.told().size());
        world.told()
                .forEach(mail -> assertTrue(mail.text().startsWith("Proovikasutus: ei ole tõend\n\n"), mail.text()));
    }

    @Test
    void aPolicyThatMakesTheTeamsAddressItsOwnIsFoundBeforeAnythingIsSent() {
        world.publish(World.ACME, LocalDate.parse("2026-02-01"), 2, World.TEAM, null);
        DpaRequest breach = world.receive(
                TestMail.honest().with("To", World.TEAM).body(BREACH).delivery());
        assertTrue(isMarkedNotTold(standing(breach)));
        assertEquals(List.of(), world.sent);
        TeamTold told = world.intake().tellTeam();
        assertTrue(told.line().startsWith("ERROR: the team was NOT notified of 1 requests"), told.line());
        world.publish(World.ACME, LocalDate.parse("2026-02-02"), 3, World.PUBLIC, null);
        world.now = told.next();
        assertEquals(1, world.intake().tellTeam().requests());
        assertEquals(1, world.told().size());
        assertFalse(isMarkedNotTold(standing(breach)));
    }

    @Test
    void aNoticeThatComesBackIsAnErrorAndIsToldAgainEverMoreSeldom() {
        DpaRequest breach = world.receive(TestMail.honest().body(BREACH).delivery());
        Duration waited = Duration.ZERO;
        for (int time = 1; time <= 12; time++) {
            assertEquals(time, world.told().size());
            DeliveredMail looped = delivered(world.told().getLast());
            IntakeResult result = world.intake().receive(looped);
            assertTrue(result.line().contains("ERROR: the team was NOT notified"), result.line());
            assertEquals(result.line(), world.intake().receive(looped).line());
            assertTrue(isMarkedNotTold(standing(breach)));
            Duration wait = Duration.between(world.now, world.triedAgain(breach.reference()));
            assertTrue(wait.compareTo(waited) >= 0 && wait.compareTo(Duration.ofDays(1)) <= 0, wait.toString());
            waited = wait;
            world.now = world.now.plus(wait);
            world.intake().retryNext();
            assertEquals(1, world.intake().tellTeam().requests());
        }
        assertEquals(Duration.ofDays(1), waited);
        // The last mail arrived.
        assertFalse(isMarkedNotTold(standing(breach)));
        world.now = world.now.plus(Duration.ofDays(2));
        assertTrue(world.intake().retryNext().isEmpty());
        assertEquals(0, world.intake().tellTeam().requests());
    }

    @Test
    void aDigestThatComesBackIsToldAgainForEachOfItsRequests() {
        DpaRequest first = world.receive(TestMail.honest().body("Hello.\r\n").delivery());
        DpaRequest second = world.receive(TestMail.honest()
                .with("Message-ID", "<2@customer.example.org>")
                .body("Hello.\r\n")
                .delivery());
        assertEquals(2, world.intake().tellTeam().requests());
        world.receive(delivered(world.told().getLast()));
        assertTrue(isMarkedNotTold(standing(first)) && isMarkedNotTold(standing(second)));
        world.now = world.now.plus(Duration.ofHours(1));
        world.intake().retryNext();
        assertEquals(2, world.intake().tellTeam().requests());
    }

    @Test
    void aNoticeThatDoesNotArriveIsToldAgainToo() {
        DpaRequest breach = world.receive(TestMail.honest().body(BREACH).delivery());
        OutgoingMail sent = world.told().getLast();
        world.receive(TestMail.honest()
                .with("From", "MAILER-DAEMON@mx.acme.example.com")
                .with("Message-ID", "<b@mx.acme.example.com>")
                .envelopeFrom("")
                .type(
                        "multipart/report; report-type=delivery-status; boundary=b",
                        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;"
                                + " mx\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type:"
                                + " message/rfc822\r\n\r\nSubject: "
                                + sent.subject() + "\r\nX-Subprocessor-Register: - " + sent.id()
                                + "\r\n\r\n" + sent.text() + "\r\n--b--\r\n")
                .delivery());
        assertTrue(isMarkedNotTold(standing(breach)));
    }

    /// It quotes the mail that it answers, and says `auto-generated`, as many do.
    @ParameterizedTest
    @ValueSource(strings = {"tickets@acme.example.com", "tickets@acme.helpdesk.example"})
    void aTicketSystemThatAnswersEachNoticeIsNotToldOfItsAnswers(String system) {
        world.receive(
                TestMail.honest().body("Please erase all my personal data.\r\n").delivery());
        for (int time = 1; time <= 5; time++) {
            OutgoingMail sent = world.told().getLast();
            world.receive(TestMail.honest()
                    .with("From", system)
                    .with("Subject", "[Ticket " + time + "] " + sent.subject())
                    .with("Message-ID", "<" + time + "@tickets.example>")
                    .header("Auto-Submitted", "auto-generated")
                    .envelopeFrom(system)
                    .body("We received: Please erase all my personal data.\r\n"
                            + sent.text().replace("\n", "\r\n"))
                    .delivery());
            world.now = world.now.plus(Duration.ofHours(2));
            world.intake().tellTeam();
        }
        assertEquals(1, world.told().size());
    }

    @Test
    void mailGeneratedByTheCompanysMachinesIsNotARequest() {
        DpaRequest generated = world.receive(TestMail.honest()
                .with("From", "tickets@acme.example.com")
                .header("Auto-Submitted", "auto-generated")
                .body("Please erase all my personal data.\r\n")
                .delivery());
        assertEquals("auto-submitted", generated.decision().reason());
        assertEquals(List.of(), world.told());
    }

    @Test
    void aTeamMailIdCannotBeForged() {
        DpaRequest breach = world.receive(TestMail.honest().body(BREACH).delivery());
        OutgoingMail sent = world.told().getLast();
        String forged =
                sent.id().substring(0, sent.id().length() - 1) + (sent.id().endsWith("0") ? "1" : "0");
        DeliveredMail mail = delivered(new OutgoingMail(
                forged,
                sent.from(),
                sent.to(),
                sent.subject(),
                List.of(new OutgoingMail.Header(HeaderRules.LOOP, "- " + forged)),
                sent.text(),
                null,
                List.of()));
        DpaRequest looped = world.receive(mail);
        assertEquals("loop", looped.decision().reason());
        assertFalse(isMarkedNotTold(standing(breach)));
    }

    @Test
    void aStormOfReportsOfOneNoticeCountsOnce() {
        DpaRequest breach = world.receive(TestMail.honest().body(BREACH).delivery());
        OutgoingMail sent = world.told().getLast();
        for (int report = 0; report < 50; report++) {
            world.receive(TestMail.honest()
                    .with("From", "MAILER-DAEMON@mx.acme.example.com")
                    .with("Message-ID", "<b" + report + "@mx.acme.example.com>")
                    .type(
                            "multipart/report; report-type=delivery-status; boundary=b",
                            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
                                    + "Action: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                                    + "X-Subprocessor-Register: - " + sent.id() + "\r\n\r\n" + sent.text()
                                    + "\r\n--b--\r\n")
                    .delivery());
        }
        assertTrue(isMarkedNotTold(standing(breach)));
        assertEquals(
                1,
                standing(breach).history().stream()
                        .filter(change -> change.kind() == Kind.NOT_TOLD)
                        .count());
    }

    /// In the form shown by a mail program.
    @Test
    void aTeamAddressWithANameIsTheSameAddress() {
        for (String team : List.of("Team <in@mail.example>", "<in@mail.example>", " IN@mail.example")) {
            assertThrows(IllegalArgumentException.class, () -> settings(team, "in@mail.example"), team);
        }
    }

    /// A mail server on the same machine is faster than the record that the team mail left.
    @Test
    void aNoticeThatIsBackBeforeItsRecordIsHeldBackUntilThatStands() {
        var answers = new ArrayList<IntakeResult>();
        MailSender looping = sent -> {
            answers.add(world.intake().receive(delivered(sent)));
            world.sent.add(sent);
            return new Handover.Taken();
        };
        DpaRequest breach = World.request(world.intake(World.settings(), new World.Around() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T port(Class<T> type, T port) {
                        return type == MailSender.class ? (T) looping : port;
                    }
                })
                .receive(TestMail.honest().body(BREACH).delivery()));
        assertEquals(1, answers.size());
        assertTrue(answers.getFirst() instanceof IntakeResult.InProgress, "it is delivered again");
        world.receive(delivered(world.told().getLast()));
        assertTrue(isMarkedNotTold(standing(breach)));
    }

    /// Some mail servers return only the headers.
    @Test
    void aDigestThatDoesNotArriveIsToldAgainForEachOfItsRequestsFromItsHeadersAlone() {
        List<DpaRequest> waiting = waiting(60);
        assertEquals(60, world.intake().tellTeam().requests());
        OutgoingMail digest = world.told().getLast();
        world.receive(TestMail.honest()
                .with("From", "MAILER-DAEMON@mx.acme.example.com")
                .with("Message-ID", "<b@mx.acme.example.com>")
                .type(
                        "multipart/report; report-type=delivery-status; boundary=b",
                        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
                                + "Action: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: "
                                + "text/rfc822-headers\r\n\r\n"
                                + digest.headers().stream()
                                        .map(header -> header.name() + ": " + header.value() + "\r\n")
                                        .collect(Collectors.joining())
                                + "--b--\r\n")
                .delivery());
        assertEquals(
                List.of(),
                waiting.stream()
                        .filter(each -> !isMarkedNotTold(standing(each)))
                        .toList());
    }

    @Test
    void aFullDigestThatComesBackIsToldAgainToItsLastRequest() {
        world.receive(TestMail.honest().body("At once. " + BREACH).delivery());
        var waiting = new ArrayList<DpaRequest>(waiting(99));
        waiting.add(world.receive(TestMail.honest().body(BREACH).delivery()));
        assertEquals(100, world.intake().tellTeam().requests());
        world.receive(delivered(world.told().getLast()));
        assertEquals(
                List.of(),
                waiting.stream()
                        .filter(each -> !isMarkedNotTold(standing(each)))
                        .toList());
    }

    private List<DpaRequest> waiting(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> world.receive(TestMail.honest()
                        .with("Message-ID", "<w" + number + "@customer.example.org>")
                        .body("Hello.\r\n")
                        .delivery()))
                .toList();
    }
}
