package register.notices.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.log.KeyPairSigner;
import register.memory.CutOff;
import register.memory.PortsAround;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.NoticeRate;
import register.notice.Run;
import register.notices.World;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.notices.plan.RunCounts;
import register.notices.plan.RunStart;
import register.notices.sending.Runs;
import register.recipient.Terms;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;

/// Stops the start of a run before each of its writes; repeating the same start completes it, once. Before it is
/// committed to, no mail may leave.
class StartCrashTest {
    private static final byte[] KEY = KeyPairSigner.generate();

    private final World world = new World().announced();

    StartCrashTest() {
        for (String customer : List.of("acme", "muster", "naidis")) {
            assertTrue(world.ports
                    .recipients()
                    .add(world.contact(customer, customer + "@customer.example", "de", Terms.NONE)));
        }
    }

    /// A process stopped after a write leaves the same state as one stopped before the next.
    @Test
    void theSameStartAgainCompletesIt() {
        int left = 0;
        while (new StartCrashTest().isCut(left)) {
            left++;
        }
        assertTrue(left > 7, "run, notices, tree, content, entry, checkpoint, due, sending: " + left);
    }

    /// @return true if there is such a write
    private boolean isCut(int left) {
        Plan before = plan(world.ports);
        boolean lost = false;
        try {
            start(new PortsAround(world.ports, new CutOff(left, false)), before);
        } catch (CutOff.Lost _) {
            // The person gives the same command again.
            lost = true;
        }
        String where = "after " + left + " writes";
        world.clock.advance(Duration.ofMinutes(1));
        Optional<Run> half = world.ports.notices().run(NoticePlans.id(before.announced()));
        half.filter(run -> run.state() == Run.State.SENDING)
                .ifPresent(run -> assertTrue(
                        new RunCommitments(world.register).standing(run).isPresent(), where));
        assertEquals(before.hash(), plan(world.ports, before).hash(), where);
        start(world.ports, before);
        check(before, where);
        return lost;
    }

    /// Like the command.
    private void start(Ports ports, Plan looked) {
        Run run = new RunStart(plans(ports)).record(plan(ports, looked), world.by());
        EntryHeader entry = new RunCommitments(new Register(ports, world.clock)).plan(run);
        var _ = new Checkpoints(
                        ports.chain(),
                        ports.checkpoints(),
                        KeyPairSigner.of("a key", KEY),
                        new PublicAddress(null, "register.example.com"))
                .make(entry.policy(), entry.sequence());
        var _ = new Runs(ports.notices(), ports.dueWork()).send(run.id(), world.by());
    }

    private void check(Plan plan, String where) {
        Run run = world.ports.notices().run(NoticePlans.id(plan.announced())).orElseThrow();
        assertEquals(Run.State.SENDING, run.state(), where);
        var notices = new ArrayList<Notice>();
        RunCounts.each(run, world.ports.notices(), notices::add);
        assertEquals(3, notices.size(), where);
        assertEquals(3, notices.stream().map(Notice::recipient).distinct().count(), where);
        assertEquals(
                1,
                world.register.history().headers(World.POLICY).stream()
                        .filter(header -> header.kind() == EntryKind.NOTICE)
                        .count(),
                where);
        var due = new HashSet<Integer>();
        world.ports.dueWork().due(world.clock.instant(), 100).stream()
                .map(Due::lot)
                .forEach(due::add);
        assertTrue(due.containsAll(run.lots()), where);
    }

    private Plan plan(Ports ports) {
        NoticePlans plans = plans(ports);
        return plans.plan(plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[1]));
    }

    private Plan plan(Ports ports, Plan looked) {
        return plans(ports).plan(looked.announced(), _ -> Bytes.of(new byte[1]), looked.hash());
    }

    private NoticePlans plans(Ports ports) {
        return new NoticePlans(new Register(ports, world.clock), new NoticeRate(60));
    }
}
