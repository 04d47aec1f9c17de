package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.mail.rule.Verdict;

/// The desk's first page, on a real register.
class DeskTest {
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

    private DeskClient desk(String... words) throws IOException {
        return DeskClient.start(register, words);
    }

    @Test
    void whatWaitsStandsThereNearestDeadlineFirst() throws Exception {
        register.receive("1", "mari@naidis.example", DeskRegister.SUBJECT, "Please send your DPA.", Verdict.PASS);
        register.notifyInVain();
        register.objectByPhone("No.");
        try (DeskClient desk = desk()) {
            Document page = desk.page("");
            assertEquals("Sunday 1 March 2026", page.expectFirst("h1").text().replace(",", ""));
            List<String> tasks = page.select(".todo li strong").eachText();
            assertEquals(5, tasks.size(), tasks.toString());
            assertEquals(
                    List.of("Customer not reached", "Customer not reached", "Customer not reached"),
                    tasks.subList(0, 3));
            assertEquals("Objection", tasks.get(3));
            assertEquals("Unclear", tasks.get(4).replaceAll(":.*", ""));
            List<String> due = page.select(".todo time").eachAttr("datetime");
            assertEquals(due.stream().sorted().toList(), due);
            assertTrue(page.text().contains("no mail arrived"), page.text());
            assertTrue(page.select(".counts li").eachText().contains("3 not reached: you decide"), page.html());
        }
    }

    @Test
    void withNothingToDoItSaysSoAndShowsTheLists() throws Exception {
        register.done("notices", "start", "example", "--plan", plan(), "--by", "Mari");
        register.send();
        try (DeskClient desk = desk("--by", "Anna Keller")) {
            Document page = desk.page("");
            assertEquals("Nothing waits for you.", page.expectFirst(".todo p").text());
            assertEquals("Example GmbH · Desk", page.expectFirst(".brand").text());
            assertEquals("Anna Keller", page.expectFirst(".keeper").text());
            assertTrue(page.select(".standing .pill").eachText().containsAll(List.of("In force", "Announced")));
            assertEquals(
                    "https://register.example/example",
                    page.expectFirst(".standing .links a").attr("href"));
            assertTrue(page.text().contains("Object until: 14 February 2031, 23:59"), page.text());
            assertTrue(page.select(".counts li").eachText().contains("3 taken by the mail server"), page.html());
        }
    }

    private String plan() {
        return DeskRegister.found("plan: ([0-9a-f]{64})", register.done("notices", "preview", "example"));
    }

    @Test
    void anAnnouncementOfWhichNobodyKnowsIsATaskWithItsLastDay() throws Exception {
        try (DeskClient desk = desk()) {
            Document page = desk.page("");
            assertEquals(
                    "Customers not notified yet",
                    page.expectFirst(".todo strong").text());
            // 45 days by contract before 1 March 2031.
            assertEquals("2031-01-14T23:00:00Z", page.expectFirst(".todo time").attr("datetime"));
        }
    }

    @Test
    void strangersTextRemainsText() throws Exception {
        register.receive("1", "mari@naidis.example", DeskRegister.SUBJECT, "Please send your DPA.", Verdict.PASS);
        register.notifyInVain();
        register.objectByPhone(DeskRegister.HOSTILE);
        try (DeskClient desk = desk()) {
            Document page = desk.page("");
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            assertTrue(page.text().contains(DeskRegister.HOSTILE), page.text());
            assertTrue(page.text().contains(DeskRegister.SUBJECT), page.text());
        }
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        try (DeskClient desk = desk()) {
            assertEquals(403, desk.status(desk.address().resolve("/"), null));
            assertEquals(403, desk.status(desk.address().resolve("/" + "A".repeat(43) + "/"), null));
            assertEquals(
                    403, desk.status(URI.create(desk.address().toString().replace("127.0.0.1", "localhost")), null));
            assertEquals(403, desk.post("end", "https://evil.example", "").statusCode());
            assertEquals(404, desk.status(desk.address().resolve("nothing"), null));
            assertEquals(404, desk.post("nothing", desk.origin(), "").statusCode());
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(desk.address()).build(), HttpResponse.BodyHandlers.ofString());
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self';"), policy);
            assertFalse(page.body().contains("style="), "the policy forbids it");
        }
    }

    @Test
    void theButtonEndsIt() throws Exception {
        try (DeskClient desk = desk()) {
            assertTrue(desk.post("end", desk.origin(), "").body().contains("The desk is closed"));
            assertTrue(desk.ended());
        }
    }

    @Test
    void aRegisterThatIsNotThereIsNotMade() {
        CommandHere ran = CommandHere.run(
                java.util.Map.of("REGISTER_DATA", folder.resolve("none").toString()),
                DeskRegister.CLOCK,
                List.of("desk"));
        assertEquals(3, ran.exit(), ran.said());
        assertTrue(ran.err().contains("no register there"), ran.err());
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        register.receive("1", "mari@naidis.example", "DPA", "Please send your DPA.", Verdict.PASS);
        register.notifyInVain();
        register.objectByPhone("Nein.");
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = desk("--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("")));
            }
        }
    }
}
