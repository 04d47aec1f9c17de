package register.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.contract.port.CheckpointLogContract;
import register.contract.port.PublishingContract;
import register.contract.world.Audit;
import register.contract.world.Fictitious;
import register.document.IssuedDocument.Snapshot;
import register.document.Presentation;
import register.document.Snapshots;
import register.embedded.SnapshotProcess.Point;
import register.embedded.SnapshotProcess.Sealing;
import register.publishing.PublishingOutcome;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Invariants 1, 3 and 5, against `kill -9`.
@Tag("end-to-end")
final class KillTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    /// Everything reported to a publisher as accepted survives its death, and nothing is stored halfway.
    @Test
    void keepsWhatWasAccepted() throws Exception {
        Path data = folder.resolve("data");
        var accepted = new ArrayList<String>();
        int killed = 0;
        for (int lines : List.of(3, 61, 137)) {
            String first = DAY.plusYears(killed).toString();
            try (Jvm publisher =
                    Jvm.start(PublisherProcess.class, folder, data.toString(), POLICY.value(), first, "200")) {
                List<String> round = new ArrayList<>(publisher.lines(lines));
                round.addAll(publisher.kill());
                killed++;
                assertTrue(round.size() < 200, "killed too late");
                accepted.addAll(round);
            }
            try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
                List<String> standing = Audit.verify(engine.chain(), engine.documents(), POLICY).stream()
                        .map(header -> "%d %s %s".formatted(header.sequence(), header.effectiveDate(), header.hash()))
                        .toList();
                assertTrue(standing.containsAll(accepted), "an accepted version is lost");
                int unanswered = standing.size() - accepted.size();
                assertTrue(unanswered <= killed, unanswered + " entries that nobody was told of");
            }
        }
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            int entries =
                    Audit.verify(engine.chain(), engine.documents(), POLICY).size();
            assertEquals(2 * entries, snapshots(engine).reconcile(_ -> {}));
            assertEquals(2 * entries, verifySnapshots(engine).size());
        }
    }

    /// Reconcile completes the snapshots of a killed process, wherever it died, and replaces nothing.
    @ParameterizedTest
    @EnumSource
    void reconcilesSnapshots(Point point) throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            var publishing = new Register(engine, Clock.systemUTC()).publishing();
            for (int i = 0; i < 3; i++) {
                String mark = "version " + i;
                PublishingOutcome outcome = publishing.publish(
                        Fictitious.version(POLICY, DAY.plusDays(i), mark), PublishingContract.source(mark), null);
                assertTrue(outcome instanceof PublishingOutcome.Accepted);
            }
            sign(engine);
            try (Jvm maker = Jvm.start(SnapshotProcess.class, folder, data.toString(), point.name())) {
                assertEquals("here", maker.line());
                assertEquals(List.of(), maker.kill());
            }
            List<Snapshot> before = recordedSnapshots(engine);
            assertEquals(point == Point.RECORDED ? 3 : 2, before.size());
            assertEquals(6 - before.size(), snapshots(engine).reconcile(_ -> {}));
            List<Snapshot> after = verifySnapshots(engine);
            assertEquals(6, after.size());
            assertTrue(after.containsAll(before));
            long madeByTheKilled = 0;
            for (Snapshot snapshot : after) {
                byte[] stored = engine.documents().get(snapshot.key()).orElseThrow();
                madeByTheKilled += new String(stored, UTF_8).startsWith("killed ") ? 1 : 0;
            }
            assertEquals(point == Point.SEALED ? 2 : 3, madeByTheKilled);
            assertEquals(0, snapshots(engine).reconcile(_ -> {}));
        }
        try (var abandoned = Files.list(data.resolve("documents/incoming"))) {
            assertEquals(List.of(), abandoned.toList());
        }
    }

    private static Snapshots snapshots(EmbeddedPorts engine) {
        sign(engine);
        return new Snapshots(
                engine.chain(),
                engine.checkpoints(),
                engine.documents(),
                engine.issuedDocuments(),
                engine.persons(),
                new Sealing("restarted"),
                Presentation.NONE,
                Clock.systemUTC());
    }

    private static void sign(EmbeddedPorts engine) {
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), CheckpointLogContract.SIGNER, PublicAddress.NONE)
                .reconcile(_ -> {});
    }

    private static List<Snapshot> recordedSnapshots(EmbeddedPorts engine) {
        var snapshots = new ArrayList<Snapshot>();
        for (EntryHeader header : Audit.verify(engine.chain(), engine.documents(), POLICY)) {
            for (Language language : List.of(Language.ENGLISH, Fictitious.GERMAN)) {
                engine.issuedDocuments()
                        .snapshot(POLICY, header.sequence(), language)
                        .ifPresent(snapshots::add);
            }
        }
        return snapshots;
    }

    private static List<Snapshot> verifySnapshots(EmbeddedPorts engine) {
        List<Snapshot> snapshots = recordedSnapshots(engine);
        for (Snapshot snapshot : snapshots) {
            byte[] stored = engine.documents().get(snapshot.key()).orElseThrow();
            assertEquals(Sha256.of(stored), snapshot.sha256());
        }
        return snapshots;
    }
}
