package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.value.Resource;

/// A first list from a page, on the desk of a register without one.
class DeskFirstListTest {
    private static final byte[] PAGE =
            Resource.text(DeskFirstListTest.class, "larkfield.html").getBytes(UTF_8);
    private static final String ASK = "ask-larkfield-software";

    @TempDir
    private Path folder;

    private Map<String, String> environment;
    private int actions;

    @BeforeEach
    void start() {
        environment =
                Map.of("REGISTER_DATA", folder.resolve("data").toString(), "REGISTER_URL", "https://register.example");
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), DeskRegister.CLOCK)) {
            assertTrue(machine.register().history().policies().isEmpty());
        }
        actions = 0;
    }

    private DeskClient desk(String... words) throws IOException {
        return DeskClient.start(environment, words);
    }

    private Document upload(DeskClient desk, String name, byte[] file) throws Exception {
        actions += 2;
        return desk.press("first", "start", Map.of(), name, file);
    }

    private Document answer(DeskClient desk, Document page, Map<String, String> typed) throws Exception {
        return press(desk, page, "answer", typed);
    }

    private Document press(DeskClient desk, Document page, String button, Map<String, String> typed) throws Exception {
        actions += typed.size() + 1;
        String path = page.expectFirst("form.change").attr("action");
        return desk.send(path, desk.fields(page, button, typed));
    }

    private static Map<String, String> company() {
        return Map.of("company.country", "IE", "company.email", "privacy@larkfield.example");
    }

    /// The fields with these labels.
    private static Map<String, String> labelled(Document page, Map<String, String> values) {
        var typed = new LinkedHashMap<String, String>();
        for (Element label : page.select("form.change label")) {
            String value = values.get(label.text());
            if (value != null) {
                typed.put(page.expectFirst("[id=" + label.attr("for") + "]").attr("name"), value);
            }
        }
        assertEquals(
                values.size(), typed.size(), page.select("label").eachText().toString());
        return typed;
    }

    private static String progress(Document page) {
        return page.expectFirst("h1 + p").text();
    }

    private Document published(DeskClient desk) throws Exception {
        actions++;
        assertTrue(desk.page("").text().contains("Publish your first list"));
        Document company = upload(desk, "page.html", PAGE);
        assertEquals("1 of 3", progress(company));
        assertEquals(
                "Larkfield Software Ltd",
                company.expectFirst("[name=company.legalName]").val());
        Document groups = answer(desk, company, company());
        assertEquals("2 of 3", progress(groups));
        assertEquals(12, groups.select("form.change select").size());
        Document transfers = answer(
                desk,
                groups,
                labelled(
                        groups,
                        Map.of(
                                "Harbour Cloud Ltd", "infrastructure",
                                "Wren Backup OÜ", "infrastructure",
                                "Quayside Support Ltd", "support",
                                "Yarrow Translations K.K.", "support")));
        assertEquals("3 of 3", progress(transfers));
        assertEquals(
                List.of(
                        "Your page says: Standard Contractual Clauses",
                        "Your page says: EU-US Data Privacy Framework",
                        "Your page says: Standard Contractual Clauses",
                        "Your page says: Standard Contractual Clauses"),
                transfers.select(".asked > p").eachText());
        Document draft = answer(
                desk,
                transfers,
                labelled(
                        transfers,
                        Map.of(
                                "Kestrel Mail Inc. → United States", "scc",
                                "Pinewood Analytics Inc. → United States", "dpf",
                                "Saltmarsh Monitoring Inc. → United States", "scc",
                                "Vireo Signatures Inc. → United States", "scc")));
        assertEquals("Nothing left to do.", draft.expectFirst("#notice p").text(), draft.html());
        actions++;
        return desk.press("draft-larkfield-software", "publish", Map.of());
    }

    @Test
    void aPageOfTwelveIsPublishedWithAtMost25Actions() throws Exception {
        try (DeskClient desk = desk()) {
            Document list = published(desk);
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
            assertEquals(12, list.select("tbody tr").size());
            assertTrue(actions <= 25, actions + " actions");
            assertFalse(Files.exists(folder.resolve("data/drafts/larkfield-software")));
        }
    }
}
