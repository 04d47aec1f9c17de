package register.sample;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.Headers;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.memory.MemoryPorts;
import register.memory.MemoryRegister;
import register.notice.NotifiableChange;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.NoticeProofs;
import register.notice.proof.StandingCommitment;
import register.publishing.Commitments;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;

/// A log in memory that commits to one notice, and its customer's proof.
///
/// @param key that signed the log
public record CommittedNotice(MemoryPorts ports, NoticeProof proof, NoteKey key) {
    public static final NamedRecipient RECIPIENT =
            new NamedRecipient("Acme Näidis GmbH", "privacy@acme.example", "C-1");

    /// The part of the announcement that is in the notice.
    public static final String ANNOUNCED =
            "{\"authoritativeLanguage\":\"en\",\"editions\":{\"de\":{\"provider\":\"Acme Wolke OÜ\"},"
                    + "\"en\":{\"provider\":\"Acme Cloud OÜ\"}},\"subprocessors\":[{\"engagements\":["
                    + "{\"id\":\"servers\",\"service\":{\"de\":\"Server\",\"en\":\"Servers\"}}],"
                    + "\"id\":\"example-hosting\",\"legalName\":\"Example Hosting SE\"}]}";

    /// A new log each time, under the same name.
    public static CommittedNotice make() {
        return make(false);
    }

    /// @param withdraws true if the announced changes are called off
    public static CommittedNotice make(boolean withdraws) {
        var random = new SecureRandom();
        byte[] salt = new byte[NamedRecipient.SALT];
        random.nextBytes(salt);
        CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        var ports = new MemoryPorts();
        Headers.of(2, "a").forEach(ports.chain()::append);
        ports.chain().append(Headers.entry(3, ANNOUNCED));
        EntryHeader announcement = ports.chain().head(Headers.POLICY).orElseThrow();
        var leaf = new NoticeLeaf(
                announcement.policy(),
                announcement.sequence(),
                announcement.hash(),
                RECIPIENT.hash(Bytes.of(salt)),
                List.of(new NoticeLeaf.CommittedChange(
                        NotifiableChange.Kind.ADDED, "example-hosting", "servers", LocalDate.of(2026, 12, 31))),
                withdraws ? null : Instant.parse("2026-11-30T23:00:00Z"),
                withdraws);
        var commitments = new Commitments(ports.chain(), ports.checkpoints(), ports.documents(), MemoryRegister.CLOCK);
        var _ = commitments.commit(Subject.PLAN, announcement, List.of(leaf.hash()));
        var address = new PublicAddress(null, "register.example.com");
        var _ = new Checkpoints(ports.chain(), ports.checkpoints(), signer, address).reconcile(_ -> {});
        StandingCommitment standing =
                commitments.standing(Subject.PLAN, announcement).orElseThrow();
        Optional<NoticeProof> proof = NoticeProofs.of(
                standing,
                leaf,
                Bytes.of(salt),
                RECIPIENT.externalId(),
                new NoticeProofs(ports.checkpoints(), ports.witnesses()).inLog(standing.entry()));
        SignedCheckpoint latest = ports.checkpoints().latest(Headers.POLICY).orElseThrow();
        return new CommittedNotice(ports, proof.orElseThrow(), latest.key());
    }
}
