package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;

/// From a trial to a real register at the desk.
class DeskSetupTest {
    private static final String URL = "REGISTER_URL";
    private static final String RELAY = "REGISTER_MAIL_RELAY";
    private static final String PASSWORD = "REGISTER_MAIL_RELAY_PASSWORD";
    private static final String TEAM = "REGISTER_TEAM_ADDRESS";

    @TempDir
    private Path folder;

    private DeskRegister register;

    @BeforeEach
    void start() throws IOException {
        register = new DeskRegister(folder);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private Settings settings() {
        return Settings.read(register.environment());
    }

    private static String alert(Document page) {
        return page.expectFirst("[role=alert] > p").text();
    }

    @Test
    void aValueIsCheckedAsAtTheStartAndUsedFromThenOn() throws Exception {
        register.leaveOpen(URL);
        try (DeskClient desk = DeskClient.start(register, "--by", "Ada Keller")) {
            Document order = desk.page("order");
            assertEquals(
                    "set-public-address",
                    order.expectFirst("tr:contains(Public address) a.button").attr("href"));
            Document page = desk.page("set-public-address");
            assertTrue(page.text().contains("the log’s name never"), page.text());
            assertTrue(page.text().contains("register.example/log/example"), page.text());

            Document wrong = desk.press("set-public-address", "save", Map.of(URL, "register.example"));
            assertEquals("Please answer what is marked.", alert(wrong));
            assertEquals(
                    "register.example",
                    wrong.expectFirst("input[name=" + URL + "]").val());
            assertNotNull(wrong.selectFirst("input[name=" + URL + "][aria-invalid=true]"));
            // The log is named after an address: without one, the server would not start.
            assertEquals(
                    "Please answer what is marked.", alert(desk.press("set-public-address", "save", Map.of(URL, ""))));
            assertFalse(Files.exists(settings().data().resolve("settings")));

            Document saved = desk.press("set-public-address", "save", Map.of(URL, " https://list.example/ "));
            assertEquals(
                    "Saved. The server uses it from its next start.",
                    saved.expectFirst("[role=status]").text());
            assertEquals(
                    URI.create("https://list.example"), settings().address().url());
            assertTrue(Files.readString(settings().data().resolve("settings")).startsWith("# Ada Keller, "));
            assertEquals(
                    "https://list.example/example",
                    desk.page("").expectFirst(".standing .links a").attr("href"));
        }
    }

    @Test
    void aPasswordIsNeverShownAndStaysUntilAnotherIsTyped() throws Exception {
        register.leaveOpen(RELAY);
        String relay = "smtp://ada@127.0.0.1:" + register.mailServer().port();
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> typed = new HashMap<>(Map.of(RELAY, "ada@127.0.0.1", PASSWORD, "geheim"));
            Document wrong = desk.press("set-mail-out", "save", typed);
            assertEquals("Please answer what is marked.", alert(wrong));
            assertFalse(wrong.html().contains("geheim"), wrong.html());
            typed.put(RELAY, relay);
            Document saved = desk.press("set-mail-out", "save", typed);
            assertFalse(saved.html().contains("geheim"), saved.html());
            assertTrue(saved.text().contains("answers and accepts the login"), saved.text());
            desk.press("set-mail-out", "save", Map.of("REGISTER_MAIL_FROM", "privacy@example.com"));
            assertEquals(
                    "geheim",
                    Objects.requireNonNull(settings().transport().relay()).password());
            desk.press("set-mail-out", "save", Map.of(RELAY, relay.replace("ada@", "")));
            assertFalse(Files.readString(settings().data().resolve("settings")).contains("geheim"));
        }
    }

    @Test
    void whatTheEnvironmentSetsIsShownAndNotAsked() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document page = desk.page("set-public-address");
            assertTrue(page.select("input[name=" + URL + "]").isEmpty(), page.html());
            assertTrue(page.text().contains("changed only there: https://register.example"), page.text());
        }
    }

    @Test
    void ofTwoKeepersTheSecondIsTold() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> other = desk.fields(desk.page("set-team"), "save", Map.of(TEAM, "two@example.com"));
            desk.press("set-team", "save", Map.of(TEAM, "one@example.com"));
            Document late = desk.send("set-team", other);
            assertEquals("Someone changed this meanwhile. Please check, then press again.", alert(late));
            assertEquals(
                    "two@example.com",
                    late.expectFirst("input[name=" + TEAM + "]").val());
            assertEquals("one@example.com", settings().mail().teamAddress());
            Map<String, String> again = desk.fields(late, "save", Map.of());
            desk.send("set-team", again);
            assertEquals("two@example.com", settings().mail().teamAddress());
        }
    }

    @Test
    void aMailboxThatLeadsBackIsRefused() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document wrong = desk.press("set-team", "save", Map.of(TEAM, "privacy@example.com"));
            assertEquals("Please answer what is marked.", alert(wrong));
            assertNotNull(wrong.selectFirst("input[name=" + TEAM + "][aria-invalid=true]"));
        }
    }

    @Test
    void whatCannotBeWrittenIsKeptInTheForm() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Files.createDirectories(settings().data().resolve("settings.new/x"));
            Document page = desk.press("set-team", "save", Map.of(TEAM, "team@example.com"));
            assertEquals("This was not done.", alert(page));
            assertEquals(
                    "team@example.com",
                    page.expectFirst("input[name=" + TEAM + "]").val());
        }
    }

    @Test
    void theSealGetsTheCompanysName() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document page = desk.page("set-seal");
            assertEquals("Example GmbH", page.expectFirst("input[name=company]").val());
            assertTrue(page.text().contains("keeps this name for good"), page.text());
            assertTrue(page.text().contains("Seal missing"), page.text());
            assertEquals("Please write a name.", alert(desk.press("set-seal", "self-sign", Map.of("company", " "))));
            Document named = desk.press("set-seal", "self-sign", Map.of("company", "Example & Söhne"));
            assertTrue(named.text().contains("Seal in order"), named.text());
            assertTrue(named.text().contains("Example & Söhne"), named.text());

            Map<String, String> fields = desk.fields(desk.page("set-seal"), "request", Map.of("company", "Example"));
            HttpResponse<String> request = desk.post("set-seal", desk.origin(), DeskClient.form(fields));
            assertTrue(request.body().startsWith("-----BEGIN CERTIFICATE REQUEST-----"), request.body());
            assertEquals("Please choose a file.", alert(desk.press("set-seal", "install", Map.of())));
            assertEquals(
                    "This was not done.",
                    alert(desk.press("set-seal", "install", Map.of(), "seal.pem", "nothing".getBytes(UTF_8))));
        }
    }

    @Test
    void aMailToOneselfIsSentAndARefusalIsShown() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--language", "de")) {
            Document sent = desk.press("set-mail-out", "test", Map.of("to", "ada@example.com"));
            assertTrue(sent.expectFirst("[role=status]").text().startsWith("Eine Mail an ada@example.com"));
            String mail = register.mailServer().taken().getLast();
            assertTrue(mail.contains("To: ada@example.com") && mail.contains("Wenn Sie dies lesen"), mail);
            Document wrong = desk.press("set-mail-out", "test", Map.of("to", "ada"));
            assertNotNull(wrong.selectFirst("input[name=to][aria-invalid=true][value=ada]"));
            register.mailServer().says("RCPT", "550 5.1.1 no such user");
            Document refused = desk.press("set-mail-out", "test", Map.of("to", "ada@example.com"));
            assertTrue(refused.expectFirst("[role=alert]").text().contains("no such user"), refused.text());
        }
    }

    @Test
    void aBackupIsDownloadedAndRemembered() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields = desk.fields(desk.page("set-backup"), "export", Map.of());
            HttpResponse<String> zip = desk.post("set-backup", desk.origin(), DeskClient.form(fields));
            assertEquals(200, zip.statusCode());
            assertEquals(
                    "attachment; filename=\"register-2026-03-01.zip\"",
                    zip.headers().firstValue("Content-Disposition").orElse(""));
            assertTrue(zip.body().startsWith("PK"), zip.body());
            assertTrue(desk.page("set-backup").text().contains("Backup in order"));
            assertEquals(
                    403,
                    desk.post("set-backup", "https://evil.example", DeskClient.form(fields))
                            .statusCode());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        register.leaveOpen(URL, RELAY);
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                for (String page : List.of(
                        "set-seal",
                        "set-public-address",
                        "set-mail-out",
                        "set-mail-in",
                        "set-team",
                        "set-time-stamps",
                        "set-backup")) {
                    Document shown = desk.page(page);
                    shown.select("td").remove();
                    assertEquals(List.of(), new DeskLanguage(language).foreign(shown), page);
                    assertTrue(shown.select("script, img").isEmpty(), page);
                }
            }
        }
    }
}
