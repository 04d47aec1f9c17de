package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether everything is in order, on the desk.
class DeskOrderTest {
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
    void eachFindingStandsThereWithWhatToDo() throws Exception {
        try (DeskClient desk = DeskClient.start(register, "--language", "de")) {
            Document page = desk.page("order");
            assertEquals("Ist alles in Ordnung?", page.expectFirst("h1").text());
            List<String> rows = page.select("table.facts tbody tr").eachText();
            assertTrue(rows.stream().anyMatch(row -> row.startsWith("Zeugen fehlt")), rows.toString());
            assertTrue(rows.stream().anyMatch(row -> row.startsWith("Sicherung fehlt")), rows.toString());
            assertEquals(
                    page.select("td details").size(),
                    page.select(".pill.soon, .pill.bad").size());
            assertEquals(
                    "Ist alles in Ordnung?",
                    page.expectFirst("nav a[aria-current=page]").text());
            page.select("td details").remove();
            assertEquals(List.of(), new DeskLanguage("de").foreign(page));
        }
    }
}
