package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk's objections, from a call to their outcome, on a real register.
class DeskObjectionsTest {
    private static final Map<String, String> CALL = Map.of(
            "customer", "example C-2",
            "arrived", "2026-02-28T09:00",
            "channel", "phone",
            "note", DeskRegister.HOSTILE);

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

    private String listed() {
        return register.done("objections", "list", "--all");
    }

    @Test
    void aCallIsRecordedOnceAndItsOutcomeWithTheReason() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--by", "Anna Keller")) {
            Document list = desk.page("objections");
            assertTrue(list.text().contains("Nobody has objected yet."), list.text());
            Document recorded = desk.press("objections", "record", CALL);
            assertEquals("Done.", recorded.expectFirst(".note").text());
            assertEquals(
                    List.of(DeskRegister.HOSTILE), recorded.select("tbody a").eachText());
            String one = recorded.expectFirst("tbody a").attr("href");
            Document page = desk.page(one);
            assertEquals(
                    "Objection: " + DeskRegister.HOSTILE, page.expectFirst("h1").text());
            assertEquals(DeskRegister.HOSTILE, page.expectFirst(".mail").text());
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
            assertTrue(desk.page("").text().contains("by phone"), desk.page("").text());

            Document missing = desk.press(one, "close", Map.of("outcome", "rejected", "reason", " "));
            assertEquals(
                    "Please write a reason.",
                    missing.expectFirst("[role=alert]").text());
            assertTrue(listed().contains(" open "), listed());
            desk.press(one, "close", Map.of("outcome", "rejected", "reason", "We need it."));
            assertTrue(listed().contains(" rejected "), listed());
            String told = register.done("objections", "show", one.substring("objection-".length()));
            assertTrue(told.contains("Anna Keller rejected We need it."), told);
            // The same call again is the same objection.
            desk.press("objections", "record", CALL);
            assertEquals(2, listed().lines().count(), listed());
        }
    }

    @Test
    void whatIsMissingIsNamedAndWhatWasTypedStays() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            for (Map.Entry<String, Map<String, String>> wrong : Map.of(
                            "Please write a text.", Map.of("note", " "),
                            "Please choose a customer.", Map.of("customer", "example C-9"),
                            "Please give a time that has passed.", Map.of("arrived", "2031-02-28T09:00"))
                    .entrySet()) {
                var typed = new java.util.HashMap<>(CALL);
                typed.putAll(wrong.getValue());
                Document page = desk.press("objections", "record", typed);
                assertEquals(wrong.getKey(), page.expectFirst("[role=alert]").text());
                assertEquals(typed.get("note"), page.expectFirst("textarea").wholeText());
            }
            assertEquals(1, listed().lines().count(), listed());
        }
    }

    @Test
    void aSubscriberWhoCallsIsRecordedAndErased() throws Exception {
        String subscriber = register.subscribe("reader@naidis.example");
        register.notifyInVain();
        try (DeskClient desk = DeskClient.start(register)) {
            var call = new java.util.HashMap<>(CALL);
            call.put("customer", "example " + subscriber);
            call.put("note", "Keine Videos.");
            Document recorded = desk.press("objections", "record", call);
            assertEquals(
                    List.of("reader@naidis.example"), recorded.select("tbody a").eachText());
            String one = recorded.expectFirst("tbody a").attr("href");
            Document missing = desk.press(one, "erase", Map.of("why", ""));
            assertEquals(
                    "Please write a reason.",
                    missing.expectFirst("[role=alert]").text());
            Document unsure = desk.press(one, "erase", Map.of("why", "Asked for it"));
            assertEquals(
                    "Please answer what is marked.",
                    unsure.expectFirst("[role=alert]").text());
            assertEquals("Asked for it", unsure.expectFirst("input[name=why]").val());
            Document erased = desk.press(one, "erase", Map.of("why", "Asked for it", "sure", "yes"));
            assertEquals("Done.", erased.expectFirst(".note").text());
            assertTrue(erased.select("button[value=erase], button[value=close]").isEmpty(), erased.html());
            assertTrue(!erased.text().contains("Keine Videos."), erased.text());
        }
    }

    @Test
    void aFormCountsOnceAndAnotherSiteDoesNothing() throws Exception {
        try (DeskClient desk = DeskClient.start(register)) {
            Map<String, String> fields = desk.fields(desk.page("objections"), "record", CALL);
            assertEquals(
                    403,
                    desk.post("objections", "https://evil.example", DeskClient.form(fields))
                            .statusCode());
            assertEquals(
                    303,
                    desk.post("objections", desk.origin(), DeskClient.form(fields))
                            .statusCode());
            fields.put("note", "Another.");
            assertTrue(desk.post("objections", desk.origin(), DeskClient.form(fields))
                    .body()
                    .contains("This form was sent before"));
            assertEquals(2, listed().lines().count(), listed());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        String reference = register.objectByPhone("Nein.");
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = DeskClient.start(register, "--language", language)) {
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("objections")));
                assertEquals(List.of(), new DeskLanguage(language).foreign(desk.page("objection-" + reference)));
            }
        }
    }
}
