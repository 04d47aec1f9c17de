package register.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

/// The desk's evidence for a customer, on a real register.
class DeskEvidenceTest {
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

    @Test
    void aCustomersEvidenceIsDownloadedAsPdfAndAsData() throws Exception {
        register.notifyInVain();
        try (DeskClient desk = DeskClient.start(register)) {
            Document page = desk.page("evidence");
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            assertTrue(page.select("option").text().contains(DeskRegister.HOSTILE), page.text());
            Map<String, String> fields = desk.fields(page, "pdf", Map.of("customer", "example C-2"));
            HttpResponse<String> pdf = desk.post("evidence", desk.origin(), DeskClient.form(fields));
            assertEquals(
                    "application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
            assertEquals("%PDF-", new String(pdf.body().substring(0, 5).getBytes(US_ASCII), US_ASCII));
            fields.put("do", "json");
            HttpResponse<String> data = desk.post("evidence", desk.origin(), DeskClient.form(fields));
            assertEquals(
                    "application/json",
                    data.headers().firstValue("Content-Type").orElse(""));
            assertTrue(data.body().contains("NTC-"), data.body());
            assertEquals(
                    403,
                    desk.post("evidence", "https://evil.example", DeskClient.form(fields))
                            .statusCode());
        }
    }

    @Test
    void aSubscriberHasEvidenceToo() throws Exception {
        String subscriber = register.subscribe("reader@naidis.example");
        register.notifyInVain();
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields =
                    desk.fields(desk.page("evidence"), "json", Map.of("customer", "example " + subscriber));
            HttpResponse<String> data = desk.post("evidence", desk.origin(), DeskClient.form(fields));
            assertTrue(data.body().contains("NTC-"), data.body());
        }
    }

    @Test
    void whoGotNoNoticeHasNoneAndTheReasonIsInTheKeepersWords() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--language", "de")) {
            Document none = desk.press("evidence", "pdf", Map.of("customer", "example C-1"));
            assertTrue(
                    none.expectFirst("[role=alert]").text().startsWith("Für diesen Kunden ist keine Mitteilung"),
                    none.text());
            Document unknown = desk.press("evidence", "pdf", Map.of("customer", "example C-9"));
            assertEquals(
                    "Bitte einen Kunden wählen.",
                    unknown.expectFirst("[role=alert]").text());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("evidence")));
            }
        }
    }
}
