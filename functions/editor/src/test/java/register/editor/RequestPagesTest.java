package register.editor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import register.editor.desk.DeskRequests;
import register.editor.form.Posted;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.page.EditorWords;
import register.value.Language;

/// Requests in the editor.
class RequestPagesTest {
    private static final String OPEN = "DPA-7K3Q-9M2X-4WTB";
    private static final String CLOSED = "DPA-7K3Q-9M2X-4WTC";

    private static final class Desk implements DeskRequests {
        private final List<String> done = new ArrayList<>();

        @Override
        public List<Row> list() {
            return List.of(row(OPEN, true), row(CLOSED, false));
        }

        private static Row row(String reference, boolean open) {
            return new Row(
                    reference,
                    Instant.parse("2026-11-01T10:00:00Z"),
                    "mari@klient.example",
                    "<script>alert(1)</script> DPA?",
                    open ? "queued" : "closed executed",
                    "objection",
                    "Anna",
                    open ? Instant.parse("2026-12-01T10:00:00Z") : null,
                    open);
        }

        @Override
        public Optional<Mail> find(String reference) {
            return list().stream()
                    .filter(row -> row.reference().equals(reference))
                    .findFirst()
                    .map(row -> new Mail(
                            row,
                            "Hello\\n<img src=x onerror=alert(1)> \u202Eevil",
                            List.of("\"><b>.pdf, application/pdf, 12 bytes, SHA-256 00"),
                            List.of("2026-11-01 received"),
                            List.of("withdrawn", "rejected")));
        }

        @Override
        public Answer assign(String reference, String whom) {
            done.add("assign " + reference + " " + whom);
            return new Answer(true, List.of(reference + " in-progress"));
        }

        @Override
        public Answer reply(String reference, String text) {
            done.add("reply " + reference + " " + text);
            return new Answer(false, List.of("REGISTER_MAIL_FROM: missing"));
        }

        @Override
        public Answer close(String reference, String outcome, String reason) {
            done.add("close " + reference + " " + outcome + " " + reason);
            return new Answer(true, List.of(reference + " closed"));
        }
    }

    private final Desk desk = new Desk();

    private Optional<Document> page(String method, String path, Map<String, String> fields) {
        return RequestPages.answer(
                        desk,
                        new EditorRequest(method, path, Posted.of(fields), null),
                        EditorWords.in(Language.ENGLISH))
                .map(EditorReply::body)
                .map(body -> Jsoup.parse(new String(body.toArray(), UTF_8)));
    }

    @Test
    void openOnesStandFirst() {
        Document page = page("GET", "requests", Map.of()).orElseThrow();
        assertEquals(List.of("Open 1", "Closed 1"), page.select("h2").eachText());
        assertEquals(
                List.of("request-" + OPEN, "request-" + CLOSED),
                page.select("h3 a").eachAttr("href"));
    }

    @Test
    void strangersTextRemainsText() {
        Document page = page("GET", "request-" + OPEN, Map.of()).orElseThrow();
        assertTrue(page.select("main script, main img, main b").isEmpty(), page.html());
        assertEquals("<script>alert(1)</script> DPA?", page.expectFirst("h1").text());
        assertTrue(page.expectFirst(".mail").text().contains("<img src=x"), page.html());
        assertFalse(page.expectFirst(".mail").text().contains("\u202E"), page.html());
    }

    @Test
    void decisionsAreCarriedOutAndWhatFailsLosesNoText() {
        page("POST", "request-" + OPEN, Map.of("do", "assign", "whom", " Anna "));
        page("POST", "request-" + OPEN, Map.of("do", "close", "outcome", "rejected", "why", "No change"));
        Document failed = page("POST", "request-" + OPEN, Map.of("do", "reply", "text", "Dear Mari"))
                .orElseThrow();
        assertEquals(
                List.of(
                        "assign " + OPEN + " Anna",
                        "close " + OPEN + " rejected No change",
                        "reply " + OPEN + " Dear Mari"),
                desk.done);
        assertEquals("Dear Mari", failed.expectFirst("textarea").text());
        assertTrue(failed.expectFirst("[role=alert]").text().contains("REGISTER_MAIL_FROM"), failed.html());
    }

    @Test
    void nothingCanBeDoneAboutAClosedOneAndAnUnknownOneIsNotThere() {
        assertTrue(page("GET", "request-" + CLOSED, Map.of())
                .orElseThrow()
                .select("form")
                .isEmpty());
        assertEquals(Optional.empty(), page("GET", "request-DPA-0000-0000-0000", Map.of()));
        assertEquals(Optional.empty(), page("GET", "", Map.of()));
    }
}
