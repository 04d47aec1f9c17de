package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.mail.rule.Verdict;

/// The desk of several keepers, who sign in at a proxy.
class DeskTeamTest {
    private static final String SECRET = "4f".repeat(20);

    @TempDir
    private Path folder;

    private DeskRegister register;
    private EditorHere desk;
    private String request;

    @BeforeEach
    void start() throws IOException {
        register = new DeskRegister(folder);
        request = register.receive("1", "mari@naidis.example", "DPA", "Please send your DPA.", Verdict.PASS);
        desk = EditorHere.desk(environment(Map.of()), DeskRegister.CLOCK);
    }

    @AfterEach
    void stop() {
        desk.close();
        register.close();
    }

    private Map<String, String> environment(Map<String, String> more) {
        var environment = new HashMap<>(register.environment());
        environment.putAll(Map.of(
                "REGISTER_DESK_URL", "https://desk.example.com",
                "REGISTER_DESK_USER", "X-Forwarded-User",
                "REGISTER_DESK_SECRET", SECRET,
                "REGISTER_DESK_PORT", "0"));
        environment.putAll(more);
        return environment;
    }

    private DeskClient keeper(String name) {
        return DeskClient.behind(desk, Map.of("X-Desk-Secret", SECRET, "X-Forwarded-User", name));
    }

    @Test
    void eachActsInTheOwnName() throws Exception {
        assertEquals("https://desk.example.com/", desk.address().toString());
        DeskClient ada = keeper("Ada Keller");
        DeskClient bob = keeper("Bob Tamm");
        assertEquals("Ada Keller", ada.page("").expectFirst(".keeper").text());
        assertEquals("Bob Tamm", bob.page("").expectFirst(".keeper").text());
        ada.press("request-" + request, "take", Map.of());
        assertTrue(bob.page("request-" + request).text().contains("Ada Keller"));
        bob.press("request-" + request, "take", Map.of());
        String history = register.done("requests", "show", request);
        assertTrue(history.contains("Ada Keller Ada Keller") && history.contains("Bob Tamm Bob Tamm"), history);
    }

    @Test
    void theResultOfOneIsNotShownToAnother() throws Exception {
        DeskClient ada = keeper("Ada Keller");
        Document page = ada.page("request-" + request);
        ada.post("request-" + request, ada.origin(), DeskClient.form(ada.fields(page, "take", Map.of())));
        assertTrue(keeper("Bob Tamm").page("request-" + request).select(".note").isEmpty());
        assertEquals(
                "Done.", ada.page("request-" + request).expectFirst(".note").text());
        // Another keeper's form, and one that was sent before.
        String sent = DeskClient.form(ada.fields(page, "take", Map.of()));
        assertTrue(keeper("Bob Tamm")
                .post("request-" + request, ada.origin(), sent)
                .body()
                .contains("was sent before"));
    }

    @Test
    void nobodyElseGetsInAndNobodyClosesIt() throws Exception {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("X-Forwarded-User", "Ada Keller"),
                Map.of("X-Forwarded-User", "Ada Keller", "X-Desk-Secret", "4f".repeat(19)),
                Map.of("X-Desk-Secret", SECRET))) {
            DeskClient other = DeskClient.behind(desk, headers);
            assertEquals(403, other.status(other.address(), null), headers.toString());
            assertEquals(403, other.post("requests", other.origin(), "").statusCode(), headers.toString());
        }
        DeskClient ada = keeper("Ada Keller");
        assertEquals(403, ada.post("requests", "https://evil.example", "").statusCode());
        assertFalse(ada.page("").html().contains("action=\"end\""));
        assertEquals(303, ada.post("end", ada.origin(), "").statusCode());
        assertEquals("Ada Keller", ada.page("").expectFirst(".keeper").text());
    }

    @Test
    void aSettingThatIsMissingOrWeakIsNamed() {
        for (Map.Entry<String, Map<String, String>> wrong : Map.of(
                        "REGISTER_DESK_URL", Map.of("REGISTER_DESK_URL", "http://desk.example.com"),
                        "REGISTER_DESK_USER", Map.of("REGISTER_DESK_USER", ""),
                        "REGISTER_DESK_SECRET", Map.of("REGISTER_DESK_SECRET", "short"))
                .entrySet()) {
            CommandHere ran = CommandHere.run(environment(wrong.getValue()), DeskRegister.CLOCK, List.of("desk"));
            assertEquals(2, ran.exit(), ran.said());
            assertTrue(ran.err().startsWith(wrong.getKey() + ":"), ran.err());
            assertFalse(ran.err().contains("short"), ran.err());
        }
    }
}
