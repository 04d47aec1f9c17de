package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.mail.rule.Verdict;

/// The desk's requests, from a mail's arrival to its outcome, on a real register.
class DeskRequestsTest {
    @TempDir
    private Path folder;

    private DeskRegister register;
    private String reference;

    @BeforeEach
    void start() throws IOException {
        register = new DeskRegister(folder);
        reference = register.receive(
                "1", "mari@naidis.example", DeskRegister.SUBJECT, "Tere!\r\n" + DeskRegister.HOSTILE, Verdict.PASS);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private String one() {
        return "request-" + reference;
    }

    private String shown() {
        return register.done("requests", "show", reference);
    }

    @Test
    void itIsListedOpenedAndReadAsText() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document today = desk.page("");
            assertEquals(one(), today.expectFirst(".todo li a[href^=request-]").attr("href"));
            Document list = desk.page("requests");
            assertEquals(List.of(DeskRegister.SUBJECT), list.select("tbody a").eachText());
            Document page = desk.page(one());
            assertEquals(DeskRegister.SUBJECT, page.expectFirst("h1").text());
            assertTrue(page.expectFirst(".mail").text().contains(DeskRegister.HOSTILE), page.text());
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            assertEquals(404, desk.status(desk.address().resolve("request-DPA-0000-0000-0000"), null));
        }
    }

    @Test
    void takenOnAnsweredWithAFileAndClosedItSaysSoEverywhere() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--by", "Anna Keller")) {
            assertEquals(
                    "Done.",
                    desk.press(one(), "take", Map.of()).expectFirst(".note").text());
            assertTrue(shown().contains("assigned to      Anna Keller"), shown());
            desk.press(one(), "matter", Map.of("matter", "dpa"));
            assertTrue(shown().contains("matter           dpa"), shown());
            int mails = register.mailServer().count();
            Document answered = desk.press(
                    one(),
                    "reply",
                    Map.of("text", "Dear Mari,\r\nsee attached.", "agreement", "yes"),
                    "../../Leping & Söhne.pdf",
                    "%PDF-1.7 nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertEquals("Done.", answered.expectFirst(".note").text(), answered.text());
            assertEquals(mails + 1, register.mailServer().count());
            String mail = register.mailServer().taken().getLast();
            assertTrue(mail.contains("To: mari@naidis.example"), mail);
            assertTrue(mail.contains("application/pdf") && mail.contains("Dear Mari,"), mail);
            assertFalse(mail.contains(".."), mail);
            assertTrue(shown().contains("agreement-sent"), shown());
            desk.press(one(), "hold", Map.of("reason", "court"));
            assertTrue(shown().contains("held             yes"), shown());
            desk.press(one(), "release", Map.of());
            Document closed = desk.press(one(), "close", Map.of("outcome", "executed", "reason", "signed"));
            assertTrue(closed.select(".history li").eachText().getLast().contains("both sides have signed · signed"));
            assertTrue(shown().contains("closed executed"), shown());
            assertEquals(
                    List.of("Closed 1"), desk.page("requests").select("main h2").eachText());
        }
    }

    @Test
    void itIsErasedOnceTheKeeperIsSure() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document unsure = desk.press(one(), "erase", Map.of());
            assertEquals(
                    "Please answer what is marked.",
                    unsure.expectFirst("[role=alert]").text());
            assertTrue(shown().contains("naidis.example"), shown());
            Document erased = desk.press(one(), "erase", Map.of("sure", "yes"));
            assertEquals("Done.", erased.expectFirst(".note").text());
            assertTrue(erased.select("button[name=do]").isEmpty(), erased.html());
            assertTrue(!shown().contains("naidis.example"), shown());
        }
    }

    @Test
    void aFormCountsOnceAndTheSecondTimeNothingIsDone() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document page = desk.page(one());
            int mails = register.mailServer().count();
            Map<String, String> fields = desk.fields(page, "reply", Map.of("text", "Once."));
            assertEquals(
                    303,
                    desk.post(one(), desk.origin(), DeskClient.form(fields)).statusCode());
            HttpResponse<String> again = desk.post(one(), desk.origin(), DeskClient.form(fields));
            assertEquals(200, again.statusCode());
            assertTrue(again.body().contains("This form was sent before"), again.body());
            assertEquals(mails + 1, register.mailServer().count());
            fields.put("ticket", "A".repeat(22));
            assertTrue(desk.post(one(), desk.origin(), DeskClient.form(fields))
                    .body()
                    .contains("sent before"));
            assertEquals(mails + 1, register.mailServer().count());
        }
    }

    @Test
    void anotherSiteDoesNothing() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields = desk.fields(desk.page(one()), "take", Map.of());
            String before = shown();
            assertEquals(
                    403,
                    desk.post(one(), "https://evil.example", DeskClient.form(fields))
                            .statusCode());
            assertEquals(403, desk.post(one(), "null", DeskClient.form(fields)).statusCode());
            assertEquals(before, shown());
        }
    }

    @Test
    void whatFailsLosesNoTextAndSaysWhy() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            register.mailServer().says("RCPT", "550 5.1.1 no such user");
            Document failed = desk.press(one(), "reply", Map.of("text", "Dear Mari"));
            assertEquals("Dear Mari", failed.expectFirst("textarea").text());
            assertTrue(failed.expectFirst("[role=alert]").text().contains("This was not done."), failed.text());
            Document missing = desk.press(one(), "reply", Map.of("text", " "));
            assertEquals(
                    "Please write a text.", missing.expectFirst("[role=alert]").text());
            assertEquals(
                    "Please choose a file.",
                    desk.press(one(), "reply", Map.of("text", "x", "agreement", "yes"))
                            .expectFirst("[role=alert]")
                            .text());
            assertEquals(
                    "The file is too large: at most 10 MB.",
                    desk.press(one(), "reply", Map.of("text", "x"), "big.pdf", new byte[10 * 1024 * 1024 + 1])
                            .expectFirst("[role=alert]")
                            .text());
            assertEquals(
                    "Please write a name.",
                    desk.press(one(), "assign", Map.of("whom", " "))
                            .expectFirst("[role=alert]")
                            .text());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("requests")));
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page(one())));
            }
        }
    }
}
