package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policyfile.PolicyFile;
import register.policyfile.edit.PolicyEdit;
import register.policyfile.inspection.Inspection;
import register.policyfile.inspection.InspectionContext;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.Language;
import register.value.Sentence;

/// The desk of a file over HTTP, without a browser: access control, saving, and keeping input.
class FileDeskTest {
    private static final String POLICY = """
            # A comment that stays.
            policy: acme
            effectiveDate: 2031-03-01   # on a Saturday
            dateBasis: effective
            editions:
              en: {status: original, title: Subprocessors, provider: Acme Ltd, sections: []}
            subprocessors: []
            """;

    @TempDir
    private Path folder;

    private static final String TEXT = "fields-file.text";
    private static final String VERSION = "fields-file.version";
    private static final String FIRST = "fields-file.0";

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private Path file = Path.of("");
    private @Nullable DeskServer started;

    /// The findings of `check` without a register; nothing is previewed or published.
    private static final class NoRegister implements Desk {
        @Override
        public Inspection inspect(Bytes source) {
            return Inspection.of(
                    PolicyFile.of("draft.yaml", source.toArray()),
                    new InspectionContext(Clock.systemUTC(), Reasons.NONE, _ -> List.of(), null));
        }

        @Override
        public Optional<String> page(Bytes source, Language edition) {
            return inspect(source).refused() ? Optional.empty() : Optional.of("<p>the page in " + edition);
        }

        @Override
        public Optional<Bytes> pdf(Bytes source, Language edition) {
            return inspect(source).refused() ? Optional.empty() : Optional.of(Bytes.of("%PDF".getBytes(UTF_8)));
        }

        @Override
        public Plan plan(Bytes source, Reasons reasons) {
            return new Plan(
                    List.of(Sentence.plain("it will be announced")),
                    null,
                    null,
                    inspect(source).findings(),
                    !inspect(source).refused(),
                    false,
                    false);
        }

        @Override
        public Published publish(Bytes source, Reasons reasons) {
            return new Published(true, List.of("accepted " + source.toArray().length));
        }

        @Override
        public @Nullable String address() {
            return null;
        }
    }

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("draft.yaml");
        Files.writeString(file, POLICY);
        started = DeskServer.start(new EditedFile(file), new NoRegister(), null);
    }

    @AfterEach
    void stop() {
        editor().close();
    }

    private DeskServer editor() {
        return Objects.requireNonNull(started);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(editor().address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        URI address = editor().address();
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Origin", "http://127.0.0.1:" + address.getPort())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// The form of a part as it is shown, with one field filled in and one button pressed.
    private Map<String, String> filled(String part, String button, String field, String value)
            throws IOException, InterruptedException {
        var form = (FormElement) Jsoup.parse(get(part).body()).expectFirst("form#edit");
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(each -> fields.putIfAbsent(each.key(), each.value()));
        fields.put(field, value);
        fields.put("do", button);
        return fields;
    }

    private HttpResponse<String> press(String part, String button, String field, String value) throws Exception {
        return post("fields-file", filled(part, button, field, value));
    }

    private HttpResponse<String> press(String part, String button) throws Exception {
        return press(part, button, "do", button);
    }

    private Document typed(String part, String field, String value) throws Exception {
        return Jsoup.parse(
                post("fields-file.check", filled(part, "", field, value)).body());
    }

    @Test
    void savingChangesWhatWasFilledInAndNothingElse() throws Exception {
        HttpResponse<String> saved = press(TEXT, "save", "editions.en.title", "Who else works on your data");
        assertTrue(saved.body().contains("data-saved=\"true\""), saved.body());
        assertEquals(
                POLICY.replace("title: Subprocessors,", "title: Who else works on your data,"), Files.readString(file));
    }

    @Test
    void nothingIsWrittenBeforeItIsSavedAndAPageThatIsLoadedAgainShowsIt() throws Exception {
        Document checked = typed(TEXT, "editions.en.title", "Typed");
        assertEquals("false", checked.expectFirst("#state").attr("data-saved"));
        assertEquals(POLICY, Files.readString(file));
        assertTrue(get(TEXT).body().contains("value=\"Typed\""));
        press(VERSION, "save", "effectiveDate", "2031-04-01");
        String saved = Files.readString(file);
        assertTrue(saved.contains("title: Typed") && saved.contains("2031-04-01   # on a Saturday"), saved);
    }

    @Test
    void whatOthersChangedMeanwhileIsKeptAndTheKeeperIsTold() throws Exception {
        Map<String, String> mine = filled(TEXT, "save", "editions.en.title", "Mine");
        Files.writeString(file, POLICY.replace("Acme Ltd", "Acme Limited"));
        Document told = Jsoup.parse(post("fields-file", mine).body());
        assertTrue(told.select("#notice").text().startsWith("The draft was changed meanwhile"), told.html());
        assertEquals("Mine", told.select("[name='editions.en.title']").val());
        assertEquals(
                "Acme Limited", told.select("[name='editions.en.provider']").val());
        assertTrue(Files.readString(file).contains("title: Subprocessors"), "nothing is written yet");
        press(TEXT, "save");
        assertEquals(
                POLICY.replace("Acme Ltd", "Acme Limited").replace("title: Subprocessors", "title: Mine"),
                Files.readString(file));
    }

    @Test
    void inputCanBeSavedAsANewFileInstead() throws Exception {
        Map<String, String> mine = filled(TEXT, "save", "editions.en.title", "Mine");
        String theirs = POLICY.replace("Acme Ltd", "Acme Limited");
        Files.writeString(file, theirs);
        post("fields-file", mine);
        press(TEXT, "beside");
        assertEquals(theirs, Files.readString(file));
        String beside = Files.readString(folder.resolve("draft-2.yaml"));
        assertTrue(beside.contains("title: Mine") && beside.contains("# A comment that stays."), beside);
    }

    @Test
    void inputSurvivesTheFilesDeletion() throws Exception {
        Map<String, String> mine = filled(TEXT, "save", "editions.en.title", "Mine");
        Files.delete(file);
        String answer = post("fields-file", mine).body();
        assertTrue(answer.contains("value=\"beside\"") && answer.contains("value=\"Mine\""), answer);
        assertFalse(Files.exists(file));

        assertEquals(List.of(folder.resolve("draft-2.yaml")), editor().rescue());
        String rescued = Files.readString(folder.resolve("draft-2.yaml"));
        assertTrue(rescued.contains("title: Mine") && rescued.contains("effectiveDate: 2031-03-01"), rescued);
    }

    @Test
    void aFileThatIsProtectedStaysAsItIsAndNothingIsLost() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        String answer = press(TEXT, "save", "editions.en.title", "Mine").body();
        assertTrue(answer.contains("draft.yaml: write-protected"), answer);
        assertTrue(answer.contains("value=\"beside\"") && answer.contains("value=\"Mine\""), answer);
        assertEquals(POLICY, Files.readString(file));
    }

    /// YAML cannot represent U+FFFE and U+FFFF, but a browser may post them.
    @Test
    void everyCharacterThatCanBePostedIsSavedAsItIs() throws Exception {
        String text = "<\uFFFE\uFFFF\u0085\u2028\u202E\uFEFF\uD83D\uDE00> " + "and more words ".repeat(12) + "\uFFFF.";
        press(TEXT, "save", "editions.en.title", text);
        Json.Obj saved = PolicyEdit.read(Files.readAllBytes(file));
        assertTrue(saved.toString().contains(text), saved.toString());
    }

    @Test
    void theFilesContentCanBeLoadedAndThatUndone() throws Exception {
        Map<String, String> mine = filled(TEXT, "reload", "editions.en.title", "Mine");
        Files.writeString(file, POLICY.replace("Acme Ltd", "Acme Limited"));
        String taken = post("fields-file", mine).body();
        assertTrue(taken.contains("Acme Limited") && !taken.contains("value=\"Mine\""), taken);
        String undone = press(TEXT, "undo").body();
        assertTrue(undone.contains("value=\"Mine\""), undone);
    }

    @Test
    void remarksAreInThePagesLanguageAndAtTheirPlaces() throws Exception {
        editor().close();
        started = DeskServer.start(new EditedFile(file), new NoRegister(), new Language("fi"));
        for (int i = 0; i < 2; i++) {
            press("fields-file", "add:subprocessors");
            press("fields-file." + i, "look", "subprocessors[" + i + "].legalName", "Birch OÜ");
        }
        press(TEXT, "look", "editions.en.title", "");
        Document page = Jsoup.parse(get("fields-file").body());
        List<String> todo = page.select("#todo li").eachText();
        assertTrue(
                todo.contains("englanti – Otsikko puuttuu: tähän tarvitaan teksti")
                        && todo.contains(
                                "Birch OÜ – Toiminimi “Birch OÜ”: sama nimi on myös täällä: Birch OÜ; luettele yritys"
                                        + " kerran ja kaikki, mitä se tekee"),
                todo::toString);
        assertEquals(List.of(), page.select(".remark [lang], #todo [lang]").eachText());
        String question = press("fields-file", "publish").body();
        assertTrue(question.contains("sama nimi on myös täällä: Birch OÜ"), question);
    }

    @Test
    void eachFindingLeadsToItsField() throws Exception {
        press("fields-file", "add:subprocessors");
        for (Element link : Jsoup.parse(get("fields-file").body()).select("#todo a")) {
            String address = link.attr("href");
            Document page =
                    Jsoup.parse(get(address.substring(0, address.indexOf('#'))).body());
            String id = address.substring(address.indexOf('#') + 1);
            assertTrue(page.getElementById(id) != null, address);
            assertTrue(page.select("#todo a").eachAttr("href").contains("#" + id), address);
        }
    }

    @Test
    void aKnownVendorsFieldsAreProposedWithTheirSourcesAndFilledOnlyByTheirButtons() throws Exception {
        press("fields-file", "add:subprocessors");
        String place = "subprocessors[0].";
        Document typed = typed(FIRST, place + "displayName", "hetzner");
        Element known = Objects.requireNonNull(typed.getElementById("v-subprocessors[0]"));
        assertEquals(
                List.of(
                        "fill:" + place + "legalName=Hetzner Online GmbH",
                        "fill:" + place + "website=https://hetzner.com"),
                known.select("button").eachAttr("value"));
        for (Element proposal : known.select("li")) {
            assertTrue(proposal.expectFirst("a").attr("href").startsWith("https://"), proposal::html);
        }
        assertEquals("", field(place + "legalName"));

        press(FIRST, "fill:" + place + "legalName=Hetzner Online GmbH");
        assertEquals("Hetzner Online GmbH", field(place + "legalName"));
        assertEquals(
                List.of("fill:" + place + "country=DE", "fill:" + place + "website=https://hetzner.com"),
                Jsoup.parse(get(FIRST).body())
                        .select("[id='v-subprocessors[0]'] button")
                        .eachAttr("value"));

        press(FIRST, "fill:" + place + "country=DE");
        press(FIRST, "save");
        assertTrue(Files.readString(file).contains("country: DE"), Files.readString(file));
    }

    private String field(String name) throws Exception {
        return Jsoup.parse(get(FIRST).body()).select("[name='" + name + "']").attr("value");
    }

    @Test
    void anUnknownNameGetsNoProposals() throws Exception {
        press("fields-file", "add:subprocessors");
        press(FIRST, "look", "subprocessors[0].legalName", "Birch OÜ");
        Document page = Jsoup.parse(get(FIRST).body());
        assertEquals("", page.select("[id='v-subprocessors[0]']").text());
        assertFalse(page.select("datalist#vendor-brands option[value=Hetzner]").isEmpty());
        assertEquals(
                "vendor-companies",
                page.select("[name='subprocessors[0].legalName']").attr("list"));
    }

    @Test
    void aPlaceCanBeARegionThatNoListHas() throws Exception {
        press("fields-file", "add:subprocessors");
        String other = "~subprocessors[0].engagements[0].locations[0].~place";
        press(FIRST, "save", other, "NORDICS");
        assertTrue(Files.readString(file).contains("region: NORDICS"), Files.readString(file));
        press(FIRST, "look", other, "the north");
        Document page = Jsoup.parse(get(FIRST).body());
        assertTrue(
                page.select(".remark.error").text().contains("“the north”: expected a region's short name"),
                () -> page.select(".remark").text());
    }

    @Test
    void theQuestionsOfALinewiseFieldAreAskedAndAnsweredLikeOthers() throws Exception {
        String question =
                "? dpo@acme.example: does it accept requests for a DPA? If so, keep only the address; if not, "
                        + "delete this";
        Files.writeString(
                file,
                POLICY.replace("editions:", "requests:\n  publicAddresses:\n    - \"" + question + "\"\neditions:"));
        assertEquals("", filled(VERSION, "look", "policy", "acme").get("requests.publicAddresses"));
        String page = get(VERSION).body();
        assertTrue(page.contains("<span>" + question.substring(2) + "</span>"), page);
        assertTrue(page.contains("-requests.publicAddresses"), page);
        press(TEXT, "save", "editions.en.title", "Another");
        press(VERSION, "save", "noticePeriodDays", "30");
        assertTrue(Files.readString(file).contains(question), Files.readString(file));
        press(VERSION, "save", "requests.publicAddresses", "dpo@acme.example");
        assertTrue(
                Files.readString(file).contains("publicAddresses:\n    - \"dpo@acme.example\"\n"),
                Files.readString(file));
    }

    @Test
    void aRemovalCanBeUndone() throws Exception {
        press("fields-file", "add:subprocessors");
        press(FIRST, "look", "subprocessors[0].legalName", "Birch OÜ");
        String removed = press(FIRST, "remove:subprocessors[0]").body();
        assertFalse(removed.contains("Birch OÜ"), removed);
        assertTrue(removed.contains("value=\"undo\""), removed);
        assertTrue(press("fields-file", "undo").body().contains("Birch OÜ"));
    }

    @Test
    void unsavedInputIsKeptBesideTheFileAtTheEnd() throws Exception {
        assertEquals(List.of(), editor().rescue());
        var _ = typed(TEXT, "editions.en.title", "Typed");
        assertEquals(List.of(folder.resolve("draft-2.yaml")), editor().rescue());
        assertTrue(Files.readString(folder.resolve("draft-2.yaml")).contains("title: Typed"));
        assertEquals(POLICY, Files.readString(file));
    }

    @Test
    void pageAndPdfShowWhatIsFilledIn() throws Exception {
        assertEquals("<p>the page in en", press(TEXT, "page").body());
        assertEquals(
                "application/pdf",
                press(TEXT, "pdf").headers().firstValue("Content-Type").orElse(""));
        assertTrue(press(VERSION, "page", "effectiveDate", "").body().contains("remark error"));
    }

    private Map<String, String> publication(Document draft) {
        var fields = new LinkedHashMap<String, String>();
        for (Element input : draft.select("form:has(button[value=publish])").select("input")) {
            fields.put(input.attr("name"), input.val());
        }
        fields.put("do", "publish");
        return fields;
    }

    @Test
    void nothingIsPublishedWithoutTheQuestionAndAfterAChange() throws Exception {
        Document question =
                Jsoup.parse(press(TEXT, "publish", "editions.en.title", "T").body());
        assertTrue(question.text().contains("it will be announced"), question.html());
        Map<String, String> yes = publication(question);
        Files.writeString(file, POLICY);
        assertFalse(post("draft-file", yes).body().contains("accepted"));
        yes = publication(Jsoup.parse(get("draft-file").body()));
        assertTrue(post("draft-file", yes).body().contains("accepted"));
        assertFalse(post("draft-file", yes).body().contains("accepted"), "once");
    }

    @Test
    void onceItIsPublishedThePageSaysWhatHappenedAndFoldsTheRest() throws Exception {
        Document page = Jsoup.parse(
                post("draft-file", publication(Jsoup.parse(get("draft-file").body())))
                        .body());
        assertEquals("Published", page.select("#notice p").text());
        assertTrue(page.select("main > .box").text().contains("it will be announced"), page::text);
        assertTrue(page.select("details:not([open]) li").text().startsWith("accepted "), page::text);
        assertEquals(POLICY, Files.readString(file), "the file stays");
    }

    @Test
    void aQuestionIsAlsoShownAtTheFieldThatAnswersIt() throws Exception {
        Files.writeString(file, POLICY.replace("subprocessors: []", """
                subprocessors:
                  - id: birch
                    legalName: Birch OÜ
                    engagements:
                      - id: mail
                        service: {en: Mail}
                        purpose: {en: Sends mail}
                        category: infrastructure
                        locations: [{country: IN}]
                """));
        Document page = Jsoup.parse(get(FIRST).body());
        String transfers = "subprocessors[0].engagements[0].transfers";
        String said = page.select("[id='m-" + transfers + "']").text();
        assertTrue(said.contains("state the transfer"), said);
        assertEquals(
                said,
                page.select("[id^='m-subprocessors[0].engagements[0].locations[0]'] .remark")
                        .text());
        assertEquals(
                1, page.select("details.more[open] [id='m-" + transfers + "']").size());
        assertEquals(
                "1",
                Jsoup.parse(get("fields-file").body())
                        .select(".badge#b-0")
                        .text()
                        .replaceAll("\\D+", ""));
    }

    @Test
    void theDeskEndsByItsButtonAndAsksAboutWhatIsNotSaved() throws Exception {
        var _ = typed(TEXT, "editions.en.title", "Typed");
        String asked = post("end", Map.of()).body();
        assertTrue(asked.contains("value=\"anyway\""), asked);
        assertEquals(200, post("end", Map.of("do", "save")).statusCode());
        editor().await();
        assertTrue(Files.readString(file).contains("title: Typed"));
    }

    @Test
    void aFileThatIsNoFormSaysWhy() throws Exception {
        Files.writeString(file, "policy: [acme\n");
        assertTrue(get("").body().contains("not YAML"));
    }

    @Test
    void aPageNeverHasMoreThanTwoHundredControls() throws Exception {
        for (int size : List.of(60, 300)) {
            StringBuilder list = new StringBuilder("subprocessors:\n");
            for (int i = 0; i < size; i++) {
                list.append("""
                          - legalName: "? Vendor %d: a brand?"
                            engagements:
                              - {service: {en: Mail}, purpose: {en: Mail}, locations: [{country: IN}, {country: DE}]}
                              - {service: {en: Desk}, purpose: {en: Help}, locations: [{country: IN}]}
                        """.formatted(i));
            }
            Files.writeString(file, POLICY.replace("subprocessors: []", list));
            for (String part : List.of("fields-file", FIRST, "fields-file.59", TEXT, VERSION, "draft-file")) {
                String page = get(part).body();
                int controls = Jsoup.parse(page)
                        .select("input:not([type=hidden]), select, textarea, button, a")
                        .size();
                assertTrue(controls <= 200, part + ": " + controls + " controls of " + size);
                assertTrue(page.length() < 500_000, part + ": " + page.length() + " characters");
            }
        }
        press("fields-file", "open", "opened", "299");
        assertTrue(get("fields-file.299").body().contains("Vendor 299"));
    }

    @Test
    void everyAnswerKeepsToItself() throws Exception {
        for (String path : List.of("fields-file", TEXT, "draft-file", "desk.css", "form.js", "icon.svg", "nothing")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'") && !policy.contains("unsafe"), policy);
            assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""));
            assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        }
        assertFalse(get(TEXT).body().matches("(?s).*(<style|<script>|style=\"|\\son[a-z]+=\").*"), "inline");
    }

    @Test
    void strangersAreRefusedAndChangeNothing() throws Exception {
        URI address = editor().address();
        String host = "127.0.0.1:" + address.getPort();
        String body = "do=save&form-part=version&%40=1&policy=evil";
        for (String request : List.of(
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost:" + address.getPort() + "\r\n",
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: evil.example\r\n",
                "GET / HTTP/1.1\r\nHost: " + host + "\r\n",
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nSec-Fetch-Site: cross-site\r\n",
                "POST " + address.getPath() + "fields-file HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: "
                        + body.length() + "\r\n",
                "POST " + address.getPath() + "fields-file HTTP/1.1\r\nHost: " + host
                        + "\r\nOrigin: http://evil.example\r\nContent-Length: " + body.length() + "\r\n")) {
            try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort())) {
                socket.getOutputStream().write((request + "Connection: close\r\n\r\n" + body).getBytes(UTF_8));
                String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
                assertFalse(answer.contains(address.getPath()), answer);
            }
        }
        assertEquals(POLICY, Files.readString(file));
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get")) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(editor().address())
                            .header(
                                    "Origin",
                                    "http://127.0.0.1:" + editor().address().getPort())
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(405, answer.statusCode(), method);
            assertEquals("GET, HEAD, POST", answer.headers().firstValue("Allow").orElse(""), method);
        }
    }

    @Test
    void onlyThisMachineIsAnswered() throws Exception {
        for (var all = NetworkInterface.getNetworkInterfaces(); all.hasMoreElements(); ) {
            for (var each = all.nextElement().getInetAddresses(); each.hasMoreElements(); ) {
                var other = each.nextElement();
                if (!other.isLoopbackAddress()) {
                    assertThrows(
                            IOException.class,
                            () -> new Socket(other, editor().address().getPort()).close(),
                            other::toString);
                }
            }
        }
    }
}
