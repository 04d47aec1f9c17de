package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.audit.LogWorld.SIGNER;
import static register.commands.audit.LogWorld.assertFound;
import static register.commands.audit.LogWorld.assertVerified;
import static register.commands.audit.LogWorld.cosigned;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.log.Checkpoint;
import register.log.SignedNote;
import register.log.TrustFile;

/// A server lies about the witnesses of its log. The caller names three, two of which must have seen it.
class WitnessLiesTest {
    private static final String NEWEST = ShownLog.LOG + "checkpoint";
    private static final String WITNESSED = ShownLog.LOG + "witnessed";

    @TempDir
    Path folder;

    private LogWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new LogWorld(folder.resolve("data"), 4, "version");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private LogReport audit() throws IOException {
        return world.audit(null, LogWorld.trusted());
    }

    private void show(String path, String note) {
        world.shown.show(path, note.getBytes(UTF_8));
    }

    @Test
    void witnessesAndTimesAreReported() throws IOException {
        show(NEWEST, cosigned(world.note(4), 1, 3));
        LogReport report = audit();
        assertVerified(report);
        assertTrue(
                report.lines()
                        .contains("witnesses: two witnesses saw this history up to entry 4 on 2026-11-27,"
                                + " of 3 that you named: one at 2026-11-27 04:42 UTC, three at 2026-11-27 04:42 UTC"),
                report.lines().toString());
        assertTrue(world.audit().lines().toString().contains("witnesses: not checked"));
    }

    @Test
    void theWitnessedCheckpointCountsWhereItIsTheNewest() throws IOException {
        show(WITNESSED, cosigned(world.note(4), 1, 2));
        assertVerified(audit());
    }

    @Test
    void fewerEntriesThatEnoughSawAreUndecided() throws IOException {
        show(WITNESSED, cosigned(world.note(3), 1, 2, 3));
        LogReport report = audit();
        assertFound(Kind.TOO_FEW_WITNESSES, report);
        assertTrue(report.findings().getFirst().sentence().endsWith("; enough have seen that of entry 3"));
        assertEquals(1, report.findings().size());
        // A witness that saw the newest checkpoint is not enough.
        show(NEWEST, cosigned(world.note(4), 1));
        assertFound(Kind.TOO_FEW_WITNESSES, audit());
    }

    @Test
    void noWitnessAtAllIsUndecided() throws IOException {
        assertFound(Kind.TOO_FEW_WITNESSES, audit());
    }

    @Test
    void unknownWitnessesDoNotCount() throws IOException {
        show(NEWEST, cosigned(world.note(4), 0, 1));
        assertFound(Kind.TOO_FEW_WITNESSES, audit());
    }

    @Test
    void theCosignatureOfAnotherCheckpointIsFound() throws IOException {
        List<SignedNote.Signature> ofThird =
                SignedNote.parse(cosigned(world.note(3), 1, 2)).signatures();
        show(NEWEST, SignedNote.parse(world.note(4)).plus(ofThird.subList(1, 3)).note());
        assertFound(Kind.BAD_COSIGNATURE, audit());
    }

    /// Two witnesses saw more than the server shows.
    @Test
    void aLogThatIsShorterThanItsWitnessedOneIsFound() throws IOException {
        world.shown.showCheckpoint(world.note(3));
        show(WITNESSED, cosigned(world.note(4), 1, 2));
        assertFound(Kind.REWOUND, audit());
    }

    /// The register's key signed two histories, and the witnesses saw the other.
    @Test
    void aWitnessedCheckpointOfAnotherHistoryIsFound() throws IOException {
        String origin = world.shown.checkpoint().origin();
        String other = ShownLog.signed(ShownLog.checkpoint(origin, 3, (byte) 3), SIGNER);
        show(WITNESSED, cosigned(other, 1, 2));
        assertFound(Kind.OTHER_HISTORY, audit());
    }

    @Test
    void aWitnessedCheckpointThatTheLogDidNotSignIsFound() throws IOException {
        Checkpoint checkpoint = world.shown.checkpoint();
        show(WITNESSED, cosigned(ShownLog.signed(checkpoint, LogWorld.OTHER), 1, 2));
        assertFound(Kind.BAD_CHECKPOINT, audit());
        show(WITNESSED, "none");
        assertFound(Kind.BAD_CHECKPOINT, audit());
    }

    /// The log's key in the trust file counts as named by the caller; keys of other logs are skipped.
    @Test
    void theTrustFilesLogIsTheKeyToBelieve() throws IOException {
        show(NEWEST, cosigned(world.note(4), 1, 2));
        String file = "log " + world.shown.key().text() + "\n" + LogWorld.twoOfThree();
        assertVerified(world.audit(
                null,
                LogTrust.of(
                        List.of(),
                        TrustFile.parse(file),
                        List.of(),
                        world.shown.checkpoint().policy())));
        String stranger = "log " + world.key(LogWorld.OTHER).text() + "\n" + LogWorld.twoOfThree();
        assertFound(
                Kind.OTHER_KEY,
                world.audit(
                        null,
                        LogTrust.of(
                                List.of(),
                                TrustFile.parse(stranger),
                                List.of(),
                                world.shown.checkpoint().policy())));
    }

    /// A trust file may require no witness.
    @Test
    void aQuorumOfNobodyIsMet() throws IOException {
        LogReport report = world.audit(null, new LogTrust(List.of(), TrustFile.parse("quorum none\n"), List.of()));
        assertVerified(report);
        assertTrue(
                report.lines().contains("witnesses: your trust file requires no witness"),
                report.lines().toString());
    }
}
