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
import register.notice.proof.NoticeCommitment.Subject;
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

/// Commits to runs, and proves the commitments to customers. Commitments are cached, because they never change.
public final class RunCommitments {
    private static final String FILE = "notice.json";
    private static final String JSON = "application/json";
    private static final Duration LOOKING = Duration.ofMinutes(1);

    private final Register register;
    private final Ports ports;
    private final Commitments commitments;
    private final Map<RunId, StandingCommitment> standing = new ConcurrentHashMap<>();
    private final Map<RunId, InLog> inLog = new ConcurrentHashMap<>();

    /// @param until when to look for cosignatures again
    private record InLog(LogProof proof, Instant until) {}

    public RunCommitments(Register register) {
        this.register = register;
        this.ports = register.ports();
        this.commitments = register.commitments();
    }

    /// Commits to the notices of a run, after all are recorded and before any mail leaves. Repeating it changes
    /// nothing.
    ///
    /// @return the entry with the commitment
    public EntryHeader plan(Run run) {
        RunAnnouncement announced = NoticePlans.announced(register, run);
        return commitments.commit(
                Subject.PLAN,
                header(announced),
                each(run, notice -> leaf(announced, notice).map(NoticeLeaf::hash)));
    }

    /// Commits to the ledgers of a closed run, including latecomers'. Repeating it changes nothing.
    ///
    /// @return the entry with the commitment
    public EntryHeader outcome(Run run) {
        return commitments.commit(
                Subject.OUTCOME,
                header(NoticePlans.announced(register, run)),
                each(run, notice -> Optional.of(OutcomeLeaf.of(notice).hash())));
    }

    /// The commitment to a run's notices; empty until it is signed, and until then no mail may leave.
    public Optional<StandingCommitment> standing(Run run) {
        StandingCommitment known = standing.get(run.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StandingCommitment> found = standing(Subject.PLAN, run);
        found.ifPresent(one -> standing.put(run.id(), one));
        return found;
    }

    /// A commitment to a run; empty until it is signed.
    public Optional<StandingCommitment> standing(Subject of, Run run) {
        return commitments.standing(of, header(NoticePlans.announced(register, run)));
    }

    /// The proof attached to a notice's mail.
    ///
    /// @return empty for a latecomer, or if name or address have changed since
    public Optional<Attachment> attachment(Run run, RunAnnouncement announced, Notice notice, Recipient recipient) {
        return proof(run, announced, notice, recipient)
                .map(proof -> new Attachment(FILE, JSON, Bytes.of(proof.bytes())));
    }

    /// The proof of the commitment for a recipient.
    ///
    /// @return empty for a latecomer, if name or address have changed since, or before it is signed
    public Optional<NoticeProof> proof(Run run, RunAnnouncement announced, Notice notice, Recipient recipient) {
        NamedRecipient named = NamedRecipient.of(recipient);
        Bytes salt = NamedRecipient.salt(recipient, notice.id());
        return leaf(announced, notice)
                .filter(leaf -> leaf.recipient().equals(named.hash(salt)))
                .flatMap(leaf -> standing(run)
                        .flatMap(one -> NoticeProofs.of(one, leaf, salt, named.externalId(), inLog(run, one))));
    }

    /// The proof of a notice's ledger at the close of its run.
    ///
    /// @return empty until the run is closed and the commitment signed
    public Optional<OutcomeProof> outcome(Run run, Notice notice) {
        return run.outcome() == null
                ? Optional.empty()
                : standing(Subject.OUTCOME, run)
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

    /// The leaves of all notices, read lot by lot.
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
