package register.notices.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.memory.CutOff;
import register.memory.PortsAround;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.Run.State;
import register.notice.proof.OutcomeLeaf;
import register.notice.proof.StandingCommitment;
import register.notices.RunWorld;
import register.notices.World;
import register.notices.plan.RunStart;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.value.Bytes;

/// A run closes at its time, once, with a commitment to its outcome.
class RunClosingTest {
    private final RunWorld of = new RunWorld();

    @Test
    void closesAtItsTimeAndOnce() {
        Run run = of.started("acme", "muster");
        of.sent(run);
        of.world.clock.set(run.closesAt().minusMillis(1));
        of.close();
        assertEquals(State.SENDING, of.last(run).state());
        assertEquals(List.of(), of.lines);

        of.world.clock.set(run.closesAt());
        of.close();
        of.close();
        assertEquals(State.CLOSED, of.last(run).state());
        assertEquals(1, of.outcomes().size());
        assertEquals(of.outcomes().getFirst().sequence(), of.last(run).outcome());
        assertEquals(
                List.of("run " + run.id() + " of acme closed: entry "
                        + of.last(run).outcome() + " of the log commits to its outcome"),
                of.lines);
    }

    @Test
    void laterFactsAddALineButDoNotChangeTheOutcome() {
        Run run = of.started("acme");
        of.sent(run);
        of.world.clock.set(run.closesAt());
        of.close();
        Notice before = of.notices(run).getFirst();
        of.became(before, Kind.ACCEPTED);
        of.close();

        assertEquals(NoticeState.ACCEPTED, of.notices(run).getFirst().state());
        StandingCommitment outcome = of.outcome(of.last(run));
        assertTrue(outcome.tree().place(OutcomeLeaf.of(before).hash()).isPresent());
        assertTrue(outcome.tree()
                .place(OutcomeLeaf.of(of.notices(run).getFirst()).hash())
                .isEmpty());
        assertEquals(1, of.outcomes().size());
    }

    @Test
    void latecomersAreInTheOutcome() {
        Run run = of.started("acme");
        Run grown = of.started("late");
        assertEquals(run.id(), grown.id());
        of.sent(grown);
        of.world.clock.set(grown.closesAt());
        of.close();
        StandingCommitment outcome = of.outcome(of.last(run));
        assertEquals(2, of.notices(run).size());
        of.notices(run)
                .forEach(notice -> assertTrue(
                        outcome.tree().place(OutcomeLeaf.of(notice).hash()).isPresent()));
    }

    @Test
    void aRunWithAnUnsentMailIsNotClosed() {
        Run run = of.started("acme", "muster");
        of.claimed(of.notices(run).getFirst());
        of.became(of.notices(run).getFirst(), Kind.NOT_TAKEN);
        of.world.clock.set(run.closesAt());
        of.close();
        assertEquals(State.SENDING, of.last(run).state());
        assertEquals(
                List.of("run " + run.id()
                        + " of acme should be closed, but 2 of its notices are still to be handed over; it"
                        + " closes after that, or once it is stopped"),
                of.lines);

        var _ = of.runs().stop(run.id(), null, of.world.by());
        of.close();
        assertEquals(State.CLOSED, of.last(run).state());
        assertEquals(NoticeState.PLANNED, of.notices(run).getLast().state());
    }

    @Test
    void aMailOnItsWayIsWaitedForAsLongAsItsClaimHolds() {
        Run run = of.started("acme");
        of.world.clock.set(run.closesAt());
        of.claimed(of.notices(run).getFirst());
        of.close();
        assertEquals(State.SENDING, of.last(run).state());

        of.world.clock.advance(Duration.ofMinutes(5));
        of.close();
        assertEquals(State.CLOSED, of.last(run).state());
        assertEquals(NoticeState.UNKNOWN, of.notices(run).getFirst().state());
        assertTrue(of.outcome(of.last(run))
                .tree()
                .place(OutcomeLeaf.of(of.notices(run).getFirst()).hash())
                .isPresent());
    }

    @Test
    void aRunWhoseAnnouncementWasWithdrawnClosesToo() {
        Run run = of.started("acme");
        of.sent(run);
        var _ = of.runs().cancel(run.id(), "withdrawn", of.world.by());
        of.world.clock.set(run.closesAt());
        of.close();
        assertEquals(State.CLOSED, of.last(run).state());
        assertEquals(1, of.outcomes().size());
    }

    @Test
    void aRunThatIsStillBeingRecordedStays() {
        Run run = of.started("acme");
        var unsent = new RunWorld();
        Recipient contact = unsent.world.contact("acme", "a@customer.example", "de", Terms.NONE);
        assertTrue(unsent.world.ports.recipients().add(contact));
        Run recorded = new RunStart(unsent.plans)
                .record(
                        unsent.plans.plan(
                                unsent.plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[1])),
                        of.world.by());
        unsent.world.clock.set(run.closesAt());
        unsent.close();
        assertEquals(State.RECORDING, unsent.last(recorded).state());
        assertEquals(List.of(), unsent.lines);
    }

    /// Crashing after a write is the same as crashing before the next.
    @Test
    void afterACrashTheNextProcessClosesOnce() {
        int left = 0;
        while (cutBefore(left)) {
            left++;
        }
        assertEquals(6, left, "lapsed claim, closed, tree, content, entry, recorded");
    }

    /// @return true if there was such a write
    private static boolean cutBefore(int left) {
        var cut = new RunWorld();
        Run run = cut.started("acme", "muster");
        cut.sent(run);
        assertTrue(cut.ledger
                .again(cut.notices(run).getFirst().id(), null, cut.world.by())
                .isPresent());
        cut.world.clock.set(run.closesAt());
        cut.claimed(cut.notices(run).getFirst());
        cut.world.clock.advance(Duration.ofMinutes(5));
        boolean lost = false;
        try {
            cut.close(new PortsAround(cut.world.ports, new CutOff(left, false)));
        } catch (CutOff.Lost _) {
            lost = true;
        }
        cut.close();
        String where = "before write " + left;
        assertEquals(State.CLOSED, cut.last(run).state(), where);
        assertEquals(1, cut.outcomes().size(), where);
        assertEquals(cut.outcomes().getFirst().sequence(), cut.last(run).outcome(), where);
        return lost;
    }
}
