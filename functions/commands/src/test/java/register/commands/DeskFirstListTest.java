package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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
    /// What one transfer is based on is unclear.
    private static final byte[] UNCLEAR = Resource.text(DeskFirstListTest.class, "larkfield.html")
            .replace("EU-US Data Privacy Framework", "SCCs or DPF")
            .getBytes(UTF_8);

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
        assertEquals(
                "Larkfield Software Ltd",
                company.expectFirst("[name=company.legalName]").val());
        Document groups = answer(desk, company, company());
        assertEquals("2 of 2", progress(groups));
        assertEquals(12, groups.select("form.change select").size());
        assertEquals(
                "Your page says: Hosting of servers and databases",
                groups.expectFirst(".asked > p").text());
        Document draft = answer(
                desk,
                groups,
                labelled(
                        groups,
                        Map.of(
                                "Harbour Cloud Ltd", "infrastructure",
                                "Wren Backup OÜ", "infrastructure",
                                "Quayside Support Ltd", "support",
                                "Yarrow Translations K.K.", "support")));
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

    @Test
    void aTransfersBasisIsReadWhereThePageStatesOnlyOne() throws Exception {
        try (DeskClient desk = desk()) {
            Document transfers = answer(desk, answer(desk, upload(desk, "page.html", UNCLEAR), company()), Map.of());
            assertEquals("3 of 3", progress(transfers));
            assertEquals(
                    List.of("Pinewood Analytics Inc. → United States"),
                    transfers.select("form.change label").eachText());
            assertEquals(
                    List.of("Your page says: SCCs or DPF"),
                    transfers.select(".asked > p").eachText());
            answer(desk, transfers, labelled(transfers, Map.of("Pinewood Analytics Inc. → United States", "dpf")));
            String draft = Files.readString(draft("larkfield-software"));
            assertEquals(
                    List.of("scc US", "dpf US", "adequacy GB", "scc US", "scc US", "adequacy JP"),
                    Pattern.compile(
                                    "from: IE\\s+mechanism: (\\S+)\\s+to: (\\S+)|to: (\\S+)\\s+from: IE\\s+mechanism: (\\S+)")
                            .matcher(draft)
                            .results()
                            .map(one -> one.group(1) == null
                                    ? one.group(4) + " " + one.group(3)
                                    : one.group(1) + " " + one.group(2))
                            .toList(),
                    draft);
            assertFalse(draft.contains("questions:"), draft);
        }
    }

    @Test
    void whatIsNoListIsRefusedAndNothingIsKept() throws Exception {
        try (DeskClient desk = desk()) {
            Document none = upload(desk, "about.html", "<p>We make software.</p>".getBytes(UTF_8));
            assertEquals(
                    "No list could be read from this.",
                    none.expectFirst("#notice p").text());
            String details = none.expectFirst("#notice details").text();
            assertTrue(details.contains("about.html: no list of subprocessors found"), details);
            assertFalse(details.contains(System.getProperty("java.io.tmpdir") + "/"), details);
            assertTrue(upload(desk, "list.zip", PAGE)
                    .expectFirst("#notice p")
                    .text()
                    .contains("HTML"));
            assertTrue(upload(desk, "list.html", new byte[8 * 1024 * 1024 + 1])
                    .expectFirst("#notice p")
                    .text()
                    .endsWith("at most 8 MB"));
            assertEquals(
                    "Please choose a file.",
                    desk.press("first", "start", Map.of())
                            .expectFirst("#notice p")
                            .text());
            assertFalse(Files.exists(folder.resolve("data/drafts")));
        }
    }

    @Test
    void anAddressIsNeverAFileAndNeverPrivate() throws Exception {
        Path file = Files.write(folder.resolve("list.html"), PAGE);
        try (DeskClient desk = desk()) {
            for (String address : List.of("127.0.0.1/list", "localhost", file.toString(), "http://example.com/")) {
                Document page = desk.press("first", "start", Map.of("address", address));
                assertEquals(
                        "No list could be read from this.",
                        page.expectFirst("#notice p").text(),
                        address);
                assertEquals(address, page.expectFirst("input[name=address]").val());
            }
            assertTrue(desk.press("first", "start", Map.of("address", "127.0.0.1/list"))
                    .expectFirst("#notice details")
                    .text()
                    .contains("not a public address"));
            assertFalse(Files.exists(folder.resolve("data/drafts")));
        }
    }

    @Test
    void aWrongAnswerIsMarkedAndWhatWasTypedStays() throws Exception {
        try (DeskClient desk = desk()) {
            Document company = upload(desk, "page.html", PAGE);
            var typed = new HashMap<>(company());
            typed.put("company.email", "privacy at larkfield");
            Document marked = answer(desk, company, typed);
            assertEquals(
                    "Please answer what is marked.",
                    marked.expectFirst("#notice p").text());
            Element remark = marked.expectFirst(".remark.error");
            assertTrue(remark.text().contains("“privacy at larkfield”"), remark.text());
            String field = Objects.requireNonNull(remark.closest(".field")).text();
            assertTrue(field.contains("Email address"), field);
            assertEquals(
                    "privacy at larkfield",
                    marked.expectFirst("[name=company.email]").val());
            assertEquals(
                    "IE",
                    marked.expectFirst("[name=company.country] option[selected]")
                            .val());
            assertFalse(Files.readString(draft("larkfield-software")).contains("privacy at larkfield"));
        }
    }

    private Path draft(String policy) {
        return folder.resolve("data/drafts/" + policy + "/" + policy + ".yaml");
    }

    @Test
    void aFormIsSentOnceAndASecondPageReplacesNoDraft() throws Exception {
        try (DeskClient desk = desk()) {
            Document company = upload(desk, "page.html", UNCLEAR);
            Map<String, String> fields = desk.fields(company, "answer", company());
            desk.send(ASK, fields);
            String once = Files.readString(draft("larkfield-software"));
            assertEquals("2 of 3", progress(desk.send(ASK, fields)));
            assertEquals(once, Files.readString(draft("larkfield-software")));
            Document again = upload(desk, "page.html", UNCLEAR);
            assertEquals(
                    "There is a draft already. Publish or discard it first.",
                    again.expectFirst("#notice p").text());
            assertEquals(once, Files.readString(draft("larkfield-software")));
        }
    }

    @Test
    void whoeverAnswersAnotherDraftIsToldAndWhatWasTypedStays() throws Exception {
        try (DeskClient desk = desk();
                DeskClient other = desk()) {
            Document company = upload(desk, "page.html", UNCLEAR);
            Map<String, String> fields = desk.fields(company, "answer", company());
            Document groups = press(other, other.page(ASK), "later", Map.of());
            press(other, groups, "answer", Map.of());
            Document told = desk.send(ASK, fields);
            assertTrue(told.expectFirst("#notice p").text().startsWith("The draft was changed meanwhile"), told.html());
            assertEquals(
                    "privacy@larkfield.example",
                    told.expectFirst("[name=company.email]").val());
            assertEquals("2 of 2", progress(answer(desk, told, Map.of())));
        }
    }

    @Test
    void aQuestionIsAnsweredLaterOrLeftOut() throws Exception {
        try (DeskClient desk = desk()) {
            Document company = upload(desk, "page.html", UNCLEAR);
            Document groups = press(desk, company, "later", Map.of());
            assertEquals("2 of 3", progress(groups));
            assertTrue(groups.select("button[value=leave-out]").isEmpty(), "a group is required");
            Document transfers = answer(desk, groups, Map.of());
            Document draft = press(desk, transfers, "leave-out", Map.of());
            // The company is still open.
            assertFalse(draft.select("a[href=" + ASK + "]").isEmpty(), draft.html());
            assertFalse(Files.readString(draft("larkfield-software")).contains("transfers"));
            assertEquals("1 of 1", progress(desk.page(ASK)));
        }
        // A desk that was ended goes on with what is open, and asks once more for what may stay open.
        try (DeskClient desk = desk()) {
            assertEquals("1 of 2", progress(desk.page(ASK)));
        }
    }

    @Test
    void theShortNameInAddressesCanBeAnother() throws Exception {
        try (DeskClient desk = desk()) {
            Document company = upload(desk, "page.html", UNCLEAR);
            var typed = new HashMap<>(company());
            typed.put("policy", "larkfield");
            assertEquals("2 of 3", progress(answer(desk, company, typed)));
            assertTrue(Files.readString(draft("larkfield")).contains("policy: \"larkfield\"\n"));
            assertFalse(Files.exists(draft("larkfield-software")));
            Document second = upload(desk, "page.html", UNCLEAR);
            var same = new HashMap<>(company());
            same.put("policy", "larkfield");
            assertEquals(
                    "Another list has this short name.",
                    answer(desk, second, same).expectFirst("#notice p").text());
        }
    }

    /// A page with something of everything that an import asks about.
    @Test
    void whateverAPageLeavesOpenIsAskedAndCanBePublished() throws Exception {
        byte[] page = Resource.text(DeskFirstListTest.class, "harness.html").getBytes(UTF_8);
        try (DeskClient desk = desk()) {
            Document asked = upload(desk, "page.html", page);
            List<String> titles = new ArrayList<>();
            while (asked.selectFirst("input[name=asked]") != null) {
                titles.add(asked.expectFirst("h1").text());
                assertTrue(titles.size() < 20, titles.toString());
                var typed = new HashMap<String, String>();
                for (Element field : asked.select("form.change [name]")) {
                    answer(field).ifPresent(value -> typed.put(field.attr("name"), value));
                }
                String button = asked.select("button[value=answer]").isEmpty() ? "leave-out" : "answer";
                asked = press(desk, asked, button, typed);
            }
            assertEquals(
                    List.of(
                            "Company",
                            "Date",
                            "Names in the text that are not a person’s",
                            "Notice before a change",
                            "Address for requests",
                            "The same company as",
                            "Legal name",
                            "A sole trader or other natural person",
                            "Service",
                            "Purpose",
                            "Name of the feature",
                            "Location",
                            "Transfer to a third country",
                            "Your page also says this, and the list has no field for it"),
                    titles);
            assertEquals("Nothing left to do.", asked.expectFirst("#notice p").text(), asked.html());
            String draft = Files.readString(draft("subprocessors"));
            assertTrue(draft.contains("provider: \"Harness Ltd\""), draft);
            // Birch is Birch Ltd.
            assertEquals(6, draft.split("\n {2}- id:", -1).length - 1, draft);
            Document list = desk.press("draft-subprocessors", "publish", Map.of());
            assertEquals("Published", list.expectFirst("#notice p").text(), list.html());
        }
    }

    /// What a keeper types where nothing is proposed.
    private static Optional<String> answer(Element field) {
        String name = field.attr("name");
        boolean open = field.select("option[selected]").attr("value").isEmpty()
                && field.val().isEmpty();
        if (!open || name.startsWith("~")) {
            return Optional.empty();
        }
        return Optional.ofNullable(Map.of(
                        "legalName", "Harness Ltd",
                        "country", "IE",
                        "naturalPerson", "true",
                        "~place", "country:US",
                        "mechanism", "scc",
                        "en", "Payroll of staff",
                        "id", "birch")
                .get(name.substring(name.lastIndexOf('.') + 1)));
    }

    /// The desk asks in which language the page is, and puts it wherever the draft needs it.
    @Test
    void anUnknownLanguageIsAskedFirst() throws Exception {
        byte[] page = "Birch Ltd\nAlder GmbH\nCedar Inc.\n".getBytes(UTF_8);
        try (DeskClient desk = desk()) {
            Document asked = upload(desk, "list.txt", page);
            assertEquals("Language", asked.expectFirst("h1").text());
            Document next = answer(desk, asked, Map.of("answer-column.language", "en"));
            assertEquals("Company", next.expectFirst("h1").text());
            String draft = Files.readString(draft("subprocessors"));
            assertTrue(draft.contains("en:") && !draft.contains("und:"), draft);
        }
    }

    @Test
    void aPersonInTheTextIsReplacedByARole() throws Exception {
        byte[] page = Resource.text(DeskFirstListTest.class, "harness.html").getBytes(UTF_8);
        try (DeskClient desk = desk("--language", "de")) {
            Document asked = upload(desk, "page.html", page);
            while (!asked.expectFirst("h1").text().startsWith("Namen im Text")) {
                asked = press(desk, asked, "later", Map.of());
            }
            asked = answer(desk, asked, Map.of("namesThatStay", ""));
            while (!asked.expectFirst("h1").text().equals("Absätze")) {
                asked = press(desk, asked, "later", Map.of());
            }
            assertTrue(asked.text().contains("Nennen Sie statt Petra Vogel eine Funktion"), asked.text());
            String text = asked.expectFirst("textarea").attr("name");
            Document marked = answer(desk, asked, Map.of());
            assertEquals("Absätze", marked.expectFirst("h1").text());
            Document next = answer(desk, marked, Map.of(text, "Questions: dpo@harness.example."));
            assertFalse(next.expectFirst("h1").text().equals("Absätze"), next.html());
            assertTrue(Files.readString(draft("subprocessors")).contains("Questions: dpo@harness.example.\n"));
            // The draft says nothing in English of what has a page of its own.
            Document draft = desk.page("draft-subprocessors");
            assertFalse(draft.text().contains("what is its date"), draft.text());
            assertFalse(draft.text().contains("naturalPerson"), draft.text());
        }
    }

    @Test
    void aPageCanBeTheNextListOfAPolicy() throws Exception {
        byte[] page = """
                <title>Subprocessors of Example GmbH</title><h1>Subprocessors</h1><table>
                <tr><th>Company</th><th>Purpose</th><th>Location</th></tr>
                <tr><td>Beispiel Hosting AG</td><td>Operation of servers</td><td>Austria</td></tr>
                <tr><td>Wren Backup OÜ</td><td>Backups</td><td>Estonia</td></tr></table>
                """.getBytes(UTF_8);
        try (var register = new DeskRegister(Files.createDirectory(folder.resolve("other")));
                DeskClient desk = DeskClient.start(register)) {
            Document asked = desk.press("first", "start", Map.of("list", "example"), "page.html", page);
            String draft = Files.readString(folder.resolve("other/data/drafts/example/example.yaml"));
            // What the page does not state stays as it was.
            assertTrue(draft.contains("website: https://hosting.example/") && draft.contains("country: AT"), draft);
            assertTrue(draft.contains("effectiveDate: 2026-04-16"), draft);
            assertTrue(draft.contains("id: beispiel-hosting") && draft.contains("id: wren-backup"), draft);
            assertFalse(draft.contains("Sample Messaging"), draft);
            assertTrue(asked.selectFirst("input[name=asked]") != null, asked.html());
        }
    }

    @Test
    void otherLanguagesHaveNoEnglishAndNoCodeWords() throws Exception {
        for (String language : List.of("en", "de", "et")) {
            try (DeskClient desk = desk("--language", language)) {
                var none = new DeskLanguage(language);
                assertEquals(List.of(), none.foreign(desk.page("")));
                assertEquals(List.of(), none.foreign(desk.page("first")));
                Document company = upload(desk, "page.html", UNCLEAR);
                Document groups = answer(desk, company, company());
                Document transfers = answer(desk, groups, Map.of());
                for (Document page : List.of(company, groups, transfers)) {
                    assertEquals(List.of(), none.foreign(page));
                }
                desk.press("draft-larkfield-software", "discard", Map.of());
            }
        }
    }

    @Test
    void hostileNamesRemainText() throws Exception {
        byte[] hostile = Resource.text(DeskFirstListTest.class, "larkfield.html")
                .replace("Kestrel Mail Inc.", "&lt;script&gt;window.hacked = 1&lt;/script&gt; Inc.")
                .replace("Standard Contractual Clauses", "&quot;&gt;&lt;img src=x onerror='x'&gt;")
                .getBytes(UTF_8);
        try (DeskClient desk = desk()) {
            Document page = answer(desk, answer(desk, upload(desk, "<img>.html", hostile), company()), Map.of());
            assertTrue(page.text().contains("<img src=x"), page.text());
            assertTrue(page.select("script, img, [onerror]").isEmpty(), page.html());
        }
    }
}
