package register.commands;

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

/// Every field of a draft, at the desk of a real register.
class DeskFieldsTest {
    private static final String SECRET = "4f".repeat(20);
    private static final String FORM = "fields-example";

    @TempDir
    private Path folder;

    private DeskRegister register;

    @BeforeEach
    void start() throws IOException {
        register = new DeskRegister(folder);
        Files.createDirectories(draft().getParent());
        Files.writeString(
                draft(),
                "# Why we write this list.\n"
                        + Files.readString(Checkout.file("infra/policies/example/2025-09-01.yaml"))
                                .replaceFirst("effectiveDate: 2025-09-01", "effectiveDate: 2026-10-01 # a Thursday")
                                .replaceFirst(" {2}dpaDocument:\n.*\n.*\n", ""));
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private Path draft() {
        return folder.resolve("data/drafts/example/example.yaml");
    }

    private static Map<String, String> filled(DeskClient desk, String part, String field, String value)
            throws Exception {
        var fields = new HashMap<>(desk.fields(desk.page(FORM + part), "save", Map.of()));
        fields.put(field, value);
        return fields;
    }

    @Test
    void aFieldOfOnePartIsSavedAndTheRestOfTheDraftStays() throws Exception {
        String before = Files.readString(draft());
        try (DeskClient desk = DeskClient.start(register)) {
            assertTrue(desk.page("draft-example")
                    .select(".acts a")
                    .eachAttr("href")
                    .contains(FORM));
            Document saved = desk.send(FORM, filled(desk, ".0", "subprocessors[0].website", "https://else.example"));
            assertEquals("Saved", saved.expectFirst("#notice p").text(), saved.html());
            assertEquals("true", saved.expectFirst("#state").attr("data-saved"));
        }
        assertEquals(
                before.replaceFirst("website: https://hosting.example/", "website: https://else.example"),
                Files.readString(draft()));
    }

    @Test
    void thePageOfAPartHasNoOtherPart() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Document page = desk.page(FORM + ".1");
            assertFalse(page.select("[name^='subprocessors[1].']").isEmpty());
            assertTrue(
                    page.select("[name^='subprocessors[0].'], [name^=editions]").isEmpty(), page.html());
        }
    }

    @Test
    void twoKeepersAreToldOfEachOthersEditsAndLoseNone() throws Exception {
        var environment = new HashMap<>(register.environment());
        environment.putAll(Map.of(
                "REGISTER_DESK_URL", "https://desk.example.com",
                "REGISTER_DESK_USER", "X-Forwarded-User",
                "REGISTER_DESK_SECRET", SECRET,
                "REGISTER_DESK_PORT", "0"));
        try (EditorHere desk = EditorHere.desk(environment, DeskRegister.CLOCK)) {
            DeskClient ada = DeskClient.behind(desk, Map.of("X-Desk-Secret", SECRET, "X-Forwarded-User", "Ada Keller"));
            DeskClient bob = DeskClient.behind(desk, Map.of("X-Desk-Secret", SECRET, "X-Forwarded-User", "Bob Tamm"));
            Map<String, String> hers = filled(ada, ".0", "subprocessors[0].website", "https://ada.example");
            bob.send(FORM, filled(bob, ".1", "subprocessors[1].website", "https://bob.example"));
            Document told = ada.send(FORM, hers);
            assertTrue(
                    told.expectFirst("#notice[role=alert]").text().startsWith("The draft was changed meanwhile"),
                    told.html());
            assertFalse(Files.readString(draft()).contains("https://ada.example"));
            ada.send(FORM, ada.fields(told, "save", Map.of()));
            String both = Files.readString(draft());
            assertTrue(both.contains("https://ada.example") && both.contains("https://bob.example"), both);
        }
    }

    @Test
    void inputSurvivesADraftThatAnotherDiscarded() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> mine = filled(desk, ".0", "subprocessors[0].website", "https://else.example");
            desk.press("draft-example", "discard", Map.of());
            Document told = desk.send(FORM, mine);
            assertTrue(told.expectFirst("#notice").text().startsWith("The draft was changed meanwhile"), told.html());
            desk.send(FORM, desk.fields(told, "save", Map.of()));
            assertTrue(Files.readString(draft()).contains("https://else.example"));
        }
    }

    @Test
    void closingAsksAboutWhatIsNotSaved() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> typed = filled(desk, ".0", "subprocessors[0].website", "https://else.example");
            typed.put("do", "look");
            desk.send(FORM, typed);
            Document asked = desk.send("end", Map.of());
            assertEquals(1, asked.select("button[value=anyway]").size(), asked.html());
            desk.send("end", Map.of("do", "save"));
            assertTrue(desk.ended());
        }
        assertTrue(Files.readString(draft()).contains("https://else.example"));
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                for (String part : List.of("", ".version", ".text", ".0")) {
                    Document page = desk.page(FORM + part);
                    // The W3C's terms are English in every language.
                    page.select("datalist[id^=terms-]").remove();
                    assertEquals(List.of(), new DeskLanguage(language).foreign(page), part);
                }
            }
        }
    }
}
