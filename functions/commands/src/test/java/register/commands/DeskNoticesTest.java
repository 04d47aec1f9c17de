package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk's notices, from the mails before they leave to the customer who is told by phone, on a real register.
class DeskNoticesTest {
    private static final String START = "start-example-2031-03-01";

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

    private String status() {
        return register.done("notices", "status", "example");
    }

    @Test
    void theMailsAreSeenThenStartedByTypingTheirNumber() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--by", "Anna Keller")) {
            assertEquals(START, desk.page("").expectFirst(".todo li a").attr("href"));
            assertEquals(START, desk.page("notices").expectFirst("main .acts a").attr("href"));
            Document shown = desk.page(START);
            assertEquals(3, shown.select(".mail").size());
            assertTrue(shown.select(".mail").text().contains("Tere!"), shown.text());
            assertTrue(shown.select("script, img, [onerror]").isEmpty(), shown.html());
            for (String wrong : List.of("", "2", "33", "three")) {
                Document refused = desk.press(START, "start", Map.of("count", wrong));
                assertTrue(refused.expectFirst("[role=alert]").text().contains("Nothing was sent."), refused.text());
            }
            assertEquals(
                    1,
                    CommandHere.run(register.environment(), DeskRegister.CLOCK, List.of("notices", "status"))
                            .exit());
            Document started = desk.press(START, "start", Map.of("count", "3"));
            assertEquals("Done.", started.expectFirst(".note").text(), started.text());
            assertTrue(status().contains(": sending\nlast step: 2026-03-01T10:15:30Z Anna Keller sending"), status());
            assertTrue(status().contains("planned: 3"), status());
        }
    }

    @Test
    void oneOfEachIsSentToTheKeeperAloneBeforeAnyLeaves() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            for (String wrong : List.of("", "anna", "anna@example.com\r\nBcc: eve@evil.example", "--date=2031-03-01")) {
                Document refused = desk.press(START, "send", Map.of("to", wrong));
                assertEquals(1, refused.select("[role=alert]").size(), wrong);
            }
            assertEquals(0, register.mailServer().count());
            Document sent = desk.press(START, "send", Map.of("to", " anna@example.com "));
            assertEquals("Done.", sent.expectFirst(".note").text(), sent.text());
            assertEquals(3, register.mailServer().count());
            assertTrue(register.mailServer().taken().stream().noneMatch(mail -> mail.contains("To: privacy@naidis")));
            assertEquals(3, sent.select(".mail").size(), "they can still be started");
        }
    }

    @Test
    void aPlanThatChangedMeanwhileIsNotStarted() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields = desk.fields(desk.page(START), "start", Map.of("count", "3"));
            register.done(
                    "recipients",
                    "import",
                    "example",
                    register.file("more.csv", """
                            external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                            C-1,Näidis OÜ,other@naidis.example,et,30,14,,,
                            """).toString());
            String answer =
                    desk.post(START, desk.origin(), DeskClient.form(fields)).body();
            assertTrue(answer.contains("This was not done."), answer);
            assertEquals(0, register.mailServer().count());
        }
    }

    @Test
    void whoWasNotReachedIsToldByPhoneOrWrittenToAgain() throws Exception {
        register.notifyInVain();
        try (DeskClient desk = DeskClient.start(register, "--by", "Anna Keller")) {
            Document page = desk.page("notices");
            assertEquals(3, page.select(".tasks section").size());
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            assertTrue(page.select(".tasks h3").eachText().contains(DeskRegister.HOSTILE));
            Element first = page.expectFirst(".tasks section");
            assertEquals(desk.page("").select(".todo li a").eachAttr("href").contains("notices#" + first.id()), true);
            Document missing = desk.press("notices", "told", Map.of("note", " "));
            assertEquals(
                    "Please write how the customer was told.",
                    missing.expectFirst("[role=alert]").text());
            desk.press("notices", "told", Map.of("note", "by phone"));
            assertTrue(status().contains("told-by-hand: 1"), status());
            Document unticked = desk.press("notices", "retry", Map.of());
            assertTrue(unticked.expectFirst("[role=alert]").text().startsWith("Please tick"), unticked.text());
            desk.press("notices", "retry", Map.of("again", "yes"));
            register.send();
            assertTrue(status().contains("  sent: 1"), status());
            assertEquals(1, desk.page("notices").select(".tasks section").size());
        }
    }

    @Test
    void aRunIsStoppedAndResumed() throws Exception {
        String plan = DeskRegister.found("plan: ([0-9a-f]{64})", register.done("notices", "preview", "example"));
        register.done("notices", "start", "example", "--plan", plan, "--by", "Mari");
        try (DeskClient desk = DeskClient.start(register)) {
            assertTrue(desk.press("notices", "stop", Map.of()).text().contains("Sending is stopped."));
            register.send();
            assertEquals(0, register.mailServer().count());
            Map<String, String> fields = desk.fields(desk.page("notices"), "resume", Map.of());
            assertEquals(
                    403,
                    desk.post("notices", "https://evil.example", DeskClient.form(fields))
                            .statusCode());
            assertEquals(
                    303,
                    desk.post("notices", desk.origin(), DeskClient.form(fields)).statusCode());
            assertTrue(status().contains(": sending"), status());
            fields.put("do", "stop");
            assertTrue(desk.post("notices", desk.origin(), DeskClient.form(fields))
                    .body()
                    .contains("This form was sent before"));
            assertFalse(status().contains(": stopped"), status());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("notices")));
                Document shown = desk.page(START);
                shown.select(".mail").remove();
                assertEquals(List.of(), new DeskLanguage(language).foreign(shown));
            }
        }
        register.notifyInVain();
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("notices")));
            }
        }
    }
}
