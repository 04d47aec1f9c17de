package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey;
import register.mail.letter.OwnMail;
import register.mail.rule.DeliveredMail;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.value.Bytes;

/// The reply has the company's DPA attached that the version in force on receipt offers.
class DpaFileTest {
    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final Bytes DPA = Bytes.of("%PDF-1.7 one".getBytes(UTF_8));
    private static final Bytes LATER = Bytes.of("%PDF-1.7 two".getBytes(UTF_8));
    private static final String WHO = "Mari Maasikas";

    private final World world = new World();

    private void store(Bytes dpa) {
        world.documents.putIfAbsent(DocumentKey.dpaFile(World.ACME, dpa.hash()), dpa.toArray());
    }

    private void assertBoth(OutgoingMail reply, DpaRequest request, Bytes dpa) {
        assertEquals(
                List.of(request.reference() + ".pdf", "Acme DPA.pdf"),
                reply.attachments().stream().map(Attachment::fileName).toList());
        assertEquals(dpa, reply.attachments().getLast().content());
        assertEquals("application/pdf", reply.attachments().getLast().mediaType());
        assertEquals(Optional.of("Acme DPA.pdf, SHA-256 " + dpa.hash()), request.dpaSent());
    }

    @Test
    void isAttachedAfterTheAcknowledgementAndSpokenOf() {
        world.offer(FEBRUARY, 2, DPA);
        store(DPA);
        DpaRequest request = world.receive(TestMail.honest().delivery());
        OutgoingMail reply = world.replies().getFirst();
        assertBoth(reply, request, DPA);
        String said = "The data processing agreement that Acme OÜ provides is attached: Acme DPA.pdf";
        assertTrue(reply.text().contains(said + "\n"), reply.text());
        assertTrue(Objects.requireNonNull(reply.html()).contains(">" + said + "</p>"), reply.html());
        assertTrue(reply.text().contains("provides: https://acme.example.com/dpa.pdf"), reply.text());
        assertTrue(reply.text().contains("PDF (" + request.reference() + ".pdf) is a receipt"), reply.text());
    }

    @Test
    void isThatOfTheVersionInForceAtReceipt() {
        world.offer(FEBRUARY, 2, DPA);
        world.offer(JUNE, 3, LATER);
        store(DPA);
        store(LATER);
        world.receive(TestMail.honest().delivery());
        DpaRequest queued = world.receive(
                TestMail.honest().with("Message-ID", "<2@customer.example.org>").delivery());
        assertEquals("sender-limit", queued.decision().reason());
        world.now = World.NOW.plus(Duration.ofDays(60));
        DpaRequest acknowledged = world.answering().acknowledge(queued.reference(), WHO, false);
        assertBoth(world.replies().getLast(), acknowledged, DPA);
    }

    @Test
    void whereTheStoreHasNotGotItNothingIsHalfDoneAndAPersonDecides() {
        world.offer(FEBRUARY, 2, DPA);
        DeliveredMail delivery = TestMail.honest().delivery();
        DpaRequest request = world.receive(delivery);
        assertEquals(RequestState.QUEUED, request.state());
        assertEquals(RuleOutcome.QUEUE, request.decision().ruling());
        assertEquals("dpa-file-missing", request.decision().reason());
        assertTrue(world.replies().isEmpty());
        assertFalse(world.documents
                .get(DocumentKey.acknowledgement(request.reference()))
                .isPresent());
        assertEquals(1, world.intake().tellTeam().requests());
        assertTrue(world.told().getFirst().text().contains("dpa-file-missing"));
        RefusedException refused = assertThrows(
                RefusedException.class, () -> world.answering().acknowledge(request.reference(), WHO, false));
        assertTrue(String.valueOf(refused.getMessage()).contains("Acme DPA.pdf, SHA-256 " + DPA.hash()));

        store(DPA);
        assertEquals(request, world.receive(delivery), "a person decides, also when it is delivered again");
        DpaRequest acknowledged = world.answering().acknowledge(request.reference(), WHO, false);
        assertEquals(RequestState.ACKNOWLEDGED, acknowledged.state());
        assertBoth(world.replies().getFirst(), acknowledged, DPA);
    }

    @Test
    void aFileThatDiffersFromTheEntryIsTreatedAsMissing() {
        world.offer(FEBRUARY, 2, DPA);
        world.documents.putIfAbsent(DocumentKey.dpaFile(World.ACME, DPA.hash()), LATER.toArray());
        assertEquals(
                "dpa-file-missing",
                world.receive(TestMail.honest().delivery()).decision().reason());
        assertTrue(world.replies().isEmpty());
    }

    @Test
    void aMailTakesNoMoreThanMailServersDo() {
        var large = new Attachment("a.pdf", "application/pdf", Bytes.of(new byte[OutgoingMail.MOST_ATTACHED + 1]));
        DpaRequest request = world.receive(TestMail.honest().delivery());
        var letter = new OwnMail("DPA", "Here it is.\n", List.of(large), true);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> world.answering().reply(request.reference(), WHO, letter, false));
        assertEquals("attachments: 7340033 bytes: expected at most 7340032 (7 MiB) in one mail", refused.getMessage());
        assertEquals(Optional.of(request), world.requests.find(request.reference()), "nothing is recorded");
        assertEquals(1, world.replies().size());
    }
}
