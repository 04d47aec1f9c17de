package register.notices.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.log.LogProof;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeCommitment.Of;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.NoticeProofs;
import register.notice.proof.OutcomeLeaf;
import register.notice.proof.OutcomeProof;
import register.notice.proof.StandingCommitment;
import register.notices.plan.NoticePlans;
import register.publishing.Commitments;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail.Attachment;
import register.value.Bytes;
import register.value.Sha256;

/// Commits to runs, and proves to each customer what was committed to. What stands is kept in memory, as it never
/// changes.
public final class RunCommitments {
    private static final String FILE = "notice.json";
    private static final String JSON = "application/json";
    private static final Duration LOOKING = Duration.ofMinutes(1);

    private final Register register;
    private final Ports ports;
    private final Commitments commitments;
    private final Map<RunId, StandingCommitment> standing = new ConcurrentHashMap<>();
    private final Map<RunId, InLog> inLog = new ConcurrentHashMap<>();

    /// @param until when cosignatures are looked for again
    private record InLog(LogProof proof, Instant until) {}

    public RunCommitments(Register register) {
        this.register = register;
        this.ports = register.ports();
        this.commitments = register.commitments();
    }

    /// Commits to what a run tells, once all its notices are recorded and before any mail leaves; once, however often.
    ///
    /// @return the entry that commits
    public EntryHeader plan(Run run) {
        RunAnnouncement announced = NoticePlans.announced(register, run);
        return commitments.commit(
                Of.PLAN,
                header(announced),
                each(run, notice -> leaf(announced, notice).map(NoticeLeaf::hash)));
    }

    /// Commits to the ledger of a run that is over, latecomers included; once, however often.
    ///
    /// @return the entry that commits
    public EntryHeader outcome(Run run) {
        return commitments.commit(
                Of.OUTCOME,
                header(NoticePlans.announced(register, run)),
                each(run, notice -> Optional.of(OutcomeLeaf.of(notice).hash())));
    }

    /// The commitment to what a run tells; empty until it is signed: before, no mail may leave.
    public Optional<StandingCommitment> standing(Run run) {
        StandingCommitment known = standing.get(run.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StandingCommitment> found = standing(Of.PLAN, run);
        found.ifPresent(one -> standing.put(run.id(), one));
        return found;
    }

    /// A commitment to a run; empty until it is signed.
    public Optional<StandingCommitment> standing(Of of, Run run) {
        return commitments.standing(of, header(NoticePlans.announced(register, run)));
    }

    /// What the mail of a notice brings as proof.
    ///
    /// @return empty for a latecomer, and where name or address have changed since
    public Optional<Attachment> attachment(Run run, RunAnnouncement announced, Notice notice, Recipient recipient) {
        return proof(run, announced, notice, recipient)
                .map(proof -> new Attachment(FILE, JSON, Bytes.of(proof.bytes())));
    }

    /// What proves to a recipient what was committed to.
    ///
    /// @return empty for a latecomer, where name or address have changed since, and before it is signed
    public Optional<NoticeProof> proof(Run run, RunAnnouncement announced, Notice notice, Recipient recipient) {
        NamedRecipient named = NamedRecipient.of(recipient);
        Bytes salt = NamedRecipient.salt(recipient, notice.id());
        return leaf(announced, notice)
                .filter(leaf -> leaf.recipient().equals(named.hash(salt)))
                .flatMap(leaf -> standing(run)
                        .flatMap(one -> NoticeProofs.of(one, leaf, salt, named.externalId(), inLog(run, one))));
    }

    /// What proves what a notice's ledger held when its run closed.
    ///
    /// @return empty until the run is closed and the commitment signed
    public Optional<OutcomeProof> outcome(Run run, Notice notice) {
        return run.outcome() == null
                ? Optional.empty()
                : standing(Of.OUTCOME, run)
                        .flatMap(one -> NoticeProofs.outcome(one, notice, proofs().inLog(one.entry())));
    }

    private NoticeProofs proofs() {
        return new NoticeProofs(ports.checkpoints(), ports.witnesses());
    }

    private LogProof inLog(Run run, StandingCommitment of) {
        Instant now = register.clock().instant();
        return inLog.compute(
                        run.id(),
                        (_, last) -> last != null && now.isBefore(last.until())
                                ? last
                                : new InLog(proofs().inLog(of.entry()), now.plus(LOOKING)))
                .proof();
    }

    /// Of all its notices, read lot by lot.
    private Iterable<Sha256> each(Run run, Function<Notice, Optional<Sha256>> leaf) {
        return () -> run.lots().stream()
                .map(lot -> ports.notices().lot(run.id(), lot))
                .flatMap(List::stream)
                .flatMap(notice -> leaf.apply(notice).stream())
                .iterator();
    }

    private static Optional<NoticeLeaf> leaf(RunAnnouncement announced, Notice notice) {
        return NoticeLeaf.of(header(announced), notice, announced.changes(notice.changes()));
    }

    private static EntryHeader header(RunAnnouncement announced) {
        return announced.announcement().header();
    }
}
