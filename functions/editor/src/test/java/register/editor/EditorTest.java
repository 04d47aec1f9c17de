package register.editor;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

/// The editor over HTTP, without a browser: access control, saving, and keeping input.
class EditorTest {
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

    private final HttpClient client = HttpClient.newHttpClient();
    private Path file = Path.of("");
    private @Nullable Editor started;

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
        started = Editor.start(new NoRegister(), new EditedFile(file), null);
    }

    @AfterEach
    void stop() {
        editor().close();
    }

    private Editor editor() {
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

    /// The form as it is shown, with one field filled in and one button pressed.
    private Map<String, String> filled(String button, String field, String value)
            throws IOException, InterruptedException {
        Map<String, String> fields = Forms.posted(get("").body());
        fields.put(field, value);
        fields.put("do", button);
        return fields;
    }

    @Test
    void savingChangesWhatWasFilledInAndNothingElse() throws Exception {
        HttpResponse<String> saved = post("form", filled("save", "editions.en.title", "Who else works on your data"));
        assertTrue(saved.body().contains("data-saved=\"true\""), saved.body());
        assertEquals(
                POLICY.replace("title: Subprocessors,", "title: Who else works on your data,"), Files.readString(file));
    }

    @Test
    void nothingIsWrittenBeforeItIsSavedAndAPageThatIsLoadedAgainShowsIt() throws Exception {
        HttpResponse<String> checked = post("check", filled("", "editions.en.title", "Typed"));
        assertTrue(checked.body().contains("data-saved=\"false\""), checked.body());
        assertEquals(POLICY, Files.readString(file));
        assertTrue(get("").body().contains("value=\"Typed\""));
    }

    @Test
    void aFileThatWasChangedMeanwhileIsNotOverwrittenAndNothingIsLost() throws Exception {
        Map<String, String> mine = filled("save", "editions.en.title", "Mine");
        String theirs = POLICY.replace("Acme Ltd", "Acme Limited");
        Files.writeString(file, theirs);
        String answer = post("form", mine).body();
        assertTrue(answer.contains("value=\"beside\"") && answer.contains("value=\"Mine\""), answer);
        assertEquals(theirs, Files.readString(file));

        post("form", filled("beside", "editions.en.title", "Mine"));
        assertEquals(theirs, Files.readString(file));
        String beside = Files.readString(folder.resolve("draft-2.yaml"));
        assertTrue(beside.contains("title: Mine") && beside.contains("# A comment that stays."), beside);
    }

    @Test
    void inputSurvivesTheFilesDeletion() throws Exception {
        Map<String, String> mine = filled("save", "editions.en.title", "Mine");
        Files.delete(file);
        String answer = post("form", mine).body();
        assertTrue(answer.contains("value=\"beside\"") && answer.contains("value=\"Mine\""), answer);
        assertFalse(Files.exists(file));

        Path rescued = editor().rescue().orElseThrow();
        assertEquals("draft-2.yaml", String.valueOf(rescued.getFileName()));
        assertTrue(Files.readString(rescued).contains("title: Mine"), Files.readString(rescued));
    }

    @Test
    void aFileThatIsProtectedStaysAsItIsAndNothingIsLost() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        String answer =
                post("form", filled("save", "editions.en.title", "Mine")).body();
        assertTrue(answer.contains("draft.yaml: write-protected"), answer);
        assertTrue(answer.contains("value=\"beside\"") && answer.contains("value=\"Mine\""), answer);
        assertEquals(POLICY, Files.readString(file));
    }

    /// YAML cannot represent U+FFFE and U+FFFF, but a browser may post them.
    @Test
    void everyCharacterThatCanBePostedIsSavedAsItIs() throws Exception {
        String text = "<\uFFFE\uFFFF\u0085\u2028\u202E\uFEFF\uD83D\uDE00> " + "and more words ".repeat(12) + "\uFFFF.";
        post("form", filled("save", "editions.en.title", text));
        Json.Obj saved = PolicyEdit.read(Files.readAllBytes(file));
        assertTrue(saved.toString().contains(text), saved.toString());
    }

    @Test
    void theFilesContentCanBeLoadedAndThatUndone() throws Exception {
        Map<String, String> mine = filled("reload", "editions.en.title", "Mine");
        Files.writeString(file, POLICY.replace("Acme Ltd", "Acme Limited"));
        String taken = post("form", mine).body();
        assertTrue(taken.contains("Acme Limited") && !taken.contains("value=\"Mine\""), taken);
        String undone =
                post("form", filled("undo", "editions.en.provider", "whatever")).body();
        assertTrue(undone.contains("value=\"Mine\""), undone);
    }

    @Test
    void remarksAreInThePagesLanguageAndAtTheirPlaces() throws Exception {
        post("form", filled("ui:fi", "policy", "acme"));
        post("form", filled("add:subprocessors", "policy", "acme"));
        post("form", filled("check", "subprocessors[0].legalName", "Birch OÜ"));
        post("form", filled("add:subprocessors", "policy", "acme"));
        post("form", filled("check", "subprocessors[1].legalName", "Birch OÜ"));
        Document page = Jsoup.parse(
                post("form", filled("check", "editions.en.title", "")).body());
        List<String> todo = page.select("#todo li").eachText();
        assertTrue(
                todo.contains("englanti – Otsikko puuttuu: tähän tarvitaan teksti")
                        && todo.contains(
                                "Birch OÜ – Toiminimi “Birch OÜ”: sama nimi on myös täällä: Birch OÜ; luettele yritys"
                                        + " kerran ja kaikki, mitä se tekee"),
                todo::toString);
        assertEquals(List.of(), page.select(".remark [lang], #todo [lang]").eachText());
        String question = post("form", filled("publish", "policy", "acme")).body();
        assertTrue(question.contains("sama nimi on myös täällä: Birch OÜ"), question);
    }

    @Test
    void aKnownVendorsFieldsAreProposedWithTheirSourcesAndFilledOnlyByTheirButtons() throws Exception {
        post("form", filled("add:subprocessors", "policy", "acme"));
        String place = "subprocessors[0].";
        Document typed = Jsoup.parse(
                post("check", filled("", place + "displayName", "hetzner")).body());
        Element known = Objects.requireNonNull(typed.getElementById("v-subprocessors[0]"));
        assertEquals(
                List.of(
                        "fill:" + place + "legalName=Hetzner Online GmbH",
                        "fill:" + place + "website=https://hetzner.com"),
                known.select("button").eachAttr("value"));
        for (Element proposal : known.select("li")) {
            assertTrue(proposal.expectFirst("a").attr("href").startsWith("https://"), proposal::html);
        }
        assertEquals("", field(typed(place + "displayName", "hetzner"), place + "legalName"));

        post("form", filled("fill:" + place + "legalName=Hetzner Online GmbH", place + "displayName", "hetzner"));
        Document named = typed(place + "displayName", "hetzner");
        assertEquals("Hetzner Online GmbH", field(named, place + "legalName"));
        assertEquals(
                List.of("fill:" + place + "country=DE", "fill:" + place + "website=https://hetzner.com"),
                named.select("[id='v-subprocessors[0]'] button").eachAttr("value"));

        post("form", filled("fill:" + place + "country=DE", place + "displayName", "hetzner"));
        post("form", filled("save", place + "displayName", "hetzner"));
        assertTrue(Files.readString(file).contains("country: DE"), Files.readString(file));
    }

    @Test
    void anUnknownNameGetsNoProposals() throws Exception {
        post("form", filled("add:subprocessors", "policy", "acme"));
        Document page = typed("subprocessors[0].legalName", "Birch OÜ");
        assertEquals("", page.select("[id='v-subprocessors[0]']").text());
        assertFalse(page.select("datalist#vendor-brands option[value=Hetzner]").isEmpty());
        assertEquals(
                "vendor-companies",
                page.select("[name='subprocessors[0].legalName']").attr("list"));
    }

    private Document typed(String field, String value) throws Exception {
        return Jsoup.parse(post("form", filled("check", field, value)).body());
    }

    private static String field(Document page, String name) {
        return page.select("[name='" + name + "']").attr("value");
    }

    @Test
    void aPlaceCanBeARegionThatNoListHas() throws Exception {
        post("form", filled("add:subprocessors", "policy", "acme"));
        post("form", filled("add:subprocessors[0].engagements", "policy", "acme"));
        post("form", filled("add:subprocessors[0].engagements[0].locations", "policy", "acme"));
        String other = "~subprocessors[0].engagements[0].locations[0].~place";
        post("form", filled("save", other, "NORDICS"));
        assertTrue(Files.readString(file).contains("region: NORDICS"), Files.readString(file));
        Document page =
                Jsoup.parse(post("form", filled("check", other, "the north")).body());
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
        post("form", filled("reload", "policy", "acme"));
        Map<String, String> fields = filled("check", "policy", "acme");
        assertEquals("", fields.get("requests.publicAddresses"));
        String page = get("").body();
        assertTrue(page.contains("<span>" + question.substring(2) + "</span>"), page);
        assertTrue(page.contains("-requests.publicAddresses"), page);
        post("form", filled("save", "editions.en.title", "Another"));
        assertTrue(Files.readString(file).contains(question), Files.readString(file));
        post("form", filled("save", "requests.publicAddresses", "dpo@acme.example"));
        assertTrue(
                Files.readString(file).contains("publicAddresses:\n    - \"dpo@acme.example\"\n"),
                Files.readString(file));
    }

    @Test
    void aRemovalCanBeUndone() throws Exception {
        post("form", filled("add:subprocessors", "policy", "acme"));
        post("form", filled("check", "subprocessors[0].legalName", "Birch OÜ"));
        String removed = post("form", filled("remove:subprocessors[0]", "policy", "acme"))
                .body();
        assertFalse(removed.contains("Birch OÜ"), removed);
        assertTrue(post("form", filled("undo", "policy", "acme")).body().contains("Birch OÜ"));
    }

    @Test
    void unsavedInputIsKeptBesideTheFileAtTheEnd() throws Exception {
        assertEquals(Optional.empty(), editor().rescue());
        post("check", filled("", "editions.en.title", "Typed"));
        assertEquals(Optional.of(folder.resolve("draft-2.yaml")), editor().rescue());
        assertTrue(Files.readString(folder.resolve("draft-2.yaml")).contains("title: Typed"));
        assertEquals(POLICY, Files.readString(file));
    }

    @Test
    void pageAndPdfShowWhatIsFilledIn() throws Exception {
        assertEquals(
                "<p>the page in en",
                post("form", filled("page", "policy", "acme")).body());
        assertEquals(
                "application/pdf",
                post("form", filled("pdf", "policy", "acme"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""));
        assertTrue(post("form", filled("page", "effectiveDate", "")).body().contains("remark error"));
    }

    @Test
    void nothingIsPublishedWithoutTheQuestionAndAfterAChange() throws Exception {
        String question =
                post("form", filled("publish", "editions.en.title", "T")).body();
        assertTrue(question.contains("it will be announced"), question);
        String mark = question.replaceAll("(?s).*name=\"file-mark\" value=\"([0-9a-f]+)\".*", "$1");
        Files.writeString(file, POLICY);
        assertFalse(post("publish", Map.of("do", "publish", "file-mark", mark))
                .body()
                .contains("accepted"));
        assertTrue(post(
                        "publish",
                        Map.of("do", "publish", "file-mark", EditedFile.mark(Bytes.of(POLICY.getBytes(UTF_8)))))
                .body()
                .contains("accepted"));
    }

    @Test
    void onceItIsPublishedThePageSaysWhatHappenedAndWhereToLookAndFoldsTheRest() throws Exception {
        String mark = EditedFile.mark(Bytes.of(POLICY.getBytes(UTF_8)));
        Document page = Jsoup.parse(
                post("publish", Map.of("do", "publish", "file-mark", mark)).body());
        assertEquals("Published", page.select("h1").text());
        assertTrue(page.select("main > .box").text().contains("it will be announced"), page::text);
        assertTrue(page.text().contains("infra/register serve shows the page at http://127.0.0.1:8080/"), page::text);
        assertEquals(1, page.select("details:not([open]) .box").size());
        assertTrue(page.select("details .box").text().startsWith("accepted "), page::text);
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
        Document page = Jsoup.parse(get("").body());
        String transfers = "subprocessors[0].engagements[0].transfers";
        String said = page.select("[id='m-" + transfers + "']").text();
        assertTrue(said.contains("state the transfer"), said);
        assertEquals(
                said,
                page.select("[id^='m-subprocessors[0].engagements[0].locations[0]'] .remark")
                        .text());
        assertEquals(
                1, page.select("details.more[open] [id='m-" + transfers + "']").size());
        assertEquals("1", page.select(".badge").text().replaceAll("\\D+", ""));
    }

    @Test
    void theEditorEndsByItsButtonAndAsksAboutWhatIsNotSaved() throws Exception {
        assertTrue(
                post("form", filled("end", "editions.en.title", "Typed")).body().contains("action=\"end\""));
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
    void everyAnswerKeepsToItself() throws Exception {
        for (String path : List.of("", "editor.css", "editor.js", "icon.svg", "nothing")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'") && !policy.contains("unsafe"), policy);
            assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""));
            assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        }
        assertFalse(get("").body().matches("(?s).*(<style|<script>|style=\"|\\son[a-z]+=\").*"), "inline");
    }

    @Test
    void strangersAreRefusedAndChangeNothing() throws Exception {
        URI address = editor().address();
        String host = "127.0.0.1:" + address.getPort();
        String body = "do=save&%40=1&policy=evil";
        for (String request : List.of(
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost:" + address.getPort() + "\r\n",
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: evil.example\r\n",
                "GET / HTTP/1.1\r\nHost: " + host + "\r\n",
                "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nSec-Fetch-Site: cross-site\r\n",
                "POST " + address.getPath() + "form HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + body.length()
                        + "\r\n",
                "POST " + address.getPath() + "form HTTP/1.1\r\nHost: " + host
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
