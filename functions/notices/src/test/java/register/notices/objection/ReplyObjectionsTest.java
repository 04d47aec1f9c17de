package register.notices.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.mail.NoticeReplies;
import register.mail.TestMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.notice.NoticeId;
import register.notices.World;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionOutcome;
import register.objection.Objections.Place;
import register.recipient.Recipient;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestState;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;

/// Replies to notices: accepted senders, records and answers.
class ReplyObjectionsTest {
    private final ReplyWorld world = new ReplyWorld();

    @Test
    void aReplyIsRecordedAndAnsweredOnce() {
        DpaRequest request = world.receive(world.reply());
        assertEquals(NoticeReplies.TO_NOTICE, request.decision().reason());
        assertEquals(Matter.OBJECTION, request.decision().matter());
        assertEquals(RequestState.QUEUED, request.state(), "a person decides what it says");
        Objection objection = world.only();
        assertEquals(ObjectionChannel.REPLY, objection.channel());
        assertEquals(world.notice, objection.notice());
        assertEquals(world.recipient.id(), objection.recipient());
        assertEquals(request.reference(), objection.request());
        assertEquals(
                new CustomerStatement("Wir sind nicht einverstanden.", ReplyWorld.CUSTOMER), objection.statement());
        assertTrue(objection.isOpen());
        assertFalse(objection.isLate());
        OutgoingMail receipt = world.receipts().getFirst();
        assertEquals(ReplyWorld.CUSTOMER, receipt.to());
        assertEquals("Re: AW: Acme: change of subprocessors (" + world.notice + ")", receipt.subject());
        assertEquals(Optional.of("<1@customer.example.org>"), world.header(receipt, "In-Reply-To"));
        assertEquals(Optional.of("auto-replied"), world.header(receipt, "Auto-Submitted"));
        assertTrue(receipt.text().contains(objection.reference().value()), receipt.text());
        assertTrue(receipt.text().contains("28. Dezember 2026, 23:59 (Europe/Berlin)"), receipt.text());
        assertFalse(receipt.text().contains("einverstanden"), "nothing of what was said");
        assertFalse(String.valueOf(receipt.html()).contains("einverstanden"));
        assertEquals(1, world.receipts().size());
        world.receive(world.reply());
        assertEquals(1, world.receipts().size(), "delivered again");
        assertEquals(objection.reference(), world.only().reference());
    }

    @Test
    void theTeamIsToldAtOnceWithoutPersonalData() {
        world.receive(world.reply());
        assertEquals(1, world.told().size());
        OutgoingMail told = world.told().getFirst();
        String all = told.subject() + told.text();
        assertTrue(all.contains(world.only().reference().value()), all);
        assertTrue(all.contains(world.notice.toString()), all);
        assertFalse(all.contains("customer.example"), all);
        assertFalse(all.contains("einverstanden"), all);
        assertEquals(0, world.receiving().tellTeam().requests(), "once is enough");
        assertEquals(State.SENT, world.only().team().state());
    }

    @Test
    void withoutATeamTheObjectionIsRecordedAllTheSame() {
        world.team = null;
        world.receive(world.reply());
        assertEquals(1, world.receipts().size());
        assertEquals(State.NOT_SENT, world.only().team().state());
    }

    @Test
    void copiesInOtherBytesCountOnce() {
        world.receive(world.reply());
        world.receive(world.reply().header("X-Route", "second mailbox"));
        world.receive(world.reply().header("X-Route", "third mailbox"));
        assertEquals(1, world.objections().size());
        assertEquals(1, world.receipts().size());
        assertEquals(1, world.told().size());
    }

    @Test
    void anotherReplyIsAnotherObjectionUntilTheDaysReceiptsAreUsedUp() {
        for (int number = 1; number <= ObjectionLimits.RECEIPTS + 3; number++) {
            world.receive(world.reply().with("Message-ID", "<n" + number + "@customer.example.org>"));
        }
        assertEquals(ObjectionLimits.RECEIPTS + 3, world.objections().size());
        assertEquals(ObjectionLimits.RECEIPTS, world.receipts().size());
        assertEquals(
                3,
                world.objections().stream()
                        .filter(one -> one.receipt().state() == State.NOT_SENT)
                        .count());
    }

    @Test
    void readersOfASharedMailboxMayReplyFromTheirOwnAddress() {
        world.receive(from(world.reply(), "mari@customer.example.org"));
        assertEquals("mari@customer.example.org", world.receipts().getFirst().to());
        world.receive(from(world.reply(), "mari@other.example.org").with("Message-ID", "<2@other.example.org>"));
        assertEquals(1, world.objections().size(), "another company");
    }

    @Test
    void theAddressThatGotTheNoticeAnswersItAfterAChangeOfAddress() {
        Recipient freemail = world.recipient("maria.tamm@gmail.com", "en", null);
        NoticeId id = world.notice(freemail, null);
        move(world.recipient, "privacy@new.example.net");
        move(freemail, "maria@new.example.net");
        world.receive(world.reply());
        assertEquals(world.recipient.id(), world.only().recipient());
        world.receive(from(world.reply(), "mari@customer.example.org").with("Message-ID", "<2@customer.example.org>"));
        assertEquals(2, world.objections().size(), "a colleague");
        TestMail reply = world.reply().with("Subject", "Re: " + id);
        world.receive(from(reply, "somebody.else@gmail.com"));
        assertEquals(2, world.objections().size(), "a stranger of a shared host");
        world.receive(from(reply, "Maria.Tamm@gmail.com"));
        assertEquals(3, world.objections().size());
        world.receive(from(reply.with("Message-ID", "<3@new.example.net>"), "maria@new.example.net"));
        assertEquals(4, world.objections().size(), "the address of now");
    }

    private void move(Recipient recipient, String address) {
        Recipient.Who who = Objects.requireNonNull(recipient.who());
        assertTrue(world.world
                .ports
                .recipients()
                .replace(recipient.changed(
                        new Recipient.Who(who.externalId(), who.customer(), address),
                        recipient.language(),
                        recipient.terms(),
                        "address",
                        world.world.by())));
    }

    @Test
    void onASharedHostOnlyTheExactAddressCounts() {
        Recipient freemail = world.recipient("maria.tamm@gmail.com", "en", null);
        NoticeId id = world.notice(freemail, null);
        TestMail reply = world.reply().with("Subject", "Re: " + id);
        world.receive(from(reply, "somebody.else@gmail.com"));
        assertEquals(List.of(), world.objections());
        world.receive(from(reply, "Maria.Tamm@gmail.com"));
        assertEquals(freemail.id(), world.only().recipient());
    }

    @Test
    void unauthenticatedRepliesAreLeftToAPerson() {
        for (Verdicts bad : List.of(
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.FAIL),
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.PASS),
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.FAIL))) {
            DpaRequest request = world.receive(world.reply().verdicts(bad).header("X-Number", bad.toString()));
            assertTrue(
                    request.decision().reason().startsWith(DpaRequest.UNVOUCHED),
                    request.decision().reason());
            assertEquals(RequestState.QUEUED, request.state());
        }
        DpaRequest other = world.receive(world.reply().statedFrom("evil@example.net"));
        assertEquals("dmarc-other-from", other.decision().reason());
        assertEquals(List.of(), world.objections());
        assertEquals(List.of(), world.receipts());
    }

    @Test
    void machinesGetNothing() {
        List<TestMail> machines = List.of(
                world.reply().header("Auto-Submitted", "auto-replied"),
                world.reply().header("Auto-Submitted", "auto-generated"),
                world.reply().header("X-Autoreply", "yes"),
                world.reply().header("Precedence", "auto_reply"),
                world.reply().header("X-Auto-Response-Suppress", "All"),
                world.reply().header("List-Id", "<x.example>"),
                world.reply().envelopeFrom(null),
                world.reply().envelopeFrom("<>"),
                from(world.reply(), "no-reply@customer.example.org"),
                from(world.reply(), "MAILER-DAEMON@customer.example.org"),
                world.reply().header("X-Subprocessor-Register", "acme " + world.notice + ".1"));
        for (TestMail mail : machines) {
            world.receive(mail);
        }
        assertEquals(List.of(), world.receipts());
        assertEquals(List.of(), world.objections());
    }

    @Test
    void otherCustomersNoticesAndInventedOnesCountForNothing() {
        Recipient other = world.recipient("legal@rival.example.net", "en", null);
        NoticeId theirs = world.notice(other, null);
        world.receive(world.reply().with("Subject", "Re: " + theirs).with("Message-ID", "<2@c.example.org>"));
        world.receive(
                world.reply().with("Subject", "NTC-00000000-00-00000000").with("Message-ID", "<3@c.example.org>"));
        world.receive(world.reply().with("Subject", "NTC-").with("Message-ID", "<4@c.example.org>"));
        assertEquals(List.of(), world.objections());
        assertEquals(List.of(), world.receipts());
        world.receive(world.reply()
                .with("Subject", "Re: " + theirs + " " + world.notice)
                .header("In-Reply-To", "<" + world.notice + ".1@acme.example>")
                .with("Message-ID", "<5@c.example.org>"));
        assertEquals(world.notice, world.only().notice(), "its own is named too");
    }

    @Test
    void theNoticeIsFoundInTheMailsThatItAnswersAndInItsText() {
        world.receive(world.reply()
                .with("Subject", "Widerspruch")
                .header("In-Reply-To", "<" + world.notice + ".1@acme.example>"));
        world.receive(world.reply()
                .with("Subject", "Widerspruch")
                .with("Message-ID", "<2@customer.example.org>")
                .body("Zu " + world.notice + ": nein.\r\n"));
        world.receive(world.reply()
                .with("Subject", "re: " + world.notice.toString().toLowerCase(Locale.ROOT))
                .with("Message-ID", "<3@customer.example.org>"));
        assertEquals(3, world.objections().size());
    }

    @Test
    void aPersonDecidesOnEveryReply() {
        List<String> bodies = List.of(
                "Thanks!\r\n",
                "Please send us your data processing agreement for signature.\r\n",
                "\r\n",
                "<script>alert(1)</script> ${jndi:ldap://x} '; DROP TABLE objection; --\r\n",
                "x".repeat(40_000) + "\r\n");
        for (int number = 0; number < bodies.size(); number++) {
            DpaRequest request = world.receive(world.reply()
                    .with("Message-ID", "<b" + number + "@customer.example.org>")
                    .body(bodies.get(number)));
            assertEquals(NoticeReplies.TO_NOTICE, request.decision().reason());
            assertEquals(RequestState.QUEUED, request.state());
        }
        assertEquals(bodies.size(), world.objections().size());
        for (Objection objection : world.objections()) {
            CustomerStatement said = objection.statement();
            assertTrue(
                    said != null && said.text().codePointCount(0, said.text().length()) <= CustomerStatement.LONGEST);
            assertTrue(objection.isOpen());
        }
    }

    @Test
    void somethingMoreUrgentIsToldAsBefore() {
        DpaRequest request = world.receive(world.reply()
                .body("We must report a personal data breach: our data has been stolen from your systems.\r\n"));
        assertEquals(Matter.BREACH, request.decision().matter());
        assertEquals(NoticeReplies.TO_NOTICE, request.decision().reason());
        assertEquals(1, world.objections().size());
        assertEquals(2, world.told().size(), "of the objection, and of the breach");
    }

    @Test
    void aHostileSubjectIsNoHeader() {
        world.receive(world.reply()
                .with("Subject", "=?utf-8?Q?Re=0D=0ABcc:_evil=40example.net_?= " + world.notice)
                .with("Message-ID", "<h@customer.example.org>"));
        OutgoingMail receipt = world.receipts().getFirst();
        assertFalse(receipt.subject().contains("\n"), receipt.subject());
        assertFalse(receipt.subject().contains("\r"), receipt.subject());
        assertTrue(world.header(receipt, "Bcc").isEmpty());
    }

    @Test
    void anAnswerToTheReceiptGoesOnWithTheObjection() {
        world.receive(world.reply());
        Objection objection = world.only();
        DpaRequest later = world.receive(world.reply()
                .with("Message-ID", "<2@customer.example.org>")
                .header("In-Reply-To", "<" + objection.reference() + ".1@acme.example>")
                .body("Danke.\r\n"));
        assertEquals(NoticeReplies.TO_OBJECTION, later.decision().reason());
        assertEquals(RequestState.QUEUED, later.state());
        assertEquals(1, world.receipts().size(), "no receipt for a thank-you");
        assertEquals(later.reference().value(), world.only().history().getLast().detail());
    }

    @Test
    void anAnswerAfterTheClosingOpensTheObjectionAgainAndTheTeamIsToldAtOnce() {
        world.receive(world.reply());
        Objection closed = world.objecting()
                .close(place(world.only()), ObjectionOutcome.ALTERNATIVE_OFFERED, "without dictation", world.world.by())
                .orElseThrow();
        assertFalse(closed.isOpen());
        world.world.clock.advance(Duration.ofDays(90));
        world.handovers.add(new Handover.NotTaken("later"));
        TestMail answer = world.reply()
                .at(world.world.clock.instant())
                .with("Message-ID", "<2@customer.example.org>")
                .header("In-Reply-To", "<" + closed.reference() + ".1@acme.example>")
                .body("Wir bleiben dabei.\r\n");
        DpaRequest later = world.receive(answer);
        assertEquals(NoticeReplies.TO_OBJECTION, later.decision().reason());
        assertEquals(
                State.DUE, world.only().team().state(), "not taken: tried again, however long ago it was recorded");
        world.world.clock.advance(Duration.ofMinutes(1));
        assertTrue(world.mails().sendNext().isPresent());
        List<String> told = world.told().stream()
                .map(mail -> mail.subject() + mail.text())
                .filter(text -> text.contains(closed.reference().value()))
                .toList();
        assertEquals(2, told.size());
        assertTrue(told.getLast().contains("It is open again."), told.getLast());
        assertEquals(1, world.receipts().size());

        Objection open = world.only();
        assertTrue(open.isOpen() && open.isReopened());
        assertEquals(Optional.empty(), open.outcome());
        assertTrue(
                open.history().stream().anyMatch(change -> change.outcome() == ObjectionOutcome.ALTERNATIVE_OFFERED));
        assertEquals(List.of(open), Objecting.open(world.register()));
        world.receive(answer);
        assertEquals(open, world.only(), "delivered again");
        assertEquals(
                Optional.of(ObjectionOutcome.ALTERNATIVE_OFFERED),
                world.objecting()
                        .close(place(open), ObjectionOutcome.ALTERNATIVE_OFFERED, "without dictation", world.world.by())
                        .flatMap(Objection::outcome),
                "the same word again, after the answer");
        world.receive(answer);
        assertFalse(world.only().isOpen(), "an answer opens it once");
    }

    private static Place place(Objection objection) {
        return new Place(objection.policy(), objection.reference());
    }

    @Test
    void repliesForAnErasedRecipientAreNotObjections() {
        world.register()
                .recipientErasure(10)
                .erase(World.POLICY, world.recipient.id(), "asked for it", world.world.by());
        DpaRequest request = world.receive(world.reply());
        assertFalse(
                request.decision().reason().equals(NoticeReplies.TO_NOTICE),
                request.decision().reason());
        assertEquals(List.of(), world.objections());
    }

    @Test
    void lateIsSaidAndRecordedAllTheSame() {
        world.world.clock.advance(Duration.ofDays(60));
        world.receive(world.reply());
        assertTrue(world.only().isLate());
        assertEquals(1, world.receipts().size());
        assertTrue(
                world.receipts().getFirst().text().contains("verspätet"),
                world.receipts().getFirst().text());
    }

    private static TestMail from(TestMail mail, String address) {
        return mail.with("From", "Somebody <" + address + ">").envelopeFrom(address);
    }
}
