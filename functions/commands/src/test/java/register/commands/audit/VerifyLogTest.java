package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.audit.LogWorld.SIGNER;
import static register.commands.audit.LogWorld.assertFound;
import static register.commands.audit.LogWorld.assertVerified;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.contract.port.ChainContract;
import register.json.Json;
import register.network.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.transparency.TimeStamps;
import register.value.Bytes;

/// A server shows an altered log, and each alteration is found.
class VerifyLogTest {
    private static final int ENTRIES = 4;

    @TempDir
    Path folder;

    private LogWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new LogWorld(folder.resolve("data"), ENTRIES, "version");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anUnchangedLogIsVerified() throws IOException {
        LogReport report = world.audit(world.kept(ENTRIES), List.of(world.shown.key()));
        assertVerified(report);
        assertEquals(ENTRIES, report.edge().size());
        assertEquals(ENTRIES, report.contents().recomputed());
        assertEquals(world.shown.key(), report.key());
        assertEquals(world.shown.checkpoint().root(), report.edge().root());
        assertVerified(world.audit());
    }

    /// The server shows the correct hashes of the changed entries, so only the signed root reveals the change.
    @Test
    void anyByteOfAnyEntryIsMissed() throws IOException {
        List<Bytes> leaves = world.shown.leaves();
        int changes = 0;
        for (int at = 0; at < ENTRIES; at++) {
            byte[] leaf = leaves.get(at).toArray();
            for (int i = at; i < leaf.length; i += ENTRIES) {
                byte[] changed = leaf.clone();
                changed[i] ^= 1;
                List<Bytes> tampered = world.shown.leaves();
                tampered.set(at, Bytes.of(changed));
                world.shown.show(tampered);
                LogReport report = world.audit();
                assertTrue(report.contradicted(), new String(changed, UTF_8));
                changes++;
            }
        }
        assertTrue(changes > ENTRIES * 40, changes + " changes");
    }

    /// An older verifier verifies a newer log: it hashes unknown entries, and reports them.
    @Test
    void anEntryOfAnUnknownKindIsHashedAndSaid() throws IOException {
        world.shown.showUnknownKind("notices", null);
        LogReport report = world.audit(world.kept(3), List.of());
        assertVerified(report);
        assertTrue(
                report.lines()
                        .contains("unknown kinds: notices (hashed, but not understood: a newer release knows them)"),
                report.lines().toString());
        world.shown.showUnknownKind("x\n\u001b[2Jverified", null);
        List<String> lines = world.audit().lines();
        assertTrue(lines.stream().allMatch(line -> line.matches("[^\\p{C}\\p{Zl}\\p{Zp}]*")), lines.toString());
        // Its content can be withheld, but not changed.
        world.shown.showUnknownKind("notices", Json.of("0".repeat(64)));
        assertVerified(world.audit());
        world.shown.show(ShownLog.LOG + "contents/5", new byte[] {1});
        assertFound(Kind.OTHER_CONTENT, world.audit());
    }

    /// Another history, consistent and signed by the register's own key: only the kept checkpoint reveals it.
    @Test
    void aForkedHistoryIsFoundByAnOldCheckpoint() throws IOException {
        try (var fork = new LogWorld(folder.resolve("forked"), 0, "")) {
            for (long at = 1; at <= 2; at++) {
                assertTrue(fork.engine
                        .chain()
                        .append(world.engine
                                .chain()
                                .entry(ChainContract.POLICY, at)
                                .orElseThrow()));
            }
            fork.sign(2, SIGNER);
            fork.publish(3, "another");
            fork.publish(4, "another");
            fork.sign(4, SIGNER);
            assertVerified(fork.audit(null, List.of(world.shown.key())));
            assertVerified(fork.audit(world.kept(2), List.of()));
            for (long at = 3; at <= 4; at++) {
                LogReport report = fork.audit(world.kept(at), List.of());
                assertFound(Kind.OTHER_HISTORY, report);
                assertEquals(at, report.findings().getFirst().entry());
            }
        }
    }

    /// More entries than a tile has, and a tile above it: everything is read, each part once.
    @Test
    void aLogOfSeveralTilesIsReadTileByTile() throws IOException {
        try (var longer = new LogWorld(folder.resolve("longer"), 0, "")) {
            for (int number = 1; number <= 259; number++) {
                longer.publish(number, "version" + number);
            }
            longer.sign(259, SIGNER);
            longer.shown.asked();
            assertVerified(longer.audit());
            List<String> tiles = longer.shown.asked().stream()
                    .filter(path -> path.startsWith(ShownLog.LOG + "tile/"))
                    .toList();
            assertEquals(
                    List.of(
                            ShownLog.LOG + "tile/entries/000",
                            ShownLog.LOG + "tile/0/000",
                            ShownLog.LOG + "tile/entries/001.p/3",
                            ShownLog.LOG + "tile/0/001.p/3",
                            ShownLog.LOG + "tile/1/000.p/1"),
                    tiles);
            byte[] tile = longer.shown.real(ShownLog.LOG + "tile/1/000.p/1");
            tile[0] ^= 1;
            longer.shown.show(ShownLog.LOG + "tile/1/000.p/1", tile);
            assertFound(Kind.BAD_TILE, longer.audit());
        }
    }

    @Test
    void aServerThatCannotAnswerIsNoVerdict() throws IOException {
        world.shown.show(ShownLog.LOG + "tile/entries/000.p/4", new byte[33 * 1024 * 1024]);
        try (LogServer server = world.server()) {
            assertThrows(IOException.class, () -> new LogAudit(server, null, LogTrust.NOBODY, Clock.systemUTC()).run());
        }
    }

    @Test
    void aTimeStampThatHoldsIsTold() throws IOException {
        assertTrue(String.join("\n", world.audit().lines()).contains("time-stamp: none"));
        try (TestAuthority authority = TestAuthority.start();
                TestAuthority stranger = TestAuthority.start()) {
            stamp(authority);
            LogReport report = world.audit();
            assertVerified(report);
            String lines = String.join("\n", report.lines());
            assertTrue(
                    lines.contains(", says the time-stamp authority CN=Fictitious Time,O=Fictitious Ltd,C=EE (its"
                            + " certificate was not checked"),
                    lines);
            assertTrue(lines.contains("; this shows its age, but not that no other checkpoint exists"), lines);
            LogReport trusted = world.audit(null, List.of(), authority.root());
            assertVerified(trusted);
            assertTrue(String.join("\n", trusted.lines()).contains("certified by an authority that you trust"));
            assertFound(Kind.BAD_TIME_STAMP, world.audit(null, List.of(), stranger.root()));
        }
    }

    @Test
    void aTimeStampThatDoesNotHoldIsFound() throws IOException {
        try (TestAuthority authority = TestAuthority.start()) {
            stamp(authority);
            byte[] token = world.shown.real(ShownLog.LOG + "stamps/4");
            assertFalse(token.length < 400);
            for (byte[] other :
                    List.of(new byte[] {1}, world.shown.real(ShownLog.LOG + "stamps/3"), Arrays.copyOf(token, 400))) {
                world.shown.show(ShownLog.LOG + "stamps/4", other);
                LogReport report = world.audit();
                assertFound(Kind.BAD_TIME_STAMP, report);
                assertTrue(report.lines().contains("time-stamp: none that verifies"));
            }
        }
    }

    private void stamp(TestAuthority authority) {
        var stamps = new TimeStamps(
                world.engine.chain(),
                world.engine.checkpoints(),
                List.of(HttpTimeStampAuthority.at(authority.address(), Reach.PRIVATE)),
                _ -> {});
        assertEquals(ENTRIES, stamps.reconcile(Duration.ofMinutes(1), _ -> {}));
    }
}
