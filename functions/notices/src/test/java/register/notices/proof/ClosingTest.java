package register.notices.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.log.KeyPairSigner;
import register.memory.CutOff;
import register.memory.PortsAround;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeRate;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.Run.State;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Of;
import register.notice.proof.OutcomeLeaf;
import register.notice.proof.StandingCommitment;
import register.notices.World;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunCounts;
import register.notices.plan.RunStart;
import register.notices.sending.Ledger;
import register.notices.sending.Runs;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.By;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;

/// A run ends at its time, once, and what was known then is committed to.
class ClosingTest {
    private final World world = new World().announced();
    private final NoticePlans plans = new NoticePlans(world.register, world.key, new NoticeRate(60));
    private final Ledger ledger = new Ledger(world.ports.notices(), world.ports.dueWork());
    private final List<String> lines = new ArrayList<>();

    private Run started(String... customers) {
        for (String customer : customers) {
            Recipient contact = world.contact(
                    customer, customer + "@customer.example", "de", new Terms(null, null, List.of(), List.of(), null));
            assertTrue(world.ports.recipients().add(contact));
        }
        Run run = new RunStart(plans)
                .record(
                        plans.plan(plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[1])),
                        world.by());
        var _ = new RunCommitments(plans.register()).plan(run);
        return runs().send(run.id(), world.by()).orElseThrow();
    }

    private Runs runs() {
        return new Runs(world.ports.notices(), world.ports.dueWork());
    }

    private List<Notice> notices(Run run) {
        var all = new ArrayList<Notice>();
        RunCounts.each(run, world.ports.notices(), all::add);
        return all;
    }

    private void claimed(Notice notice) {
        Instant now = world.clock.instant();
        assertTrue(world.ports.notices().replace(notice.claimed(now.plus(Duration.ofMinutes(5)), By.register(now))));
    }

    private void became(Notice notice, Kind kind) {
        assertTrue(ledger.add(notice.id(), new LedgerLine(world.clock.instant(), "relay", 1, kind, null))
                .isPresent());
    }

    private void sent(Run run) {
        notices(run).forEach(notice -> {
            claimed(notice);
            became(notice, Kind.SENT);
        });
    }

    private void close() {
        close(world.ports);
    }

    private void close(Ports ports) {
        var register = new Register(ports, world.clock);
        new Closing(register).close(ended -> lines.add(ended.line()));
    }

    private Run last(Run run) {
        return world.ports.notices().run(run.id()).orElseThrow();
    }

    private List<EntryHeader> outcomes() {
        return History.headers(world.ports.chain(), World.POLICY).stream()
                .filter(header -> header.kind() == EntryKind.NOTICE)
                .filter(header -> NoticeCommitment.of(world.ports
                                        .chain()
                                        .entry(World.POLICY, header.sequence())
                                        .orElseThrow())
                                .of()
                        == Of.OUTCOME)
                .toList();
    }

    private StandingCommitment outcome(Run run) {
        var _ = new Checkpoints(
                        world.ports.chain(),
                        world.ports.checkpoints(),
                        KeyPairSigner.of("a key", KeyPairSigner.generate()),
                        new PublicAddress(null, "register.example.com"))
                .reconcile(_ -> {});
        return new RunCommitments(plans.register()).standing(Of.OUTCOME, run).orElseThrow();
    }

    @Test
    void closesAtItsTimeAndOnce() {
        Run run = started("acme", "muster");
        sent(run);
        world.clock.set(run.closesAt().minusMillis(1));
        close();
        assertEquals(State.SENDING, last(run).state());
        assertEquals(List.of(), lines);

        world.clock.set(run.closesAt());
        close();
        close();
        assertEquals(State.CLOSED, last(run).state());
        assertEquals(1, outcomes().size());
        assertEquals(outcomes().getFirst().sequence(), last(run).outcome());
        assertEquals(
                List.of("run " + run.id() + " of acme closed: entry "
                        + last(run).outcome() + " of the log commits to what became of it"),
                lines);
    }

    @Test
    void whatBecomesKnownLaterMakesALineAndChangesNoOutcome() {
        Run run = started("acme");
        sent(run);
        world.clock.set(run.closesAt());
        close();
        Notice before = notices(run).getFirst();
        became(before, Kind.ACCEPTED);
        close();

        assertEquals(NoticeState.ACCEPTED, notices(run).getFirst().state());
        StandingCommitment outcome = outcome(last(run));
        assertTrue(outcome.tree().place(OutcomeLeaf.of(before).hash()).isPresent());
        assertTrue(outcome.tree()
                .place(OutcomeLeaf.of(notices(run).getFirst()).hash())
                .isEmpty());
        assertEquals(1, outcomes().size());
    }

    @Test
    void whoCameAfterTheCommitmentStandsInTheOutcome() {
        Run run = started("acme");
        Run grown = started("late");
        assertEquals(run.id(), grown.id());
        sent(grown);
        world.clock.set(grown.closesAt());
        close();
        StandingCommitment outcome = outcome(last(run));
        assertEquals(2, notices(run).size());
        notices(run)
                .forEach(notice -> assertTrue(
                        outcome.tree().place(OutcomeLeaf.of(notice).hash()).isPresent()));
    }

    @Test
    void nobodyIsSkippedWhoseMailWasNeverHandedOver() {
        Run run = started("acme", "muster");
        claimed(notices(run).getFirst());
        became(notices(run).getFirst(), Kind.NOT_TAKEN);
        world.clock.set(run.closesAt());
        close();
        assertEquals(State.SENDING, last(run).state());
        assertEquals(
                List.of("run " + run.id() + " of acme should be closed: of its notices 1 were not handed over yet; it"
                        + " closes once they are, or when it is stopped"),
                lines);

        var _ = runs().stop(run.id(), null, world.by());
        close();
        assertEquals(State.CLOSED, last(run).state());
        assertEquals(NoticeState.PLANNED, notices(run).getLast().state());
    }

    @Test
    void aMailOnItsWayIsWaitedForAsLongAsItsClaimHolds() {
        Run run = started("acme");
        world.clock.set(run.closesAt());
        claimed(notices(run).getFirst());
        close();
        assertEquals(State.SENDING, last(run).state());

        world.clock.advance(Duration.ofMinutes(5));
        close();
        assertEquals(State.CLOSED, last(run).state());
        assertEquals(NoticeState.UNKNOWN, notices(run).getFirst().state());
        assertTrue(outcome(last(run))
                .tree()
                .place(OutcomeLeaf.of(notices(run).getFirst()).hash())
                .isPresent());
    }

    @Test
    void aRunWhoseAnnouncementWasWithdrawnClosesToo() {
        Run run = started("acme");
        sent(run);
        var _ = runs().cancel(run.id(), "withdrawn", world.by());
        world.clock.set(run.closesAt());
        close();
        assertEquals(State.CLOSED, last(run).state());
        assertEquals(1, outcomes().size());
    }

    @Test
    void aRunThatIsStillBeingRecordedStays() {
        Run run = started("acme");
        var unsent = new ClosingTest();
        Recipient contact = unsent.world.contact("acme", "a@customer.example", "de", Terms.NONE);
        assertTrue(unsent.world.ports.recipients().add(contact));
        Run recorded = new RunStart(unsent.plans)
                .record(
                        unsent.plans.plan(
                                unsent.plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[1])),
                        world.by());
        unsent.world.clock.set(run.closesAt());
        unsent.close();
        assertEquals(State.RECORDING, unsent.last(recorded).state());
        assertEquals(List.of(), unsent.lines);
    }

    @Test
    void whateverIsLeftOfAProcessTheNextClosesOnce() {
        for (boolean after : List.of(false, true)) {
            int left = 0;
            while (cutAt(left, after)) {
                left++;
            }
            assertEquals(6, left, "lapsed claim, closed, tree, content, entry, recorded");
        }
    }

    /// @return whether there was such a write
    private static boolean cutAt(int left, boolean after) {
        var test = new ClosingTest();
        Run run = test.started("acme", "muster");
        test.sent(run);
        assertTrue(test.ledger
                .again(test.notices(run).getFirst().id(), null, test.world.by())
                .isPresent());
        test.world.clock.set(run.closesAt());
        test.claimed(test.notices(run).getFirst());
        test.world.clock.advance(Duration.ofMinutes(5));
        boolean lost = false;
        try {
            test.close(new PortsAround(test.world.ports, new CutOff(left, after)));
        } catch (CutOff.Lost _) {
            lost = true;
        }
        test.close();
        test.close();
        String where = left + (after ? " after" : " before");
        assertEquals(State.CLOSED, test.last(run).state(), where);
        assertEquals(1, test.outcomes().size(), where);
        assertEquals(test.outcomes().getFirst().sequence(), test.last(run).outcome(), where);
        StandingCommitment outcome = test.outcome(test.last(run));
        test.notices(run)
                .forEach(notice -> assertTrue(
                        outcome.tree().place(OutcomeLeaf.of(notice).hash()).isPresent(), where));
        return lost;
    }
}
