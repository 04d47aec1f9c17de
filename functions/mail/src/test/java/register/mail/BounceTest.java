package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.mail.letter.OwnMail;
import register.mail.rule.DeliveredMail;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestChange;
import register.request.RequestChange.Kind;
import register.request.RequestOutcome;
import register.request.RequestState;
import register.request.delivery.MailId;
import register.request.delivery.OutgoingMail;

/// A bounce of a reply is added to its request's history, and the team is notified once; a stranger who has not seen
/// the reply cannot forge one.
class BounceTest {
    private static final String FAILED = """
            Reporting-MTA: dns; mx.acme.example.com

            Final-Recipient: rfc822; maria@customer.example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <maria@customer.example.org>:
             Recipient address\u0007 rejected
            """;

    private final World world = new World();
    private DpaRequest request;
    private OutgoingMail reply;
    private int bounces;

    @BeforeEach
    void acknowledged() {
        request = world.receive(TestMail.honest().delivery());
        reply = world.replies().getFirst();
        assertEquals(RequestState.ACKNOWLEDGED, request.state());
    }

    private DpaRequest standing() {
        return world.requests.find(request.reference()).orElseThrow();
    }

    private List<RequestChange> reports() {
        return standing().history().stream()
                .filter(change -> change.kind() == Kind.REPORTED)
                .toList();
    }

    private TestMail machine() {
        return TestMail.honest()
                .with("From", "Mail Delivery System <MAILER-DAEMON@mx.acme.example.com>")
                .with("Subject", "Undelivered Mail Returned to Sender")
                .with("Message-ID", "<bounce" + bounces++ + "@mx.acme.example.com>")
                .envelopeFrom(null);
    }

    /// A report in Postfix's form, with the headers of the mail.
    private DeliveredMail report(String status, String id) {
        return machine()
                .header("Auto-Submitted", "auto-replied")
                .type(
                        "multipart/report; report-type=delivery-status; boundary=b",
                        "--b\r\n\r\nI'm sorry to have to inform you.\r\n--b\r\nContent-Type: "
                                + "message/delivery-status\r\n\r\n"
                                + status.replace("\n", "\r\n")
                                + "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: "
                                + "privacy@acme.example.com\r\n"
                                + "X-Subprocessor-Register: acme " + id + "\r\n--b--\r\n")
                .delivery();
    }

    @Test
    void aReportThatTheReplyFailedLeavesItToAPersonWithTheServersWords() {
        IntakeResult result = world.intake().receive(report(FAILED, reply.id()));
        assertTrue(result.line().endsWith("silent bounce silent"), result.line());
        assertEquals(RequestState.UNDELIVERED, standing().state());
        String words = ReplyAttempts.obstacle(standing()).orElseThrow();
        assertTrue(words.startsWith(World.request(result).reference() + " " + reply.id() + " failed "), words);
        assertTrue(words.endsWith("smtp; 550 5.1.1 <maria@customer.example.org>: Recipient address rejected"), words);
        assertEquals(1, world.intake().tellTeam().requests());
        assertTrue(
                world.told().getFirst().text().contains("550 5.1.1"),
                world.told().getFirst().text());
        assertTrue(world.told().getFirst().text().contains(request.reference().value()));
    }

    @Test
    void severalReportsOfOneMailAreToldOnce() {
        DeliveredMail first = report(FAILED, reply.id());
        world.receive(first);
        world.receive(first);
        assertEquals(1, reports().size(), "the same report again");
        assertEquals(1, world.intake().tellTeam().requests());
        world.requests.replace(standing().assigned("Mari", new ChangeAuthor("Mari", world.now)));
        world.receive(report(FAILED, reply.id()));
        assertEquals(2, reports().size());
        assertEquals(RequestState.IN_PROGRESS, standing().state(), "a person sees to it already");
        world.now = world.now.plus(World.NOTICES_EVERY);
        assertEquals(0, world.intake().tellTeam().requests());
    }

    @Test
    void delaysAndDeliveriesAreOnlyRecorded() {
        for (String action : List.of("delayed", "relayed", "delivered", "expanded")) {
            world.receive(report(
                    FAILED.replace("failed", action).replace("5.1.1", "4.4.1").replace("550", "450"), reply.id()));
            assertEquals(RequestState.ACKNOWLEDGED, standing().state(), action);
        }
        assertEquals(4, reports().size());
        assertEquals(0, world.intake().tellTeam().requests());
    }

    @Test
    void aStormOfDelaysHidesNoFailure() {
        for (int delay = 0; delay < 250; delay++) {
            world.receive(report(FAILED.replace("failed", "delayed"), reply.id()));
        }
        assertEquals(RequestState.ACKNOWLEDGED, standing().state());
        world.receive(report(FAILED, reply.id()));
        assertEquals(RequestState.UNDELIVERED, standing().state());
        int reports = reports().size();
        world.receive(report(FAILED, reply.id()));
        assertEquals(reports, reports().size(), "what more is said of it nobody reads");
        assertEquals(1, world.intake().tellTeam().requests());
    }

    @Test
    void itIsOfTheMailThatCameBackAndNotOfOneInItsThread() {
        world.answering()
                .reply(request.reference(), "Mari", new OwnMail("Agreement", "Hello.", List.of(), false), false);
        String second = world.replies().getLast().id();
        world.receive(machine()
                .type(
                        "multipart/report; report-type=delivery-status; boundary=b",
                        "--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                                + FAILED.replace("\n", "\r\n")
                                + "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nReferences: <" + reply.id()
                                + "@acme.example.com>\r\nX-Subprocessor-Register: acme " + second + "\r\n--b--\r\n")
                .delivery());
        String words = ReplyAttempts.obstacle(standing()).orElseThrow();
        assertTrue(words.contains(" " + second + " failed "), words);
    }

    @Test
    void bouncesInNoStandardFormAreKnownToo() {
        for (TestMail bounce : List.of(
                // qmail: the message below its own words.
                machine()
                        .body("Hi. This is the qmail-send program.\r\n<maria@customer.example.org>:\r\n"
                                + "192.0.2.1 does not like recipient. Remote host said: 550 5.1.1 no such "
                                + "user\r\n\r\n"
                                + "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <" + reply.id()
                                + "@acme.example.com>\r\n"),
                // Exim.
                machine()
                        .header("X-Failed-Recipients", TestMail.SENDER)
                        .header("Auto-Submitted", "auto-replied")
                        .header("References", "<" + reply.id() + "@acme.example.com>")
                        .body("A message that you sent could not be delivered: 550 5.1.1 no such user\r\n"),
                // Only the thread and a mailer's words, from a null sender.
                machine()
                        .header("In-Reply-To", "<" + reply.id() + "@acme.example.com>")
                        .body("Delivery failed: 5.1.1 no such user\r\n"))) {
            World other = new World();
            world.recorded().forEach(other.requests::open);
            other.receive(bounce.delivery());
            DpaRequest standing = other.requests.find(request.reference()).orElseThrow();
            assertEquals(RequestState.UNDELIVERED, standing.state());
            assertTrue(ReplyAttempts.obstacle(standing).orElseThrow().contains("5.1.1 no such user"), bounce.text());
        }
    }

    @Test
    void anAnsweringMachineIsNoBounce() {
        String thread = "<" + reply.id() + "@acme.example.com>";
        for (TestMail answer : List.of(
                TestMail.honest()
                        .envelopeFrom(null)
                        .header("In-Reply-To", thread)
                        .body("I am away until 5.10.2026\r\n"),
                TestMail.honest()
                        .envelopeFrom("")
                        .header("Auto-Submitted", "auto-replied (vacation)")
                        .header("References", thread)
                        .body("On leave; call 550 1234. You wrote:\r\n> " + thread + "\r\n"),
                TestMail.honest()
                        .envelopeFrom("")
                        .header("Auto-Submitted", "auto-generated")
                        .body("On leave; call 550 1234. You wrote in " + thread + ":\r\n> Thank you\r\n"),
                // A person whose mail server gives no return path.
                TestMail.honest()
                        .envelopeFrom("")
                        .header("In-Reply-To", thread)
                        .body("You wrote in " + thread + ":\r\n> Thank you\r\nIt arrived.\r\n"),
                TestMail.honest()
                        .header("In-Reply-To", thread)
                        .type(
                                "multipart/report; report-type=disposition-notification; boundary=b",
                                "--b\r\n\r\nRead.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
                                        + "Original-Message-ID: " + thread + "\r\nDisposition:"
                                        + " manual-action/MDN-sent-manually; displayed\r\n--b--\r\n"))) {
            world.receive(answer.with("Message-ID", "<away" + bounces++ + "@x.example>")
                    .delivery());
            assertEquals(RequestState.ACKNOWLEDGED, standing().state(), answer.text());
        }
        assertEquals(List.of(), reports());
    }

    @Test
    void aBounceCannotBeForgedWithoutTheReply() {
        for (String forged : List.of(
                request.reference().value(),
                MailId.next(request.reference()).value(),
                reply.id().substring(0, reply.id().length() - 1) + (reply.id().endsWith("0") ? "1" : "0"))) {
            DpaRequest bounce = world.receive(report(FAILED, forged));
            assertEquals(RequestState.SILENT, bounce.state());
            assertEquals(RequestState.ACKNOWLEDGED, standing().state());
        }
        assertEquals(List.of(), reports());
        assertEquals(0, world.intake().tellTeam().requests());
    }

    @Test
    void aBounceIsHeldBackUntilItIsKnownWhatBecameOfTheMail() {
        DpaRequest sent = standing();
        MailId mail = MailId.next(request.reference());
        DpaRequest leaving =
                sent.replying(world.now.plus(World.settings().lease()), mail, new ChangeAuthor("Mari", world.now));
        world.requests.replace(leaving);
        DeliveredMail bounce = report(FAILED, mail.value());
        assertTrue(world.intake().receive(bounce) instanceof IntakeResult.InProgress);
        world.requests.replace(leaving.replied(false, null, new ChangeAuthor("Mari", world.now)));
        assertTrue(world.intake().receive(bounce) instanceof IntakeResult.Done);
        assertEquals(RequestState.UNDELIVERED, standing().state());
    }

    @Test
    void aBounceAfterItWasClosedWaitsForAPersonItself() {
        DpaRequest closed = standing().closed(RequestOutcome.EXECUTED, null, new ChangeAuthor("Mari", world.now));
        world.requests.replace(closed);
        DpaRequest bounce = world.receive(report(FAILED, reply.id()));
        assertEquals(RequestState.QUEUED, bounce.state());
        assertEquals("bounce-after-close", bounce.decision().reason());
        assertEquals(RequestState.CLOSED, standing().state());
        assertEquals(1, reports().size());
        assertEquals(1, world.intake().tellTeam().requests());
    }

    @Test
    void aPersonSendsTheAcknowledgementAgainOnlyByAnExplicitWord() {
        world.receive(report(FAILED, reply.id()));
        assertFalse(refusal().isEmpty());
        assertEquals(1, world.replies().size());
        assertEquals(
                RequestState.ACKNOWLEDGED,
                world.answering().acknowledge(request.reference(), "Mari", true).state());
        assertEquals(2, world.replies().size());
    }

    private Optional<String> refusal() {
        try {
            world.answering().acknowledge(request.reference(), "Mari", false);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
