package register.notices;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.log.KeyPairSigner;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeRate;
import register.notice.Run;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.StandingCommitment;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunCounts;
import register.notices.plan.RunStart;
import register.notices.proof.RunClosing;
import register.notices.proof.RunCommitments;
import register.notices.sending.NoticeLedger;
import register.notices.sending.Runs;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;

/// A run in memory, from contacts to its close.
public final class RunWorld {
    public final World world = new World().announced();
    public final NoticePlans plans = new NoticePlans(world.register, new NoticeRate(60));
    public final NoticeLedger ledger = new NoticeLedger(world.ports.notices(), world.ports.dueWork());
    public final List<String> lines = new ArrayList<>();
    private final KeyPairSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());

    public Run started(String... customers) {
        for (String customer : customers) {
            Recipient contact = world.contact(
                    customer,
                    customer + "@customer.example",
                    "de",
                    new Terms(null, null, List.of(), List.of(), List.of(), null));
            assertTrue(world.ports.recipients().add(contact));
        }
        Run run = new RunStart(plans)
                .record(
                        plans.plan(plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[1])),
                        world.by());
        return runs().send(run.id(), world.by()).orElseThrow();
    }

    public Runs runs() {
        return new Runs(world.ports.notices(), world.ports.dueWork());
    }

    public List<Notice> notices(Run run) {
        var all = new ArrayList<Notice>();
        RunCounts.each(run, world.ports.notices(), all::add);
        return all;
    }

    public void claimed(Notice notice) {
        Instant now = world.clock.instant();
        assertTrue(world.ports
                .notices()
                .replace(notice.claimed(now.plus(Duration.ofMinutes(5)), ChangeAuthor.register(now))));
    }

    public void became(Notice notice, Kind kind) {
        assertTrue(ledger.add(notice.id(), new LedgerLine(world.clock.instant(), "relay", 1, kind, null))
                .isPresent());
    }

    public void sent(Run run) {
        notices(run).forEach(notice -> {
            claimed(notice);
            became(notice, Kind.SENT);
        });
    }

    public void close() {
        close(world.ports);
    }

    public void close(Ports ports) {
        var register = new Register(ports, world.clock);
        new RunClosing(register).close(ended -> lines.add(ended.line()));
    }

    public Run last(Run run) {
        return world.ports.notices().run(run.id()).orElseThrow();
    }

    public List<EntryHeader> outcomes() {
        return History.headers(world.ports.chain(), World.POLICY).stream()
                .filter(header -> header.kind() == EntryKind.NOTICE)
                .filter(header -> NoticeCommitment.of(world.ports
                                        .chain()
                                        .entry(World.POLICY, header.sequence())
                                        .orElseThrow())
                                .of()
                        == Subject.OUTCOME)
                .toList();
    }

    /// Commits to the run's notices, and signs the commitment.
    public void commit(Run run) {
        var _ = new RunCommitments(world.register).plan(run);
        sign();
    }

    /// Signs the log up to its last entry.
    public void sign() {
        var _ = new Checkpoints(
                        world.ports.chain(),
                        world.ports.checkpoints(),
                        signer,
                        new PublicAddress(null, "register.example.com"))
                .reconcile(_ -> {});
    }

    public StandingCommitment outcome(Run run) {
        sign();
        return new RunCommitments(world.register).standing(Subject.OUTCOME, run).orElseThrow();
    }
}
