package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.audit.LogWorld.SIGNER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.chain.EntryHeader;
import register.commands.audit.AuditFinding.Kind;
import register.contract.port.ChainContract;
import register.notice.NotifiableChange;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.NoticeProofs;
import register.publishing.Commitments;
import register.value.Bytes;

/// A customer's `notice.json` contains a checkpoint of the log that commits to it. It reveals a history without the
/// commitment, even if that history is consistent and signed by the register's own key.
class RewrittenLogTest {
    private static final int ENTRIES = 3;

    @TempDir
    Path folder;

    @Test
    void aHistoryWithoutTheCommitmentIsFoundByTheCustomersFile() throws IOException {
        try (var world = new LogWorld(folder.resolve("true"), ENTRIES, "version");
                var rewritten = new LogWorld(folder.resolve("rewritten"), 0, "")) {
            NoticeProof notice = notice(world);
            for (String kept :
                    List.of(new String(notice.bytes(), UTF_8), notice.proof().text())) {
                LogReport report = world.audit(KeptCheckpoint.parse(kept), List.of());
                assertEquals(List.of(), report.findings());
            }
            for (long at = 1; at <= ENTRIES; at++) {
                assertTrue(rewritten
                        .engine
                        .chain()
                        .append(world.engine
                                .chain()
                                .entry(ChainContract.POLICY, at)
                                .orElseThrow()));
            }
            rewritten.publish(ENTRIES + 1, "in its place");
            rewritten.sign(ENTRIES + 1, SIGNER);
            assertEquals(
                    List.of(), rewritten.audit(null, List.of(world.shown.key())).findings());
            for (String kept :
                    List.of(new String(notice.bytes(), UTF_8), notice.proof().text())) {
                LogReport report = rewritten.audit(KeptCheckpoint.parse(kept), List.of());
                assertEquals(
                        List.of(Kind.OTHER_HISTORY),
                        report.findings().stream().map(AuditFinding::kind).toList());
            }
        }
    }

    private static NoticeProof notice(LogWorld world) {
        EntryHeader announcement =
                world.engine.chain().head(ChainContract.POLICY).orElseThrow();
        Bytes salt = Bytes.of(new byte[NamedRecipient.SALT]);
        var leaf = new NoticeLeaf(
                announcement.policy(),
                announcement.sequence(),
                announcement.hash(),
                new NamedRecipient("Acme", "privacy@acme.example", null).hash(salt),
                List.of(new NoticeLeaf.CommittedChange(
                        NotifiableChange.Kind.ADDED, "example-hosting", "servers", LocalDate.of(2031, 3, 1))),
                Instant.parse("2031-01-01T00:00:00Z"),
                false);
        var commitments = new Commitments(
                world.engine.chain(), world.engine.checkpoints(), world.engine.documents(), Clock.systemUTC());
        var _ = commitments.commit(Subject.PLAN, announcement, List.of(leaf.hash()));
        world.sign(ENTRIES + 1, SIGNER);
        var standing = commitments.standing(Subject.PLAN, announcement).orElseThrow();
        return NoticeProofs.of(
                        standing,
                        leaf,
                        salt,
                        null,
                        new NoticeProofs(world.engine.checkpoints(), world.engine.witnesses()).inLog(standing.entry()))
                .orElseThrow();
    }
}
