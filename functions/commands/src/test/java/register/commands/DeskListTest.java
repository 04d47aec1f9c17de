package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// The list and its next version, on the desk of a real register.
class DeskListTest {
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

    private static Map<String, String> birch(Document page, String name) {
        String at = page.expectFirst("input[name$=.legalName]").attr("name").replace(".legalName", "");
        String service = at + ".engagements[0]";
        var typed = new HashMap<String, String>();
        typed.put(at + ".legalName", name);
        typed.put(at + ".country", "EE");
        typed.put(at + ".naturalPerson", "false");
        typed.put(service + ".service.de", "Versand");
        typed.put(service + ".service.en", "Delivery");
        typed.put(service + ".purpose.de", "Versand von Briefen.");
        typed.put(service + ".purpose.en", "Delivery of letters.");
        typed.put(service + ".category", "service-specific");
        typed.put(service + ".locations[0].~place", "country:EE");
        return typed;
    }

    private static Document add(DeskClient desk, String name, String date) throws Exception {
        Map<String, String> typed = birch(desk.page("add-example"), name);
        typed.put("starts", date);
        typed.put("starts-new", date);
        return desk.press("add-example", "keep", typed);
    }

    private static String said(Document page) {
        return page.select(".note, .remark").text();
    }

    @Test
    void theListShowsWhatIsInForceAndAnnounced() throws Exception {
        try (DeskClient desk = desk()) {
            Document page = desk.page("list");
            assertTrue(page.text().contains("Beispiel Hosting AG"), page.text());
            assertTrue(page.select(".pill").eachText().containsAll(List.of("In force", "Announced")));
            assertEquals(
                    List.of("add-example", "end-example", "change-example", "correct-example"),
                    page.select(".acts a").eachAttr("href"));
        }
    }

    @Test
    void anAddedSubprocessorIsPublishedAndCustomersCanBeNotified() throws Exception {
        try (DeskClient desk = desk()) {
            Document form = desk.page("add-example");
            Map<String, String> typed = birch(form, "Birch OÜ");
            Document dated = desk.press("add-example", "use-earliest", typed);
            // 45 days by contract, from 1 March 2026.
            assertEquals("2026-04-16", dated.expectFirst("input[name=starts]").val());
            assertEquals(
                    "Birch OÜ", dated.expectFirst("input[name$=.legalName]").val());
            Document draft = desk.press("add-example", "keep", with(typed, "2026-04-16", "2026-04-15"));
            assertTrue(draft.select(".mail").text().contains("Birch OÜ (Estonia): Delivery"), draft.html());
            assertTrue(
                    draft.select(".mail").text().contains("15 April 2026"),
                    draft.select(".mail").text());
            assertTrue(desk.page("").select(".todo strong").eachText().contains("Draft, not published yet"));
            Document list = desk.press("draft-example", "publish", Map.of());
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
            assertTrue(list.select(".standing").text().contains("Birch OÜ"), list.text());
            assertTrue(
                    desk.page("").text().contains("Change of 16 April 2026"),
                    desk.page("").text());
            assertFalse(Files.exists(folder.resolve("data/drafts/example")));
        }
    }

    private static Map<String, String> with(Map<String, String> typed, String date, String object) {
        var all = new HashMap<>(typed);
        all.putAll(Map.of("starts", date, "starts-new", date, "object", object));
        return all;
    }

    @Test
    void newAndExistingCustomersMayHaveOtherDays() throws Exception {
        try (DeskClient desk = desk()) {
            Map<String, String> typed = with(birch(desk.page("add-example"), "Birch OÜ"), "2026-05-01", "2026-04-30");
            typed.put("starts-new", "2026-04-20");
            desk.press("add-example", "keep", typed);
            String draft = Files.readString(folder.resolve("data/drafts/example/example.yaml"));
            assertTrue(draft.contains("effectiveDate: 2026-04-20"), draft);
            assertTrue(draft.contains("newCustomersFrom: 2026-04-20"), draft);
            assertTrue(draft.contains("existingCustomersFrom: 2026-05-01"), draft);
            assertTrue(draft.contains("until: 2026-04-30T23:59"), draft);
        }
    }

    @Test
    void whatIsMissingIsMarkedAndNothingIsKept() throws Exception {
        try (DeskClient desk = desk()) {
            Document page = desk.press("add-example", "keep", Map.of("starts", "2026-05-01"));
            assertTrue(said(page).contains("Please answer what is marked."), page.html());
            assertTrue(page.select(".remark.error").size() > 1, page.html());
            assertEquals(
                    "Please give a date.",
                    desk.press("add-example", "keep", Map.of())
                            .expectFirst("#notice p")
                            .text());
            assertFalse(Files.exists(folder.resolve("data/drafts")));
        }
    }

    @Test
    void theCatalogueProposesWhatItKnows() throws Exception {
        try (DeskClient desk = desk()) {
            String name = desk.page("add-example")
                    .expectFirst("input[name$=.displayName]")
                    .attr("name");
            Document page = desk.press("add-example", "look", Map.of(name, "Stripe"));
            assertTrue(page.select(".known button").size() > 0, page.html());
        }
    }

    @Test
    void aSubprocessorEndsAfterItsLastDay() throws Exception {
        try (DeskClient desk = desk()) {
            Document draft = desk.press("end-example", "end", Map.of("who", "sample-mail", "last", "2026-06-30"));
            assertTrue(draft.text().contains("Sample Messaging Ltd"), draft.text());
            Document list = desk.press("draft-example", "publish", Map.of());
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
            assertTrue(list.select(".standing").text().contains("1 July 2026"), list.text());
        }
    }

    @Test
    void aChangeAsksOnlyForWhatChanges() throws Exception {
        try (DeskClient desk = desk()) {
            Document form =
                    desk.press("change-example", "choose", Map.of("who", "beispiel-hosting", "part", "PURPOSE"));
            assertTrue(form.select("[name$=.purpose.en]").size() > 0, form.html());
            assertTrue(form.select("[name$=.legalName], [name$=~place]").isEmpty(), form.html());
            var typed = new HashMap<>(desk.fields(form, "keep", Map.of()));
            typed.put(form.expectFirst("[name$=.purpose.en]").attr("name"), "Operation of all servers.");
            typed.put("starts", "2026-07-01");
            Document draft = desk.send("change-example", typed);
            assertTrue(draft.text().contains("What customers will read"), draft.html());
            String text = Files.readString(folder.resolve("data/drafts/example/example.yaml"));
            assertTrue(text.contains("Operation of all servers."), text);
            assertTrue(text.contains("website: https://hosting.example/"), text);
        }
    }

    @Test
    void aCorrectionNeedsAReason() throws Exception {
        try (DeskClient desk = desk()) {
            Document form = desk.press(
                    "correct-example",
                    "choose",
                    Map.of("version", "2025-09-01", "who", "beispiel-hosting", "part", "NAME"));
            var typed = new HashMap<>(desk.fields(form, "keep", Map.of()));
            typed.put(form.expectFirst("[name$=.legalName]").attr("name"), "Beispiel Hosting SE");
            Document draft = desk.send("correct-example", typed);
            assertTrue(draft.select("button[value=publish]").isEmpty(), draft.html());
            Document asked = desk.press(
                    "draft-example",
                    "ask",
                    Map.of("reason", "The legal form was wrong.", "no-notice", "It was always the same company."));
            Document list = desk.send("draft-example", desk.fields(asked, "publish", Map.of()));
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
            assertTrue(list.text().contains("Beispiel Hosting SE"), list.text());
        }
    }

    @Test
    void whoeverChangesAnotherDraftIsTold() throws Exception {
        try (DeskClient desk = desk()) {
            var typed = new HashMap<>(desk.fields(desk.page("add-example"), "keep", Map.of()));
            typed.putAll(with(birch(desk.page("add-example"), "Birch OÜ"), "2026-05-01", ""));
            add(desk, "Alder OÜ", "2026-05-01");
            Document told = desk.send("add-example", typed);
            assertTrue(said(told).startsWith("The draft was changed meanwhile"), told.html());
            assertEquals("Birch OÜ", told.expectFirst("input[name$=.legalName]").val());
            desk.send("add-example", desk.fields(told, "keep", Map.of()));
            String draft = Files.readString(folder.resolve("data/drafts/example/example.yaml"));
            assertTrue(draft.contains("Alder OÜ") && draft.contains("Birch OÜ"), draft);
        }
    }

    @Test
    void aDraftSurvivesTheDeskAndIsDiscardedOnce() throws Exception {
        try (DeskClient desk = desk()) {
            add(desk, "Birch OÜ", "2026-05-01");
        }
        try (DeskClient desk = desk()) {
            assertTrue(desk.page("draft-example").text().contains("Birch OÜ"));
            assertTrue(
                    desk.page("add-example").select("input[name=starts]").val().equals("2026-05-01"));
            desk.press("draft-example", "discard", Map.of());
            assertFalse(Files.exists(folder.resolve("data/drafts/example")));
        }
    }

    /// A desk that was killed after publishing leaves the draft.
    @Test
    void aPublishedDraftThatIsLeftChangesNothing() throws Exception {
        try (DeskClient desk = desk()) {
            add(desk, "Birch OÜ", "2026-05-01");
            Path draft = folder.resolve("data/drafts/example/example.yaml");
            Path kept = Files.copy(draft, folder.resolve("kept.yaml"));
            Path dpa = folder.resolve("data/drafts/example/dpa-2025-09.pdf");
            Path keptDpa = Files.copy(dpa, folder.resolve("kept.pdf"));
            desk.press("draft-example", "publish", Map.of());
            Files.createDirectories(draft.getParent());
            Files.copy(kept, draft);
            Files.copy(keptDpa, dpa);
            Document list = desk.press("draft-example", "publish", Map.of());
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
            assertTrue(list.select("#notice").text().contains("unchanged example"), list.html());
        }
    }

    @Test
    void hostileNamesRemainText() throws Exception {
        try (DeskClient desk = desk()) {
            Document draft = add(desk, DeskRegister.HOSTILE, "2026-05-01");
            for (Document page : List.of(
                    draft,
                    desk.page("list"),
                    desk.page("draft-example"),
                    desk.page("end-example"),
                    desk.page("change-example"),
                    desk.page(""))) {
                assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            }
            assertTrue(desk.page("end-example").text().contains(DeskRegister.HOSTILE));
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = desk("--language", language)) {
                for (String page : List.of("list", "add-example", "end-example", "change-example", "correct-example")) {
                    Document shown = desk.page(page);
                    // The W3C's terms are English in every language.
                    shown.select("datalist[id^=terms-]").remove();
                    assertEquals(List.of(), new DeskLanguage(language).foreign(shown), page);
                }
                Document draft = add(desk, "Birch OÜ", "2026-05-01");
                // The sentence of a trial names a command.
                draft.expectFirst(".box p").remove();
                assertEquals(List.of(), new DeskLanguage(language).foreign(draft));
                desk.press("draft-example", "discard", Map.of());
            }
        }
    }

    @Test
    void sixtySubprocessorsNeedNoLongPage() throws Exception {
        StringBuilder list = new StringBuilder(Files.readString(Checkout.file("infra/policies/example/2025-09-01.yaml"))
                .replaceFirst("effectiveDate: 2025-09-01", "effectiveDate: 2025-10-01")
                .replaceFirst(" {2}dpaDocument:\n.*\n.*\n", ""));
        for (int i = 0; i < 60; i++) {
            list.append("""
                      - id: vendor-%1$d
                        legalName: Vendor %1$d Ltd
                        country: IE
                        engagements:
                          - id: hosting
                            service: {de: Server, en: Servers}
                            purpose: {de: Betrieb von Servern, en: Operation of servers}
                            category: infrastructure
                            locations: [{country: IE}]
                    """.formatted(i));
        }
        register.done(
                "publish",
                "--trial",
                "--yes",
                "--no-notice",
                "A test.",
                register.file("sixty.yaml", list.toString()).toString());
        try (DeskClient desk = desk()) {
            assertTrue(desk.page("list").select("tbody tr").size() >= 60);
            for (String path : List.of("list", "add-example", "end-example", "change-example", "correct-example")) {
                small(path, desk.page(path));
            }
            for (String part : List.of("NAME", "PLACE", "DATA", "WHOLE", "VERSION", "TEXT")) {
                small(part, desk.press("change-example", "choose", Map.of("who", "vendor-59", "part", part)));
            }
        }
    }

    private static void small(String name, Document page) {
        int controls = page.select("input:not([type=hidden]), select, textarea, button, a")
                .size();
        int bytes = page.html().getBytes(UTF_8).length;
        assertTrue(controls <= 200, name + ": " + controls + " controls");
        assertTrue(bytes <= 500_000, name + ": " + bytes + " bytes");
    }
}
