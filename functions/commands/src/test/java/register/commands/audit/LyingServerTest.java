package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.audit.LogWorld.OTHER;
import static register.commands.audit.LogWorld.SIGNER;
import static register.commands.audit.LogWorld.assertFound;
import static register.commands.audit.LogWorld.assertVerified;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.commands.audit.AuditFinding.Kind;
import register.commands.audit.Lies.Lie;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.log.NoteKey;
import register.network.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.transparency.TimeStamps;

/// A server that lies, in front of a true register: no lie is verified, each is named, and every truth is verified.
class LyingServerTest {
    private static final String PERSON = "Õnnela Xylander";

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

    /// Every kind of lie, with the kept checkpoint of the third entry.
    @Test
    void noLieIsVerified() throws IOException {
        Map<String, Lie> lies = Lies.of(world);
        assertTrue(lies.size() >= 70, lies.size() + " lies");
        KeptCheckpoint kept = world.kept(3);
        var checks = new ArrayList<Executable>();
        lies.forEach((name, lie) -> checks.add(() -> {
            world.shown.showWhatIsThere();
            lie.told().run();
            LogReport report = world.audit(kept, List.of());
            assertFalse(report.verified(), name);
            assertEquals(
                    lie.kind().isContradiction() ? "NOT verified" : "undecided",
                    report.lines().getFirst(),
                    name);
            assertEquals(lie.kind(), report.findings().getFirst().kind(), name + ": " + report.findings());
        }));
        assertAll(checks);
        world.shown.showWhatIsThere();
        assertVerified(world.audit(kept, List.of()));
    }

    /// The entry is valid, and the policy shows it: only the signature is missing.
    @Test
    void anEntryBehindTheSignedCheckpointIsNotVerified() throws IOException {
        world.publish(5, "version5");
        LogReport report = world.audit();
        assertFound(Kind.UNSIGNED_ENTRY, report);
        assertEquals(1, report.findings().size());
        assertFalse(report.contradicted());
        assertEquals(4, report.contents().recomputed());
        world.sign(5, SIGNER);
        assertVerified(world.audit());
    }

    /// The list was read before the log, as it stood then.
    @Test
    void entriesAcceptedMeanwhileAreNotALie() throws IOException {
        byte[] before = world.shown.real(ShownLog.LIST);
        world.publish(5, "version5");
        world.sign(5, SIGNER);
        world.shown.show(ShownLog.LIST, before, world.shown.real(ShownLog.LIST));
        assertVerified(world.audit());
    }

    @Test
    void aHistoryThatWasCutShortIsToldByWhatWasKept() throws IOException {
        try (var shorter = new LogWorld(folder.resolve("shorter"), 0, "")) {
            for (long at = 1; at <= 2; at++) {
                assertTrue(shorter.engine
                        .chain()
                        .append(world.engine
                                .chain()
                                .entry(ChainContract.POLICY, at)
                                .orElseThrow()));
            }
            shorter.sign(2, SIGNER);
            assertVerified(shorter.audit());
            assertFound(Kind.REWOUND, shorter.audit(world.kept(4), List.of()));
        }
    }

    /// The kept checkpoint is checked too: a note by its signature, a PDF's three lines by their content.
    @Test
    void theKeptCheckpointIsChecked() throws IOException {
        assertVerified(world.audit(KeptCheckpoint.parse(world.shown.checkpoint().text()), List.of()));
        String note = world.note(4);
        String third = world.note(3);
        String other = note.replace(note.substring(note.length() - 12), third.substring(third.length() - 12));
        assertFound(Kind.BAD_KEPT_CHECKPOINT, world.audit(KeptCheckpoint.parse(other), List.of()));
    }

    /// The report says who named the key, because it is worth no more than its source.
    @Test
    void theReportSaysWhoNamedTheKey() throws IOException {
        assertTrue(world.audit().lines().toString().contains("(named by the server"));
        LogReport named = world.audit(null, List.of(world.shown.key()));
        assertVerified(named);
        assertTrue(
                named.lines().toString().contains(", which you named"),
                named.lines().toString());
        assertFound(Kind.OTHER_KEY, world.audit(null, List.of(world.key(OTHER))));
        assertFound(Kind.OTHER_ORIGIN, world.audit(null, List.of(new NoteKey("other", SIGNER.publicKey()))));
    }

    /// One key hands over to another by an entry, under a checkpoint that it signs itself.
    @Test
    void aKeyThatWasHandedOverIsFollowed() throws IOException {
        KeptCheckpoint kept = world.kept(3);
        NoteKey before = world.key(SIGNER);
        NoteKey after = world.key(OTHER);
        world.handOver(OTHER);
        world.sign(5, SIGNER);
        assertVerified(world.audit(kept, List.of(before)));
        world.publish(6, "version6");
        world.sign(6, OTHER);
        for (List<NoteKey> keys :
                List.of(List.<NoteKey>of(), List.of(before), List.of(after), List.of(before, after))) {
            LogReport report = world.audit(kept, keys);
            assertVerified(report);
            assertTrue(
                    report.lines().contains("key handed over: by entry 5, to " + after.text()),
                    report.lines().toString());
            assertVerified(world.audit(world.kept(6), keys));
        }
        world.shown.show(ShownLog.LOG + "checkpoints/5", new byte[0]);
        assertFound(Kind.OTHER_KEY, world.audit(kept, List.of(before)));
        byte[] stranger = ShownLog.signed(world.kept(5).checkpoint(), OTHER).getBytes(UTF_8);
        world.shown.show(ShownLog.LOG + "checkpoints/5", stranger);
        assertFound(Kind.OTHER_KEY, world.audit(kept, List.of(before)));
        assertFound(Kind.OTHER_KEY, world.audit(kept, List.of()));
        // A caller who knows only the new key does not ask who handed over to it.
        assertVerified(world.audit(null, List.of(after)));
    }

    /// The author of a made-up log can have its last entry name the key that the caller trusts: that key has signed
    /// none of it.
    @Test
    void aKeyThatAStrangersLogNamesHasNotSignedIt() throws IOException {
        try (var forged = new LogWorld(folder.resolve("forged"), 0, "")) {
            forged.publish(1, "made up");
            forged.sign(1, OTHER);
            forged.handOver(SIGNER);
            forged.sign(2, OTHER);
            assertFound(Kind.OTHER_KEY, forged.audit(null, List.of(forged.key(SIGNER))));
            forged.publish(2, "made up");
            forged.shown.show(
                    ShownLog.LOG + "contents/3",
                    forged.engine
                            .chain()
                            .entry(ChainContract.POLICY, 3)
                            .orElseThrow()
                            .content()
                            .toArray());
            forged.shown.show(forged.leaves(), forged.shown.checkpoint().origin(), OTHER);
            assertFound(Kind.OTHER_KEY, forged.audit(null, List.of(forged.key(SIGNER))));
        }
    }

    /// The old key continues signing after the hand-over.
    @Test
    void aKeyThatHandedOverSignsNoMore() throws IOException {
        world.handOver(OTHER);
        world.sign(5, SIGNER);
        world.publish(6, "version6");
        world.sign(6, OTHER);
        world.shown.showCheckpoint(ShownLog.signed(world.shown.checkpoint(), SIGNER));
        assertFound(Kind.OTHER_KEY, world.audit(null, List.of(world.key(SIGNER))));
        assertFound(Kind.OTHER_KEY, world.audit());
    }

    @Test
    void aRedactionIsBelievedWhereASignedEntrySaysSo() throws IOException {
        world.publish(
                Fictitious.withPerson(ChainContract.POLICY, ChainContract.DAY.plusDays(5), "version5", PERSON), null);
        world.sign(5, SIGNER);
        assertVerified(world.audit());
        world.redact();
        assertEquals("undecided", world.audit().verdict());
        world.sign(6, SIGNER);
        LogReport report = world.audit();
        assertVerified(report);
        assertTrue(
                report.lines().contains("redacted: 1 commitments to persons, each in a signed entry"),
                report.lines().toString());
        world.shown.show(ShownLog.LOG + "contents/6", new byte[0]);
        assertFound(Kind.CONTENT_WITHHELD, world.audit());
    }

    @Test
    void aTimeStampThatIsAskedForMustBeShown() throws IOException {
        try (TestAuthority authority = TestAuthority.start();
                TestAuthority stranger = TestAuthority.start()) {
            assertFound(Kind.NO_TIME_STAMP, world.audit(null, List.of(), authority.root()));
            var stamps = new TimeStamps(
                    world.engine.chain(),
                    world.engine.checkpoints(),
                    List.of(HttpTimeStampAuthority.at(authority.address(), Reach.PRIVATE)),
                    _ -> {});
            assertEquals(4, stamps.reconcile(Duration.ofMinutes(1), _ -> {}));
            assertVerified(world.audit(null, List.of(), authority.root()));
            assertFound(Kind.BAD_TIME_STAMP, world.audit(null, List.of(), stranger.root()));
            world.shown.show(ShownLog.LOG + "stamps/4", new byte[0]);
            assertFound(Kind.NO_TIME_STAMP, world.audit(null, List.of(), authority.root()));
        }
    }
}
