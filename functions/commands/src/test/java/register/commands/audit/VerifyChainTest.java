package register.commands.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.embedded.EmbeddedPorts;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.pdf.http.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;
import register.value.Bytes;

/// A server shows a history that somebody changed: each change is found, and the first bad entry named.
class VerifyChainTest {
    private static final int ENTRIES = 4;
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());

    @TempDir
    Path folder;

    private EmbeddedPorts engine;
    private ShownChain shown;
    private ChainServer server;

    @BeforeEach
    void start() throws IOException {
        engine = history("data", "version");
        shown = new ShownChain(engine);
        server = ChainServer.at(shown.address(), Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        server.close();
        shown.close();
        engine.close();
    }

    private EmbeddedPorts history(String name, String title) {
        EmbeddedPorts made = EmbeddedPorts.open(folder.resolve(name));
        for (int i = 1; i <= ENTRIES; i++) {
            publish(made, i, title);
        }
        return made;
    }

    private static void publish(EmbeddedPorts engine, int number, String title) {
        var publishing = new Publishing(engine.chain(), engine.documents(), engine.persons(), Clock.systemUTC());
        Outcome outcome = publishing.publish(
                Fictitious.version(ChainContract.POLICY, ChainContract.DAY.plusDays(number), title + number),
                new byte[] {(byte) number},
                null);
        assertTrue(outcome instanceof Outcome.Accepted, outcome.toString());
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), SIGNER, PublicAddress.NONE)
                .make(ChainContract.POLICY, number);
    }

    private ChainReport audit() throws IOException {
        return audit(null, null);
    }

    private ChainReport audit(@Nullable Checkpoint since, @Nullable NoteKey key) throws IOException {
        return audit(server, since, key);
    }

    private static ChainReport audit(ChainServer server, @Nullable Checkpoint since, @Nullable NoteKey key)
            throws IOException {
        return new ChainAudit(
                        server,
                        since == null ? null : new KeptCheckpoint(since, null),
                        key == null ? List.of() : List.of(key),
                        List.of())
                .run();
    }

    private void assertBad(long entry) throws IOException {
        assertBad(entry, audit());
    }

    private static void assertBad(long entry, ChainReport report) {
        assertFalse(report.verified());
        assertEquals(
                entry, report.findings().getFirst().entry(), report.findings().toString());
    }

    @Test
    void whatIsUnchangedIsVerified() throws IOException {
        ChainReport report = audit(shown.checkpoint(), shown.key());
        assertTrue(report.verified(), report.lines().toString());
        assertEquals(ENTRIES, report.entries());
        assertEquals(ENTRIES, report.contents());
        assertEquals(shown.key(), report.key());
        assertTrue(audit().verified());
    }

    /// The server hashes what it shows, so that only the links can tell.
    @Test
    void anyByteOfAnyEntryIsMissed() throws IOException {
        List<Json.Obj> entries = shown.entries();
        int named = 0;
        for (int at = 0; at < ENTRIES; at++) {
            byte[] header = CanonicalJson.bytes(ShownChain.member(entries.get(at), "header"));
            for (int i = 0; i < header.length; i++) {
                byte[] changed = header.clone();
                changed[i] ^= 1;
                Json.Obj other = parsed(changed);
                if (other == null) {
                    shown.show(ShownChain.POLICY + "/chain", spliced(header, changed));
                    assertFalse(audit().verified(), new String(changed, UTF_8));
                    continue;
                }
                var tampered = new ArrayList<>(entries);
                tampered.set(at, rehashed(entries.get(at), other));
                shown.show(tampered);
                assertBad(at + 1L);
                named++;
            }
        }
        assertTrue(named > ENTRIES * 200, named + " changes that are JSON");
    }

    private static Json.@Nullable Obj parsed(byte[] text) {
        try {
            return JsonText.parse(text) instanceof Json.Obj object ? object : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private byte[] spliced(byte[] header, byte[] changed) {
        String page = new String(CanonicalJson.bytes(shown.page()), ISO_8859_1);
        return page.replace(new String(header, ISO_8859_1), new String(changed, ISO_8859_1))
                .getBytes(ISO_8859_1);
    }

    private static Json.Obj rehashed(Json.Obj entry, Json.Obj header) {
        return ShownChain.with(
                ShownChain.with(entry, "header", header),
                "hash",
                Json.of(Bytes.canonical(header).hash().hex()));
    }

    @Test
    void anEntryThatKeepsItsToldHashIsFoundByItself() throws IOException {
        for (int at = 0; at < ENTRIES; at++) {
            List<Json.Obj> entries = shown.entries();
            Json.Obj header = (Json.Obj) ShownChain.member(entries.get(at), "header");
            entries.set(
                    at, ShownChain.with(entries.get(at), "header", ShownChain.with(header, "reason", Json.of("x"))));
            shown.show(entries);
            assertBad(at + 1L);
        }
    }

    @Test
    void aDroppedEntryIsMissed() throws IOException {
        for (int at = 0; at < ENTRIES; at++) {
            List<Json.Obj> entries = shown.entries();
            entries.remove(at);
            shown.show(entries);
            assertBad(at + 1L);
        }
    }

    @Test
    void aDroppedEntryIsMissedThoughTheOthersAreNumberedAnew() throws IOException {
        for (int at = 0; at < ENTRIES; at++) {
            List<Json.Obj> entries = shown.entries();
            entries.remove(at);
            for (int i = at; i < entries.size(); i++) {
                Json.Obj header = (Json.Obj) ShownChain.member(entries.get(i), "header");
                entries.set(i, rehashed(entries.get(i), ShownChain.with(header, "sequence", Json.of(i + 1L))));
            }
            shown.show(entries);
            assertBad(at + 1L);
        }
    }

    @Test
    void swappedEntriesAreFoundAtTheFirst() throws IOException {
        for (int at = 0; at + 1 < ENTRIES; at++) {
            List<Json.Obj> entries = shown.entries();
            Collections.swap(entries, at, at + 1);
            shown.show(entries);
            assertBad(at + 1L);
            for (int i : List.of(at, at + 1)) {
                Json.Obj header = (Json.Obj) ShownChain.member(entries.get(i), "header");
                entries.set(i, rehashed(entries.get(i), ShownChain.with(header, "sequence", Json.of(i + 1L))));
            }
            shown.show(entries);
            assertBad(at + 1L);
        }
    }

    @Test
    void changedContentIsFound() throws IOException {
        for (int at = 0; at < ENTRIES; at++) {
            shown.showWhatIsThere();
            Json.Obj links = (Json.Obj) ShownChain.member(shown.entries().get(at), "links");
            String address = ((Json.Str) ShownChain.member(links, "version")).value();
            Json.Obj version = (Json.Obj) JsonText.parse(shown.real(address));
            Json.Obj content = (Json.Obj) ShownChain.member(version, "content");
            shown.show(
                    address,
                    ShownChain.with(version, "content", ShownChain.with(content, "timeZone", Json.of("UTC+1"))));
            assertBad(at + 1L);
        }
    }

    /// Another history, whole in itself and signed by the register's own key: only an older checkpoint tells.
    @Test
    void aForkedHistoryIsFoundByAnOldCheckpoint() throws IOException {
        try (EmbeddedPorts forked = EmbeddedPorts.open(folder.resolve("forked"))) {
            for (long at = 1; at <= 2; at++) {
                assertTrue(forked.chain()
                        .append(engine.chain().entry(ChainContract.POLICY, at).orElseThrow()));
            }
            var _ = new Checkpoints(forked.chain(), forked.checkpoints(), SIGNER, PublicAddress.NONE)
                    .make(ChainContract.POLICY, 2);
            publish(forked, 3, "another");
            publish(forked, 4, "another");
            try (var other = new ShownChain(forked);
                    ChainServer fork = ChainServer.at(other.address(), Duration.ofMinutes(1))) {
                assertTrue(audit(fork, null, shown.key()).verified());
                assertTrue(audit(fork, kept(2), shown.key()).verified());
                assertBad(3, audit(fork, kept(3), shown.key()));
                assertBad(4, audit(fork, kept(4), shown.key()));
            }
        }
    }

    @Test
    void aHistoryThatBeginsAnewIsFoundAtItsFirstEntry() throws IOException {
        try (EmbeddedPorts forked = history("forked", "another");
                var other = new ShownChain(forked);
                ChainServer fork = ChainServer.at(other.address(), Duration.ofMinutes(1))) {
            assertTrue(audit(fork, null, null).verified());
            assertBad(1, audit(fork, kept(2), null));
            // The given key's name is the origin, which is another.
            assertBad(Finding.CHECKPOINT, audit(fork, null, shown.key()));
        }
    }

    private Checkpoint kept(long sequence) {
        return engine.checkpoints()
                .find(ChainContract.POLICY, sequence)
                .orElseThrow()
                .checkpoint();
    }

    @Test
    void aHistoryCutShortIsFound() throws IOException {
        List<Json.Obj> entries = shown.entries();
        String shorter = engine.checkpoints()
                .find(ChainContract.POLICY, 2)
                .orElseThrow()
                .note()
                .note();
        Json.Obj page = ShownChain.with(shown.page(), "entries", Json.array(entries.subList(0, 2)));
        shown.show(ShownChain.POLICY + "/chain", ShownChain.with(page, "checkpoint", Json.of(shorter)));
        assertTrue(audit().verified());
        assertBad(3, audit(kept(4), null));
    }

    @Test
    void aCheckpointThatNobodyKnownSignedIsFound() throws IOException {
        String note = shown.note();
        for (@Nullable
        String other : new @Nullable String[] {
            null, "", note.replace("\n4\n", "\n3\n"), note.substring(0, note.length() - 8) + "AAAAAA==\n"
        }) {
            shown.show(
                    ShownChain.POLICY + "/chain",
                    ShownChain.with(shown.page(), "checkpoint", other == null ? null : Json.of(other)));
            assertBad(Finding.CHECKPOINT);
        }
        shown.showWhatIsThere();
        var stranger = new NoteKey(
                shown.checkpoint().origin(),
                KeyPairSigner.of("a key", KeyPairSigner.generate()).publicKey());
        assertBad(Finding.CHECKPOINT, audit(null, stranger));
        shown.show("/v1/keys", Json.object().put("keys", Json.array(List.of())).build());
        assertBad(Finding.CHECKPOINT);
    }

    @Test
    void pagesThatDoNotEndAreGivenUp() throws IOException {
        Json.Obj links = Json.object().put("next", "/again").build();
        shown.show(
                ShownChain.POLICY + "/chain?after=4",
                Json.object()
                        .put("entries", Json.array(List.of()))
                        .put("links", links)
                        .build());
        shown.show(ShownChain.POLICY + "/chain", ShownChain.with(shown.page(), "links", links));
        ChainReport report = audit();
        assertBad(5, report);
        assertNotNull(report.head());
    }

    private Json.Obj stamped(TestAuthority authority) {
        var stamps = new TimeStamps(
                engine.chain(),
                engine.checkpoints(),
                List.of(HttpTimeStampAuthority.at(authority.address(), Reach.PRIVATE)),
                _ -> {});
        assertEquals(ENTRIES, stamps.reconcile(Duration.ofMinutes(1), _ -> {}));
        return (Json.Obj) ShownChain.member(shown.page(), "timeStamp");
    }

    @Test
    void aTimeStampThatHoldsIsTold() throws IOException {
        assertTrue(String.join("\n", audit().lines()).contains("time-stamp: none"));
        try (TestAuthority authority = TestAuthority.start();
                TestAuthority stranger = TestAuthority.start()) {
            Json.Obj stamp = stamped(authority);
            ChainReport report = audit();
            assertTrue(report.verified());
            String lines = String.join("\n", report.lines());
            assertTrue(
                    lines.contains("time-stamp: " + ((Json.Str) ShownChain.member(stamp, "genTime")).value()
                            + " by CN=Fictitious Time,O=Fictitious Ltd,C=EE (its certificate was not checked"),
                    lines);

            ChainReport trusted = new ChainAudit(server, null, List.of(), List.of(authority.root())).run();
            assertTrue(trusted.verified());
            assertTrue(String.join("\n", trusted.lines())
                    .contains("one of those for whom an authority that you trust vouches"));
            assertBad(Finding.CHECKPOINT, new ChainAudit(server, null, List.of(), List.of(stranger.root())).run());
        }
    }

    @Test
    void aTimeStampThatDoesNotHoldIsFound() throws IOException {
        try (TestAuthority authority = TestAuthority.start()) {
            Json.Obj stamp = stamped(authority);
            String token = ((Json.Str) ShownChain.member(stamp, "token")).value();
            String ofThird = Base64.getEncoder()
                    .encodeToString(engine.checkpoints()
                            .timeStamp(ChainContract.POLICY, 3)
                            .orElseThrow()
                            .token()
                            .toArray());
            for (Json other : List.of(
                    Json.of("x"),
                    ShownChain.with(stamp, "genTime", Json.of("2001-01-01T00:00:00Z")),
                    ShownChain.with(stamp, "authority", Json.of("CN=Somebody known")),
                    ShownChain.with(stamp, "token", null),
                    ShownChain.with(stamp, "token", Json.of("not base 64")),
                    ShownChain.with(stamp, "token", Json.of(ofThird)),
                    ShownChain.with(stamp, "token", Json.of(token.substring(0, 400))))) {
                shown.show(ShownChain.POLICY + "/chain", ShownChain.with(shown.page(), "timeStamp", other));
                ChainReport report = audit();
                assertBad(Finding.CHECKPOINT, report);
                assertTrue(report.findings().toString().contains("time-stamp"), report.toString());
            }
        }
    }
}
