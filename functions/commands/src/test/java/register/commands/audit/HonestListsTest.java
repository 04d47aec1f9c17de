package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.commands.audit.AuditFinding.Kind;
import register.document.Trial;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.publishing.Reasons;
import register.read.endpoint.ServedSite;

/// An honest list is verified in every state. Whatever is not signed yet, or cannot be checked, is reported as such.
class HonestListsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    Path folder;

    /// Before anything is in force, with a correction in force, once an announced version is in force, and on both
    /// sides of midnight in Tallinn.
    @ParameterizedTest
    @CsvSource({
        "2025-12-30T10:00:00Z, 2025-12-30T10:00:00Z",
        "2026-01-31T21:59:59Z, 2026-01-31T21:59:59Z",
        "2026-01-31T21:59:59Z, 2026-01-31T22:00:30Z",
        "2026-01-31T22:00:30Z, 2026-01-31T21:59:59Z",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-08-31T20:59:00Z, 2026-08-31T21:01:00Z",
        "2026-09-01T10:00:00Z, 2026-09-01T10:00:00Z",
        "2027-01-01T10:00:00Z, 2027-01-01T10:00:00Z",
    })
    void whateverStandsIsVerified(Instant served, Instant verified) throws IOException {
        try (var world = new RichWorld(folder, served, null)) {
            LogWorld.assertVerified(world.audit(verified));
            LogWorld.assertVerified(world.follow());
            LogWorld.assertVerified(world.follow());
        }
    }

    /// Reading a long log takes time, and may cross midnight.
    @Test
    void aListIsOfWhenItWasAskedFor() throws IOException {
        Instant evening = Instant.parse("2026-01-31T20:30:00Z");
        Instant night = Instant.parse("2026-01-31T23:30:00Z");
        ServedSite site = new ServedSite(null, true, null).with(new Trial(false, true));
        try (var world = new RichWorld(folder, evening, null);
                var later = new ShownLog(world.engine, site, Clock.fixed(night, ZoneOffset.UTC))) {
            for (String language : List.of("de", "en")) {
                String address = ShownLog.LIST + "?lang=" + language;
                world.shown.show(address, later.real(address));
            }
            var times = List.of(evening, night).iterator();
            InstantSource source = times::next;
            LogWorld.assertVerified(
                    new LogAudit(world.server, null, LogTrust.NOBODY, source.withZone(ZoneOffset.UTC)).run());
        }
    }

    @Test
    void aListShowsTheNearestAnnouncements() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            for (int month = 1; month <= 12; month++) {
                world.publish(LocalDate.of(2027, month, 1).toString(), month, "", Reasons.NONE);
            }
            world.sign();
            LogWorld.assertVerified(world.follow());
            assertEquals(
                    12,
                    ((Json.Arr) ShownLog.member(world.list(), "announced"))
                            .items()
                            .size());
        }
    }

    /// The log is named after the register's address, or the caller asks there: links may lead there, and nowhere
    /// else.
    @Test
    void linksLeadToTheLogsHostOrAreNotChecked() throws IOException {
        try (var world = new RichWorld(folder, NOW, "https://register.example")) {
            assertTrue(ShownLog.member(world.list(), "links").toString().contains("https://register.example/"));
            LogWorld.assertVerified(world.audit(NOW));
            Json.Obj elsewhere = (Json.Obj) JsonText.parse(
                    CanonicalJson.text(world.list()).replace("https://register.example/", "https://evil.example/"));
            world.shown.show(ShownLog.LIST, elsewhere);
            LogReport report = world.audit(NOW);
            LogWorld.assertFound(Kind.NOT_CHECKED, report);
            assertEquals(1, report.findings().size(), report.findings().toString());
            assertTrue(
                    report.findings().getFirst().sentence().startsWith("links: they lead to https://evil.example"),
                    report.findings().toString());
        }
    }

    /// A proxy in front of it adds a path, which callers on the same machine do not see.
    @Test
    void linksMayLeadBelowAPathOfTheLogsHost() throws IOException {
        try (var world = new RichWorld(folder, NOW, "https://register.example/subprocessors")) {
            LogWorld.assertVerified(world.audit(NOW));
            LogWorld.assertVerified(world.follow());
        }
    }

    /// A client that states no preference accepts any coding.
    @Test
    void aProxyThatCompressesIsAskedNotTo() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            world.shown.compress(accepted -> !accepted.equals("identity"));
            LogWorld.assertVerified(world.audit());
            LogWorld.assertVerified(world.follow());
            world.shown.compress(_ -> true);
            IOException refused = assertThrows(IOException.class, world::audit);
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .endsWith("the server, or a proxy, uses the content coding \"gzip\": expected identity"),
                    refused.toString());
        }
    }

    /// A cache may keep a list for a minute.
    @Test
    void theListOfAMomentAgoIsVerified() throws IOException {
        Instant at = Instant.parse("2026-01-15T10:01:00Z");
        try (var world = new RichWorld(folder, at, null)) {
            LogWorld.assertVerified(world.follow());
            for (Runnable change : List.<Runnable>of(
                    () -> world.publish("2026-01-01", 7, "", new Reasons("Mistaken", "You know it")),
                    () -> world.publish("2026-12-01", 8, "", Reasons.NONE),
                    () -> world.withdraw("2026-09-01"))) {
                Json.Obj before = world.list();
                Json.Obj german = world.shown.json(ShownLog.LIST + "?lang=de");
                change.run();
                world.sign();
                assertFalse(world.list().equals(before));
                world.shown.show(ShownLog.LIST, before);
                world.shown.show(ShownLog.LIST + "?lang=de", german);
                LogWorld.assertVerified(world.audit());
                LogWorld.assertVerified(world.follow());
                LogWorld.assertFound(Kind.OTHER_LIST, world.audit(at.plusSeconds(600)));
                LogWorld.assertFound(Kind.OTHER_LIST, world.audit(at.minusSeconds(600)));
                world.shown.show(ShownLog.LIST, ShownLog.with(before, "noticePeriodDays", Json.of(1)));
                LogWorld.assertFound(Kind.OTHER_LIST, world.audit());
                world.shown.showWhatIsThere();
            }
        }
    }

    /// The log's name reveals some trials; the others, whose seal is unnamed, are known only from the server.
    @Test
    void aTrialIsWhatItsLogTellsOrIsNotChecked() throws IOException {
        try (var world = new RichWorld(folder.resolve("trial"), NOW, null)) {
            assertEquals(Json.of(true), world.list().get("trial"));
            LogWorld.assertVerified(world.audit(NOW));
            world.shown.show(ShownLog.LIST, ShownLog.with(world.list(), "trial", null));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit(NOW));
        }
        try (var world = new RichWorld(folder.resolve("real"), NOW, "https://register.example")) {
            assertNull(world.list().get("trial"));
            LogWorld.assertVerified(world.audit(NOW));
            world.shown.show(ShownLog.LIST, ShownLog.with(world.list(), "trial", Json.of(false)));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit(NOW));
            world.shown.show(ShownLog.LIST, ShownLog.with(world.list(), "trial", Json.of(true)));
            LogReport report = world.audit(NOW);
            LogWorld.assertFound(Kind.NOT_CHECKED, report);
            assertEquals(
                    List.of("trial: the server shows true; its log has a name, but no log states whether its seal "
                            + "has one"),
                    report.findings().stream().map(AuditFinding::sentence).toList());
        }
    }

    /// Announced, corrected, withdrawn or redacted, and not signed yet.
    @Test
    void anUnsignedAnnouncementIsUndecided() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            world.publish("2026-12-01", 6, "", Reasons.NONE);
            LogWorld.assertFound(Kind.UNSIGNED_ENTRY, world.audit(NOW));
            world.sign();
            LogWorld.assertVerified(world.audit(NOW));
            world.publish("2026-12-01", 7, "", new Reasons("Mistaken", null));
            LogWorld.assertFound(Kind.UNSIGNED_ENTRY, world.audit(NOW));
            world.sign();
            LogWorld.assertVerified(world.follow());
            world.withdraw("2026-12-01");
            LogWorld.assertFound(Kind.UNSIGNED_ENTRY, world.follow());
            world.sign();
            LogWorld.assertVerified(world.follow());
        }
    }

    /// A follower reads no entry twice, so facts about persons must persist between visits.
    @Test
    void aPersonIsNamedUnlessASignedEntryRedactsIt() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            LogWorld.assertVerified(world.follow());
            Json.Obj named = world.list();
            Json.Obj version = world.shown.json(ShownLog.POLICY + "/versions/2026-02-01?revision=2");
            world.redact("translator");
            Json.Obj redacted = world.list();
            assertFalse(named.equals(redacted));
            assertEquals("undecided", world.follow().verdict());
            assertEquals("undecided", world.audit().verdict());
            world.sign();
            LogWorld.assertVerified(world.follow());
            world.shown.show(ShownLog.LIST, named);
            world.shown.show(ShownLog.POLICY + "/versions/2026-02-01?revision=2", version);
            LogReport report = world.follow();
            LogWorld.assertFound(Kind.OTHER_LIST, report);
            assertTrue(
                    report.findings().getFirst().sentence().startsWith("additions[0].name: the server shows"),
                    report.findings().toString());
        }
    }

    /// A later release shows a member unknown to this one: it is reported, but not as a contradiction, and the log is
    /// still followed.
    @Test
    void aMemberThatIsNotKnownIsNamedAndNotChecked() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            Json.Obj later = ShownLog.with(world.list(), "un\u202Eheard", Json.of("\u001b[2J" + "x".repeat(9_999)));
            world.shown.show(ShownLog.LIST, later);
            for (LogReport report : List.of(world.audit(NOW), world.follow())) {
                LogWorld.assertFound(Kind.NOT_CHECKED, report);
                assertEquals(1, report.findings().size());
                String sentence = report.findings().getFirst().sentence();
                assertTrue(sentence.startsWith("un\uFFFDheard: the server shows \"\\u001b[2Jxxx"), sentence);
                assertTrue(sentence.length() < 300, sentence);
            }
            world.publish("2026-12-01", 6, "", Reasons.NONE);
            world.sign();
            world.shown.show(ShownLog.LIST, ShownLog.with(world.list(), "unheardOf", Json.of(1)));
            world.follow();
            assertEquals("undecided: " + world.shown.address(), world.said.getFirst());
            assertEquals("example: 1 new entry, verified, except for the list", world.said.get(2));
            world.shown.showWhatIsThere();
            LogWorld.assertVerified(world.follow());
            assertEquals(List.of(), world.said);
        }
    }
}
