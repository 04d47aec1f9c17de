package register.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.contract.world.Fictitious;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.RunId;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.NoticeProofs;
import register.notice.proof.StandingCommitment;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// The remains of an erased recipient: a commitment that identifies nobody, and the customer's own file.
class NoticeErasureTest {
    private static final PolicyId POLICY = new PolicyId("acme");
    private static final ChangeAuthor MARI = new ChangeAuthor("Mari", Instant.parse("2026-11-27T12:00:00Z"));
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());

    @TempDir
    private Path folder;

    @Test
    void noByteNamesItAndWhatWasCommittedToStillVerifies() throws IOException {
        Path data = folder.resolve("data");
        Recipient recipient = Recipient.added(
                RecipientId.next(),
                POLICY,
                Recipient.Kind.CONTACT,
                new Recipient.Who("XQ-7719", "Zwiebelkuchen Näidis", "xylander@zwiebel.example"),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                MARI);
        NamedRecipient named = NamedRecipient.of(recipient);
        byte[] file;
        Notice notice;
        EntryHeader announcement;
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            var register = new Register(engine, Clock.systemUTC());
            var _ = register.publishing()
                    .publish(Fictitious.version(POLICY, LocalDate.of(2030, 1, 1), "a"), new byte[1], null);
            announcement = engine.chain().head(POLICY).orElseThrow();
            assertTrue(engine.recipients().add(recipient));
            var id = new NoticeId(RunId.of(announcement.hash()), 0, "4WTB9ZK2");
            notice = NamedRecipient.named(
                    Notice.planned(id, recipient.id(), Language.ENGLISH, List.of(), null, null, MARI), recipient);
            engine.notices().add(List.of(notice));
            NoticeLeaf leaf = NoticeLeaf.of(announcement, notice, List.of()).orElseThrow();
            var _ = register.commitments().commit(Subject.PLAN, announcement, List.of(leaf.hash()));
            var _ = new Checkpoints(engine.chain(), engine.checkpoints(), SIGNER, PublicAddress.NONE)
                    .reconcile(_ -> {});
            StandingCommitment standing =
                    register.commitments().standing(Subject.PLAN, announcement).orElseThrow();
            Bytes salt = NamedRecipient.salt(recipient, id);
            var proofs = new NoticeProofs(engine.checkpoints(), engine.witnesses());
            file = NoticeProofs.of(standing, leaf, salt, named.externalId(), proofs.inLog(standing.entry()))
                    .orElseThrow()
                    .bytes();

            assertTrue(register.recipientErasure(1)
                    .erase(POLICY, recipient.id(), "asked for", MARI)
                    .filter(left -> left.salt() == null)
                    .isPresent());
        }
        Bytes secret = Optional.ofNullable(recipient.salt()).orElseThrow();
        for (String word : List.of(
                "XQ-7719",
                "Zwiebelkuchen",
                "xylander",
                HexFormat.of().formatHex(secret.toArray()),
                HexFormat.of()
                        .formatHex(NamedRecipient.salt(recipient, notice.id()).toArray()))) {
            assertEquals(List.of(), holding(data, word.getBytes(UTF_8)), word);
        }
        assertEquals(List.of(), holding(data, secret.toArray()));

        assertEquals(Optional.empty(), NoticeProof.parse(file).contradiction(named));
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            var register = new Register(engine, Clock.systemUTC());
            Notice kept = engine.notices().find(notice.id()).orElseThrow();
            NoticeLeaf leaf = NoticeLeaf.of(announcement, kept, List.of()).orElseThrow();
            StandingCommitment standing =
                    register.commitments().standing(Subject.PLAN, announcement).orElseThrow();
            assertTrue(standing.tree().place(leaf.hash()).isPresent());
            Recipient left = engine.recipients().find(POLICY, recipient.id()).orElseThrow();
            assertThrows(IllegalArgumentException.class, () -> NamedRecipient.salt(left, kept.id()));
        }
    }

    private static List<Path> holding(Path data, byte[] bytes) throws IOException {
        String word = new String(bytes, ISO_8859_1);
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(word))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
