package register.notices.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.evidence.EvidencePack;
import register.evidence.NoticeEvidence;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunId;
import register.notice.proof.NamedRecipient;
import register.notice.proof.OutcomeLeaf;
import register.notice.proof.OutcomeProof;
import register.notices.RunWorld;
import register.notices.World;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionReference;
import register.recipient.Recipient;
import register.value.Language;

/// The content of a customer's pack, and the validity of its proofs.
class EvidencePacksTest {
    private static final Language GERMAN = new Language("de");

    private final RunWorld of = new RunWorld();
    private final EvidencePacks packs = new EvidencePacks(of.world.register, URI.create("https://register.example"));

    private Recipient recipient(String customer) {
        return of.world.ports.recipients().list(World.POLICY, null, 100).stream()
                .filter(each ->
                        customer.equals(Objects.requireNonNull(each.who()).customer()))
                .findFirst()
                .orElseThrow();
    }

    private EvidencePack pack(String customer) {
        return packs.of(recipient(customer), null, GERMAN).orElseThrow();
    }

    private NoticeEvidence only(String customer) {
        EvidencePack pack = pack(customer);
        assertEquals(1, pack.notices().size());
        return pack.notices().getFirst();
    }

    private void closed(Run run) {
        of.world.clock.set(of.last(run).closesAt());
        of.close();
        of.sign();
    }

    @Test
    void commitmentAndOutcomeAreProven() {
        Run run = of.started("acme", "muster");
        of.commit(run);
        of.sent(run);
        assertNull(only("acme").outcome(), "not closed yet");
        closed(run);
        Notice before = only("acme").notice();
        of.became(before, Kind.ACCEPTED);

        NoticeEvidence evidence = only("acme");
        assertEquals(
                Optional.empty(),
                Objects.requireNonNull(evidence.commitment()).contradiction(NamedRecipient.of(recipient("acme"))));
        OutcomeProof outcome = Objects.requireNonNull(evidence.outcome());
        assertEquals(Optional.empty(), outcome.contradiction(evidence.notice()));
        assertEquals(before.lines(), outcome.leaf().lines(), "as it was known then");
        assertEquals(before.lines().size() + 1, evidence.notice().lines().size());
    }

    @Test
    void aLedgerThatWasRewrittenContradictsTheOutcome() {
        Run run = of.started("acme", "muster");
        of.sent(run);
        closed(run);
        NoticeEvidence evidence = only("acme");
        OutcomeProof outcome = Objects.requireNonNull(evidence.outcome());
        Notice other = only("muster").notice();
        assertTrue(outcome.contradiction(other).isPresent(), "another's");

        var lines = new ArrayList<>(evidence.notice().lines());
        LedgerLine last = lines.removeLast();
        lines.add(new LedgerLine(last.at().plusMillis(1), last.source(), last.attempt(), last.kind(), last.detail()));
        var rewritten =
                new OutcomeLeaf(evidence.notice().id(), evidence.notice().named(), lines);
        assertNotEquals(outcome.leaf(), rewritten);
        assertEquals(
                Optional.of("the commitment does not cover its changes"),
                new OutcomeProof(rewritten, outcome.in()).contradiction(withLines(evidence.notice(), lines)));
    }

    private static Notice withLines(Notice notice, List<LedgerLine> lines) {
        return new Notice(
                notice.id(),
                notice.revision(),
                notice.recipient(),
                notice.language(),
                notice.named(),
                notice.changes(),
                notice.tellBy(),
                notice.objectionDays(),
                notice.addressees(),
                notice.claim(),
                lines);
    }

    @Test
    void aLatecomerOrMovedRecipientHasAnOutcomeButNoCommitment() {
        Run run = of.started("acme");
        of.commit(run);
        of.sent(of.started("late"));
        Recipient acme = recipient("acme");
        assertTrue(of.world
                .ports
                .recipients()
                .replace(acme.changed(
                        new Recipient.Who(Objects.requireNonNull(acme.who()).externalId(), "acme", "new@acme.example"),
                        acme.language(),
                        acme.terms(),
                        "address",
                        of.world.by())));
        closed(run);
        for (String customer : List.of("acme", "late")) {
            assertNull(only(customer).commitment(), customer);
            assertNotNull(only(customer).outcome(), customer);
        }
    }

    @Test
    void nothingOfAnotherCustomerStandsInIt() {
        Run run = of.started("acme", "muster");
        of.sent(run);
        for (String customer : List.of("acme", "muster")) {
            Recipient recipient = recipient(customer);
            assertTrue(of.world
                    .ports
                    .objections()
                    .add(Objection.recorded(
                            ObjectionReference.of(of.world.key, customer),
                            new Objection.About(
                                    World.POLICY, only(customer).notice().id(), recipient.id(), null),
                            ObjectionChannel.MAIL,
                            of.world.clock.instant(),
                            new CustomerStatement("We object: " + customer, customer),
                            null,
                            of.world.by())));
        }
        closed(run);
        EvidencePack pack = pack("acme");
        String json = new String(pack.content().toArray(), UTF_8);
        assertFalse(json.contains("muster"), json);
        assertFalse(json.contains(recipient("muster").id().value()), json);
        assertEquals(1, pack.notices().getFirst().objections().size());
        assertTrue(json.contains("We object: acme"));
        assertFalse(json.contains("\"from\":\"acme\""), "who said it is the customer");
        assertFalse(
                json.contains(Objects.requireNonNull(recipient("acme").salt()).toString()), "its own salt");
    }

    @Test
    void theLastMomentToObjectCountsFromTheAttemptThatArrived() {
        Run run = of.started("acme");
        Notice notice = of.notices(run).getFirst();
        Instant stated = Instant.parse("2026-12-28T22:59:00Z");
        assertEquals(stated, only("acme").objectUntil());
        of.claimed(notice);
        of.became(notice, Kind.BOUNCED);
        of.world.clock.advance(Duration.ofDays(50));
        of.claimed(of.notices(run).getFirst());
        assertTrue(of.ledger
                .add(notice.id(), new LedgerLine(of.world.clock.instant(), "relay", 2, Kind.SENT, null))
                .isPresent());
        assertEquals(stated, only("acme").objectUntil(), "its contract states no days");
        assertEquals(
                "2026-01-01",
                Objects.requireNonNull(only("acme").inForce())
                        .header()
                        .effectiveDate()
                        .toString());
    }

    @Test
    void thereIsNoPackWithoutNotices() {
        var _ = of.started("acme");
        Recipient stranger =
                of.world.contact("b", "b@b.example", "de", recipient("acme").terms());
        assertEquals(Optional.empty(), packs.of(stranger, null, GERMAN));
        assertEquals(Optional.empty(), packs.of(recipient("acme"), new RunId("00000000"), GERMAN));
    }
}
