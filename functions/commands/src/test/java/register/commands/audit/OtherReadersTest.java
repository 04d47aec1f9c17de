package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.commands.audit.AuditFinding.Kind;
import register.json.CanonicalJson;
import register.json.Json;
import register.log.SignedNote;

/// Answers that show other readers a list, although a verifier would take them for none or not look at them.
class OtherReadersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    Path folder;

    private static Json.Obj emptied(Json.Obj list) {
        return ShownLog.with(list, "subprocessors", Json.array(List.of()));
    }

    /// Before anything is in force, on its first day, and later: a browser takes the last of two members, and reads a
    /// fraction.
    @ParameterizedTest
    @ValueSource(strings = {"2025-12-30T10:00:00Z", "2026-01-01T10:00:00Z", "2026-03-01T10:00:00Z"})
    void whatIsNoJsonIsNoList(Instant now) throws IOException {
        try (var world = new RichWorld(folder, now, null)) {
            LogWorld.assertVerified(world.audit());
            LogWorld.assertVerified(world.follow());
            for (String list : List.of(
                    "{\"subprocessors\":[],\"subprocessors\":[]}",
                    "{\"subprocessors\":[],\"noticePeriodDays\":1.0}",
                    "\uFEFF[]",
                    "// none\n{}",
                    "null")) {
                world.shown.show(ShownLog.LIST, list.getBytes(UTF_8));
                LogWorld.assertFound(Kind.OTHER_LIST, world.audit());
                LogWorld.assertFound(Kind.OTHER_LIST, world.follow());
            }
        }
    }

    /// A browser follows a redirect, and shows the body of any status.
    @ParameterizedTest
    @ValueSource(strings = {"2025-12-30T10:00:00Z", "2026-01-01T10:00:00Z", "2026-03-01T10:00:00Z"})
    void anyStatusButNotFoundIsAnAnswer(Instant now) throws IOException {
        try (var world = new RichWorld(folder, now, null)) {
            LogWorld.assertVerified(world.follow());
            assertAll(IntStream.of(201, 203, 204, 206, 302, 307, 400, 403, 410, 429, 500)
                    .mapToObj(status -> (Executable) () -> {
                        world.shown.answer(ShownLog.LIST, status);
                        for (Executable one : List.<Executable>of(world::audit, world::follow)) {
                            IOException refused = assertThrows(IOException.class, one, status + "");
                            String said = String.valueOf(refused.getMessage());
                            assertTrue(said.endsWith(": the server answers " + status), said);
                        }
                    }));
        }
    }

    @Test
    void aListIsShownOnItsFirstDay() throws IOException {
        try (var world = new RichWorld(folder, Instant.parse("2026-01-01T10:00:00Z"), null)) {
            world.shown.show(ShownLog.LIST, NOTHING);
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit());
        }
    }

    /// In Tallinn a day begins at 22:00 UTC in winter. Clocks differ by less than an hour.
    @Test
    void yesterdaysListAndTomorrowsAreOtherLists() throws IOException {
        try (var world = new RichWorld(folder, Instant.parse("2026-01-31T21:30:00Z"), null)) {
            LogWorld.assertVerified(world.audit(Instant.parse("2026-01-31T22:20:00Z")));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit(Instant.parse("2026-01-31T23:10:00Z")));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit(Instant.parse("2026-02-01T20:00:00Z")));
        }
        try (var world = new RichWorld(folder.resolve("next"), Instant.parse("2026-01-31T22:30:00Z"), null)) {
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit(Instant.parse("2026-01-31T12:00:00Z")));
        }
    }

    /// Nothing was accepted between the two.
    @Test
    void aLieIsNotTakenBackByTheNextAnswer() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            LogWorld.assertVerified(world.follow());
            byte[] lie = CanonicalJson.bytes(emptied(world.list()));
            world.shown.show(ShownLog.LIST, lie, world.shown.real(ShownLog.LIST));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit());
            world.shown.show(ShownLog.LIST, lie, world.shown.real(ShownLog.LIST));
            LogWorld.assertFound(Kind.OTHER_LIST, world.follow());
        }
    }

    @Test
    void theListIsComparedInEachOfItsLanguages() throws IOException {
        try (var world = new RichWorld(folder, NOW, null)) {
            LogWorld.assertVerified(world.follow());
            for (String language : List.of("de", "en")) {
                String address = ShownLog.LIST + "?lang=" + language;
                Json.Obj lie = emptied(world.shown.json(address));
                for (byte[] answer : List.of(CanonicalJson.bytes(lie), NOTHING)) {
                    world.shown.showWhatIsThere();
                    world.shown.show(address, answer);
                    for (LogReport report : List.of(world.audit(), world.follow())) {
                        LogWorld.assertFound(Kind.OTHER_LIST, report);
                        String sentence = report.findings().getFirst().sentence();
                        assertTrue(sentence.startsWith("?lang=" + language + ": "), sentence);
                    }
                }
            }
        }
    }

    /// If nothing is in force, no language has a list.
    @Test
    void aListInALanguageIsInForceOrNone() throws IOException {
        try (var world = new RichWorld(folder, Instant.parse("2025-12-30T10:00:00Z"), null)) {
            world.shown.show(ShownLog.LIST + "?lang=de", "{\"subprocessors\":[]}".getBytes(UTF_8));
            LogWorld.assertFound(Kind.OTHER_LIST, world.audit());
        }
    }

    /// The host may be shared. A proxy in front of it may add a path, which callers behind it do not see.
    @ParameterizedTest
    @CsvSource({
        "https://register.example, https://register.example/~other, false",
        "https://register.example, http://register.example, false",
        "https://mirror.example, https://register.example/~other, false",
        "https://mirror.example, https://register.example, true",
        "https://127.0.0.1.evil.example, https://register.example/~other, false",
        "http://127.0.0.1:8080, https://register.example/subprocessors, true",
        "http://localhost:8080, https://register.example/subprocessors, true",
        "http://[::1]:8080, https://register.example/subprocessors, true",
        "http://127.0.0.1:8080, https://evil.example/subprocessors, false",
    })
    void linksLeadToTheSamePathOfTheLogsHost(String asked, String to, boolean here) throws IOException {
        var checkpoint = ShownLog.checkpoint("register.example/log/example", 1, (byte) 1);
        var shown = new ServedCheckpoint(checkpoint, SignedNote.parse(ShownLog.signed(checkpoint, LogWorld.SIGNER)));
        try (var server = LogServer.at(asked + "/log/example", Duration.ofMinutes(1))) {
            assertEquals(here, new ListLinks(server, shown).leadHere(to));
        }
    }

    /// The way to it may be shared too.
    @ParameterizedTest
    @ValueSource(strings = {"https://register.example.evil.example", "https://evil.example/register.example"})
    void linksLeadToTheLogsHost(String to) throws IOException {
        try (var world = new RichWorld(folder, NOW, "https://register.example")) {
            for (String address : List.of(ShownLog.LIST, ShownLog.LIST + "?lang=de", ShownLog.LIST + "?lang=en")) {
                String list = CanonicalJson.text(world.shown.json(address));
                world.shown.show(
                        address,
                        list.replace("https://register.example/", to + "/").getBytes(UTF_8));
            }
            LogReport report = world.audit();
            LogWorld.assertFound(Kind.NOT_CHECKED, report);
            assertEquals(3, report.findings().size(), report.findings().toString());
        }
    }
}
