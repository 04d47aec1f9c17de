package register.notices.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import register.memory.PortsAround;
import register.memory.RecordsAround;
import register.notices.World;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.ObjectionOutcome;
import register.objection.Objections;
import register.record.Records;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;

/// The mails about objections: the receipt at most once a claim, the team at least once.
class ObjectionMailsTest {
    private final ReplyWorld world = new ReplyWorld("et", (Integer) null);

    private Objection byForm() {
        var objecting = new Objecting(world.register(), world.world.key);
        return objecting.record(
                "1",
                objecting.told(world.notice).orElseThrow(),
                ObjectionChannel.FORM,
                world.world.clock.instant(),
                new CustomerStatement("Ei.", null),
                null,
                ChangeAuthor.register(world.world.clock.instant()));
    }

    private void passes() {
        ObjectionMails mails = world.mails();
        for (int pass = 0; pass < 20 && mails.sendNext().isPresent(); pass++) {
            // Until nothing is due.
        }
    }

    @Test
    void aTrialsReceiptAndTeamMailSaySoFirst() {
        world.trial = true;
        byForm();
        passes();
        String text = world.receipts().getFirst().text();
        assertTrue(text.startsWith("Proovikasutus: ei ole tõend\n\nTere!"), text);
        String told = world.told().getFirst().text();
        assertTrue(told.startsWith("Trial: not evidence\n\n"), told);
    }

    @Test
    void aFormsReceiptGoesToTheRecipientBelowItsNotice() {
        byForm();
        passes();
        OutgoingMail receipt = world.receipts().getFirst();
        assertEquals(ReplyWorld.CUSTOMER, receipt.to());
        assertTrue(receipt.subject().contains(world.only().reference().value()), receipt.subject());
        assertEquals(Optional.of("<notices.acme.2027-01-01@acme.example>"), world.header(receipt, "References"));
        assertEquals(1, world.told().size());
        assertEquals(1, world.receipts().size());
        assertEquals(Optional.empty(), world.mails().sendNext());
    }

    @Test
    void aReceiptThatTheFormPromisedLeavesThoughAsManyArriveOnTheNextDay() {
        var form = new FormObjections(
                world.objecting(), new ObjectionLinks(world.world.key, new PublicAddress(null, null)));
        NoticeContext told = world.objecting().told(world.notice).orElseThrow();
        Instant midnight =
                world.world.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        for (Instant at : List.of(midnight.minusSeconds(1), midnight.plusSeconds(1))) {
            for (int number = 1; number <= ObjectionLimits.RECEIPTS; number++) {
                assertTrue(
                        form.record(told, at + " " + number, at).orElseThrow().hasReceipt());
            }
            assertFalse(form.record(told, at + " more", at).orElseThrow().hasReceipt());
        }
        world.world.clock.advance(Duration.between(world.world.clock.instant(), midnight.plusSeconds(2)));
        passes();
        assertEquals(2 * ObjectionLimits.RECEIPTS, world.receipts().size());
    }

    @Test
    void aMailThatWasNotTakenIsRetried() {
        byForm();
        world.handovers.addAll(List.of(new Handover.NotTaken("later"), new Handover.NotTaken("later")));
        passes();
        assertEquals(List.of(), world.sent);
        assertEquals(State.DUE, world.only().receipt().state());
        assertEquals(State.DUE, world.only().team().state());
        world.world.clock.advance(Duration.ofMinutes(1));
        passes();
        assertEquals(1, world.receipts().size());
        assertEquals(1, world.told().size());
    }

    @Test
    void itIsNotTriedForEver() {
        byForm();
        for (int hours = 0; hours < 24 * 6; hours++) {
            world.handovers.clear();
            for (int mail = 0; mail < 4; mail++) {
                world.handovers.add(new Handover.NotTaken("down"));
            }
            passes();
            world.world.clock.advance(Duration.ofHours(1));
        }
        assertEquals(State.NOT_SENT, world.only().receipt().state());
        assertEquals(State.NOT_SENT, world.only().team().state());
        assertEquals(List.of(), world.sent);
    }

    @Test
    void aReceiptThatMayHaveLeftIsNotRepeated() {
        byForm();
        world.handovers.addAll(List.of(new Handover.Taken("1"), new Handover.Unknown("cut off")));
        passes();
        world.world.clock.advance(Duration.ofDays(1));
        passes();
        assertEquals(State.UNKNOWN, world.only().receipt().state());
        assertEquals(List.of(), world.receipts());
    }

    @Test
    void aCrashedProcessesClaimIsUnknownAndReportedToTheTeam() {
        Objection objection = byForm();
        ChangeAuthor by = ChangeAuthor.register(world.world.clock.instant());
        Objections objections = world.world.ports.objections();
        Objection claimed =
                objection.claimed(To.TEAM, world.world.clock.instant().plusSeconds(60), by);
        assertTrue(objections.replace(claimed));
        assertTrue(objections.replace(
                claimed.claimed(To.CUSTOMER, world.world.clock.instant().plusSeconds(60), by)));
        passes();
        assertEquals(List.of(), world.sent, "both claims hold");
        world.world.clock.advance(Duration.ofMinutes(2));
        passes();
        assertEquals(State.UNKNOWN, world.only().receipt().state());
        assertEquals(1, world.told().size());
    }

    @Test
    void itIsClosedWhileItsReceiptLeaves() {
        byForm();
        passes();
        Objection objection = world.only();
        assertTrue(world.world
                .ports
                .objections()
                .replace(objection.closed(ObjectionOutcome.WITHDRAWN, null, world.world.by())));
        assertEquals(Optional.of(ObjectionOutcome.WITHDRAWN), world.only().outcome());
        assertEquals(State.SENT, world.only().receipt().state());
    }

    /// A crash at each call of the store: one receipt at most, and one mail to the team at least.
    @Test
    void aCrashAtEachWriteLeavesNoSecondReceipt() {
        for (int stop = 0; stop < 8; stop++) {
            var cut = new ReplyWorld("et", (Integer) null);
            int at = stop;
            int[] writes = {0};
            cut.ports = PortsAround.with(
                    cut.world.ports, Records.class, stopping(cut.world.ports.records(), () -> writes[0]++ == at));
            try {
                cut.receive(cut.reply());
            } catch (IllegalStateException e) {
                assertEquals("stopped", e.getMessage());
            }
            cut.ports = new PortsAround(cut.world.ports);
            cut.world.clock.advance(Duration.ofMinutes(11));
            cut.receive(cut.reply().at(ReplyTime.of(cut)));
            for (int pass = 0; pass < 5; pass++) {
                cut.mails().sendNext();
                cut.world.clock.advance(Duration.ofMinutes(11));
            }
            assertTrue(cut.receipts().size() <= 1, "stopped at write " + stop);
            assertTrue(cut.told().size() >= 1, "stopped at write " + stop);
            assertTrue(
                    !cut.receipts().isEmpty() || cut.only().receipt().state() == State.UNKNOWN,
                    "stopped at write " + stop + ": " + cut.only());
        }
    }

    @Test
    void anErasedRecipientGetsNoReceipt() {
        byForm();
        world.register()
                .recipientErasure(10)
                .erase(World.POLICY, world.recipient.id(), "asked for it", world.world.by());
        passes();
        assertEquals(List.of(), world.sent);
        assertTrue(world.only().isErased());
        assertThrows(
                IllegalStateException.class,
                () -> world.only().closed(ObjectionOutcome.WITHDRAWN, null, world.world.by()));
    }

    private static Records stopping(Records records, BooleanSupplier now) {
        return RecordsAround.before(records, (kind, method, _) -> {
            boolean write = kind.equals(Objections.KIND) && (method.equals("add") || method.equals("replace"));
            if (write && now.getAsBoolean()) {
                throw new IllegalStateException("stopped");
            }
        });
    }

    private static final class ReplyTime {
        static java.time.Instant of(ReplyWorld world) {
            return world.world.clock.instant().minus(Duration.ofMinutes(11));
        }
    }
}
