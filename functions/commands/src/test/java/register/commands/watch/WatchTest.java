package register.commands.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.audit.LogWorld.OTHER;
import static register.commands.audit.LogWorld.SIGNER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.commands.audit.LogWorld;
import register.commands.audit.ShownLog;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.TrustFile;
import register.notice.proof.NoticeCommitment;
import register.value.Bytes;

/// Repeated visits to a log: news is reported once, and a different history never goes unnoticed.
class WatchTest {
    @TempDir
    Path folder;

    private LogWorld world;
    private Path state;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        world = new LogWorld(folder.resolve("data"), 3, "version");
        state = folder.resolve("state");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private LogReport visit() throws IOException {
        return visit(world, LogTrust.NOBODY, false);
    }

    private LogReport visit(LogWorld at, LogTrust trusted, boolean json) throws IOException {
        said.clear();
        try (var server = LogServer.at(at.shown.address(), Duration.ofMinutes(10))) {
            return new Watch(server, trusted, state, Clock.systemUTC())
                    .visit((form, lines) -> said.addAll(json ? List.of(CanonicalJson.text(form)) : lines));
        }
    }

    private void assertVerified(LogReport report) {
        assertEquals(List.of(), report.findings());
    }

    private void assertSaid(String start) {
        assertTrue(said.stream().anyMatch(line -> line.startsWith(start)), said.toString());
    }

    @Test
    void theFirstVisitPinsTheKeyAndTheNextSaysNothing() throws IOException {
        assertVerified(visit());
        assertSaid("following " + world.shown.address() + " from now on");
        assertSaid("verified: 3 entries");
        assertSaid("key: " + world.shown.key().text() + " (named by the server");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        byte[] kept = Files.readAllBytes(state);

        world.shown.asked();
        assertVerified(visit());
        assertEquals(List.of(), said);
        assertEquals(new String(kept, UTF_8), Files.readString(state));
        assertTrue(world.shown.asked().stream().noneMatch(path -> path.contains("/tile/")), "reads what it has");
    }

    @Test
    void newsIsReportedOnceAndOnlyNewEntriesAreRead() throws IOException {
        assertVerified(visit());
        world.publish(Fictitious.wide(ChainContract.POLICY, ChainContract.DAY.plusDays(4), "version4", 2), null);
        world.sign(4, SIGNER);
        world.publish(
                Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(4), "better"),
                "A slip of the" + " pen");
        world.sign(5, SIGNER);
        world.shown.asked();
        assertVerified(visit());
        assertEquals("example: 2 new entries, verified", said.getFirst());
        assertSaid("entry 4, recorded at ");
        assertTrue(said.get(1)
                .endsWith(": published the version of " + ChainContract.DAY.plusDays(4) + ", in" + " force"));
        assertSaid("  against " + ChainContract.DAY.plusDays(3) + ", revision 1:");
        assertSaid("  + subprocessor ");
        assertSaid("  - subprocessor ");
        assertTrue(
                said.stream().anyMatch(line -> line.endsWith(", now revision 2 (A slip of the pen)")), said.toString());
        List<String> asked = world.shown.asked();
        assertFalse(asked.contains(ShownLog.LOG + "contents/1"), asked.toString());
        assertVerified(visit());
        assertEquals(List.of(), said);
    }

    @Test
    void asJsonItIsOneLineAVisit() throws IOException {
        assertVerified(visit(world, LogTrust.NOBODY, true));
        assertEquals(1, said.size());
        world.publish(Fictitious.wide(ChainContract.POLICY, ChainContract.DAY.plusDays(4), "version3", 2), null);
        world.sign(4, SIGNER);
        assertVerified(visit(world, LogTrust.NOBODY, true));
        Json.Obj visit = (Json.Obj) JsonText.parse(said.getFirst());
        assertEquals(Json.of("verified"), visit.get("verdict"));
        assertEquals(Json.of(3), visit.get("from"));
        assertEquals(Json.of(4), visit.get("to"));
        Members news = Members.of(visit).list("news", each -> each).getFirst();
        assertEquals("publication", news.text("entryKind"));
        Members subprocessors = news.object("subprocessors");
        assertEquals(1, subprocessors.list("added", each -> each).size());
        assertEquals(0, subprocessors.list("removed", each -> each).size());
        assertVerified(visit(world, LogTrust.NOBODY, true));
        assertEquals(List.of(), said);
    }

    /// No register's rules allow it, but an author who writes the log by hand is not bound by them.
    @Test
    void aWithdrawalOfWhatWasInForceIsCalledThat() throws IOException {
        assertVerified(visit());
        EntryHeader third = world.engine
                .chain()
                .entry(ChainContract.POLICY, 3)
                .orElseThrow()
                .header();
        Bytes content = world.engine
                .chain()
                .entry(ChainContract.POLICY, 3)
                .orElseThrow()
                .content();
        assertTrue(world.engine
                .chain()
                .append(new Entry(
                        new EntryHeader(
                                third.policy(),
                                4,
                                EntryKind.WITHDRAWAL,
                                third.effectiveDate(),
                                third.timeZone(),
                                third.revision(),
                                third.recordedAt().plusMillis(1),
                                "Never mind",
                                null,
                                third.contentHash()),
                        content)));
        world.sign(4, SIGNER);
        assertVerified(visit());
        assertTrue(
                said.get(1)
                        .endsWith("withdrew the version of " + third.effectiveDate()
                                + " although it had come into force (Never mind)"),
                said.toString());
    }

    /// A server could keep one visit waiting until the next has ended, to make it forget what that one saw.
    @Test
    void aVisitThatEndsLateDoesNotTurnBackTheState() throws IOException {
        assertVerified(visit());
        world.publish(4, "version4");
        world.sign(4, SIGNER);
        var others = new ArrayList<LogReport>();
        try (var server = LogServer.at(world.shown.address(), Duration.ofMinutes(10))) {
            var slow = new Watch(server, LogTrust.NOBODY, state, Clock.systemUTC());
            assertThrows(
                    IOException.class,
                    () -> slow.visit((_, _) -> {
                        world.publish(5, "version5");
                        world.sign(5, SIGNER);
                        others.add(visit());
                    }));
        }
        assertVerified(others.getFirst());
        world.shown.showCheckpoint(world.note(4));
        assertTrue(visit().contradicted(), "rewound");
        assertSaid("FORK: ");
    }

    /// One history today and another tomorrow: a fork, which both checkpoints prove.
    @Test
    void aForkIsCalledSoAndTheStateStays() throws IOException {
        assertVerified(visit());
        String kept = Files.readString(state);
        try (var fork = new LogWorld(folder.resolve("fork"), 0, "")) {
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
            for (int more = 3; more <= 4; more++) {
                fork.sign(more, SIGNER);
                assertTrue(visit(fork, LogTrust.NOBODY, false).contradicted());
                assertTrue(said.getFirst().startsWith("FORK: " + fork.shown.address()), said.toString());
                assertSaid("kept:");
                assertSaid("shown:");
                assertEquals(kept, Files.readString(state));
                fork.publish(more + 1, "another");
            }
        }
        assertVerified(visit());
        assertEquals(List.of(), said);
    }

    @Test
    void aLogThatIsShorterThanBeforeIsAFork() throws IOException {
        assertVerified(visit());
        world.shown.showCheckpoint(world.note(2));
        assertTrue(visit().contradicted());
        assertSaid("FORK: ");
        assertSaid("  rewound: entry 3: missing");
    }

    @Test
    void changedContentIsFoundAndNothingIsRemembered() throws IOException {
        assertVerified(visit());
        String kept = Files.readString(state);
        world.publish(4, "version4");
        world.sign(4, SIGNER);
        world.shown.show(ShownLog.LOG + "contents/4", new byte[] {1});
        assertTrue(visit().contradicted());
        assertTrue(said.getFirst().startsWith("NOT verified: "), said.toString());
        assertEquals(kept, Files.readString(state));
        world.shown.showWhatIsThere();
        assertVerified(visit());
        assertEquals("example: 1 new entry, verified", said.getFirst());
    }

    /// A page whose list differs from the log is found even without news.
    @Test
    void anotherListOnThePageIsFound() throws IOException {
        assertVerified(visit());
        world.shown.show("/v1/policies/example/subprocessors.json", new byte[0]);
        assertTrue(visit().contradicted());
    }

    @Test
    void aKeyIsFollowedWhereItWasHandedOverAndOnlyThere() throws IOException {
        assertVerified(visit());
        String before = Files.readString(state);
        world.handOver(OTHER);
        world.sign(4, SIGNER);
        assertVerified(visit());
        assertTrue(said.get(1).contains(": handed over to a new key"), said.toString());
        assertVerified(visit());
        assertEquals(List.of(), said);
        world.publish(5, "version5");
        world.sign(5, OTHER);
        assertVerified(visit());
        assertVerified(visit());
        assertEquals(List.of(), said);
        var first = new LogTrust(List.of(world.key(SIGNER)), null, List.of());
        assertVerified(visit(world, first, false));

        // A follower that started with the first key while another signs continues.
        Files.delete(state);
        assertVerified(visit(world, first, false));
        assertVerified(visit(world, first, false));
        assertEquals(List.of(), said);

        // The same in one visit; then without the hand-over.
        Files.writeString(state, before);
        assertVerified(visit());
        Files.writeString(state, before);
        world.shown.show(ShownLog.LOG + "checkpoints/4", new byte[0]);
        assertTrue(visit().contradicted());
        assertSaid("FORK: ");
    }

    @Test
    void tooFewWitnessesAreUndecidedAndNothingIsRemembered() throws IOException {
        var trusted = new LogTrust(List.of(), TrustFile.parse(LogWorld.twoOfThree()), List.of());
        LogReport report = visit(world, trusted, false);
        assertFalse(report.verified() || report.contradicted());
        assertSaid("undecided: ");
        assertFalse(Files.exists(state));
        world.shown.show(
                ShownLog.LOG + "checkpoint",
                LogWorld.cosigned(world.note(3), 1, 2).getBytes(UTF_8));
        assertVerified(visit(world, trusted, false));
        assertSaid("witnesses: two witnesses saw this history up to entry 3");
    }

    /// If the process is killed before saving, or cannot report news, the next visit reports it.
    @Test
    void unreportedNewsIsNotSaved() throws IOException {
        assertVerified(visit());
        world.publish(4, "version4");
        world.sign(4, SIGNER);
        try (var server = LogServer.at(world.shown.address(), Duration.ofMinutes(10))) {
            var watch = new Watch(server, LogTrust.NOBODY, state, Clock.systemUTC());
            assertThrows(
                    IOException.class,
                    () -> watch.visit((_, _) -> {
                        throw new IOException("nobody listens");
                    }));
        }
        assertVerified(visit());
        assertEquals("example: 1 new entry, verified", said.getFirst());
    }

    @Test
    void nothingIsFollowedWhereTheStateHasNoFolder() {
        state = folder.resolve("none").resolve("state");
        String refused = assertThrows(IOException.class, this::visit).getMessage();
        assertEquals("--state: " + state + ": no such folder; create it first", refused);
        assertEquals(List.of(), said);
    }

    @Test
    void aStateOfAnotherLogOrThatWasChangedIsRefused() throws IOException {
        assertVerified(visit());
        String kept = Files.readString(state);
        var stranger = new LogTrust(List.of(world.key(OTHER)), null, List.of());
        assertThrows(Watch.OtherStateException.class, () -> visit(world, stranger, false));
        try (var server = LogServer.at("http://127.0.0.1:1/log/other", Duration.ofMinutes(1))) {
            var watch = new Watch(server, LogTrust.NOBODY, state, Clock.systemUTC());
            assertThrows(Watch.OtherStateException.class, () -> watch.visit((_, lines) -> said.addAll(lines)));
        }
        for (String changed :
                List.of("", "{}", kept.replace("\\n3\\n", "\\n2\\n"), kept.substring(0, kept.length() / 2))) {
            Files.writeString(state, changed);
            String message =
                    String.valueOf(assertThrows(IOException.class, this::visit).getMessage());
            assertTrue(message.startsWith(state + ": not a state file of watch"), message);
        }
    }

    @Test
    void aCommitmentToNoticesIsSaidAndVerified() throws IOException {
        assertVerified(visit());
        EntryHeader announcement =
                world.engine.chain().head(ChainContract.POLICY).orElseThrow();
        EntryHeader entry = new Register(world.engine, Clock.systemUTC())
                .commitments()
                .commit(NoticeCommitment.Subject.PLAN, announcement, List.of());
        world.sign(entry.sequence(), SIGNER);
        assertVerified(visit());
        assertTrue(said.get(1).endsWith(": committed to notices to customers, without naming any"), said.toString());
    }

    @Test
    void aRedactionAndAWithdrawalAreSaid() throws IOException {
        world.publish(
                Fictitious.withPerson(
                        ChainContract.POLICY, ChainContract.DAY.plusDays(4), "version4", "Õnnela Xylander"),
                null);
        world.sign(4, SIGNER);
        assertVerified(visit());
        world.redact();
        world.sign(5, SIGNER);
        assertVerified(visit());
        assertTrue(
                said.get(1).endsWith(": redacted a person: the name is no longer shown (As she asked)"),
                said.toString());
        assertFalse(said.toString().contains("Xylander"));

        var later = ChainContract.DAY.plusYears(50);
        world.publish(Fictitious.version(ChainContract.POLICY, later, "later"), null);
        world.sign(6, SIGNER);
        assertVerified(visit());
        assertTrue(said.get(1).endsWith(": published the version of " + later + ", announced, not yet in force"));
        var _ = world.publishing().withdraw(ChainContract.POLICY, later, "Not needed");
        world.sign(7, SIGNER);
        assertVerified(visit());
        assertTrue(
                said.get(1)
                        .endsWith(
                                ": withdrew the version of " + later + " before it came into force (Not" + " needed)"),
                said.toString());
    }
}
