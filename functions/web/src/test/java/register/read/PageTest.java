package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.CanonicalJson;
import register.json.JsonText;
import register.policy.form.PolicyCodec;
import register.read.page.PolicyPage;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

class PageTest {
    private final Story story = new Story();

    private String page(String address) {
        Reply reply = story.get(address, "accept", "text/html");
        assertEquals(200, reply.status(), address);
        assertEquals("text/html; charset=utf-8", reply.header("content-type"));
        return reply.body();
    }

    @Test
    void pageSaysWhatAReaderMustKnow() {
        String page = page("/desk?lang=en");
        for (String words : List.of(
                "<html lang=\"en\">",
                "<h1>Desk subprocessor policy</h1>",
                "Last updated",
                "<time datetime=\"2026-03-01\">1 March 2026</time>",
                "<span class=\"pill\">In force</span>",
                "Revision 2",
                "Corrected: A name was misspelt",
                "10 March 2026, 09:00 UTC",
                "Recorded in 2026; the earlier publication is not attested",
                "This is a translation; the <a href=\"/desk/et/\" hreflang=\"et\">Estonian</a> edition is "
                        + "authoritative.",
                "Laud &amp; Tool OÜ",
                "not stated",
                "Legal name not stated",
                "customers in European Union",
                "<li><div>United States, Northern California</div><div class=\"quiet\">processing</div></li>",
                "<a href=\"mailto:dpa@desk.example\">dpa@desk.example</a>",
                "<time datetime=\"2026-09-01T00:00+03:00\">1 September 2026, 00:00 ",
                "<span class=\"pill past\">Withdrawn</span>",
                "We keep our servers",
                "<span class=\"pill past\">Superseded</span>",
                story.corrected.contentHash().hex(),
                "href=\"/desk/2026-03-01/2/en.pdf\"",
                "href=\"/v1/policies/desk/subprocessors.en.json\"",
                "href=\"/v1/policies/desk/subprocessors.en.csv\"",
                "href=\"/desk/et/\"")) {
            assertTrue(page.contains(words), words);
        }
        assertFalse(page.contains("javascript:"));
    }

    /// Two originals may differ.
    @Test
    void anOriginalBesideTheOneThatPrevailsSaysWhichDoes() {
        String page = page(desk -> desk.replace("\"translation\"", "\"original\""));
        assertTrue(
                page.contains("English, original · Authoritative language: <a href=\"/desk/et/\""
                        + " hreflang=\"et\">Estonian</a>"),
                page);
    }

    @Test
    void whereNoMailboxTakesRequestsThePrivacyNoticeIsShownAllTheSame() {
        String page = page(desk -> desk.replace("\"publicAddresses\":[\"dpa@desk.example\"]", "\"x\":0")
                .replace("\"x\":0,", ""));
        assertTrue(page.contains("<h2>Privacy notice</h2>"), page);
        assertTrue(page.contains("href=\"https://desk.example/privacy\""), page);
        assertFalse(page.contains("mailto:dpa@desk.example"), page);
    }

    /// The English page of a policy in another language.
    private static String page(UnaryOperator<String> otherwise) {
        String text = otherwise.apply(CanonicalJson.text(PolicyCodec.encode(Policies.desk("2026-03-01"))));
        var register = new TestRegister();
        register.publish("2026-03-01T10:00:00Z", PolicyCodec.decode(JsonText.parse(text.getBytes(UTF_8))));
        return register.get("/desk?lang=en", "accept", "text/html").body();
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        story.register.snapshot(story.corrected, Language.ENGLISH);
        story.register.snapshot(story.announced, Language.ENGLISH);
        story.register.sign();
        Pattern href = Pattern.compile("href=\"(/[^\"]*)\"");
        for (String address : List.of("/", "/desk?lang=en", "/desk/2026-03-01?lang=en")) {
            Matcher links = href.matcher(page(address));
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&").replaceAll("#.*", "");
                int status = story.get(link).status();
                assertTrue(status == 200 || (link.endsWith(".pdf") && status == 307), link + " gives " + status);
            }
        }
    }

    @Test
    void machineReadableLinksOfADatedPageLeadToItsVeryRevision() {
        Matcher link = Pattern.compile("href=\"(/v1/[^\"]*\\.json[^\"]*)\"")
                .matcher(page("/desk/2026-03-01?revision=1&lang=en"));
        assertTrue(link.find());
        assertEquals(
                story.second.hash().hex(),
                story.get(link.group(1).replace("&amp;", "&")).at("entryHash"));
    }

    @Test
    void invalidVersionsSaySoOnTop() {
        assertTrue(page("/desk/2025-10-02?lang=en").contains("This version is no longer in force."));
        assertTrue(page("/desk/2026-03-01?revision=1&lang=en").contains("it was corrected later"));
        assertTrue(page("/desk/2026-09-01?lang=en").contains("It is not in force yet."));
        assertTrue(page("/desk/2026-10-01?lang=en").contains("it was never in force. Reason: We keep our servers"));
        assertFalse(page("/desk?lang=en").contains("no longer in force"));
    }

    @Test
    void policyOfWhichNothingIsInForceYetShowsWhatIsAnnounced() {
        var register = new TestRegister();
        register.publish(Story.NOW, Policies.desk("2027-01-01"));
        register.publish("2026-06-15T12:00:01Z", Policies.desk("2027-06-01"));
        assertTrue(register.get("/desk?lang=en").body().contains("It is not in force yet."));
        assertTrue(register.get("/desk?lang=en").body().contains("datetime=\"2027-01-01\""));
        assertTrue(register.get("/").body().contains("href=\"/desk\""));
        String behind = register.get("/?after=zzz").body();
        assertTrue(behind.contains("href=\"/\"") && !behind.contains("No policy is published"), behind);
        assertEquals(404, register.get("/v1/policies/desk/subprocessors").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en",
                "et-EE, en;q=0.9|et",
                "en;q=0.5, et;q=0.8|et",
                "de, en;q=0.3|en",
                "en-GB|en",
                "ja|et",
                "*|et",
                "en;q=0, et;q=0.1|et",
                "en;q=7|et",
                "<script>|et"
            })
    void pageComesInTheBrowsersLanguage(String accept, String language) {
        Reply reply = story.get("/desk", "accept-language", accept);
        assertEquals(language, reply.header("content-language"));
        assertEquals("Accept, Accept-Language, Accept-Encoding", reply.header("vary"));
        assertTrue(reply.body().contains("<html lang=\"" + language + "\">"));
    }

    @Test
    void chosenLanguagePrevailsAndIsMissedAloud() {
        Reply chosen = story.get("/desk?lang=en", "accept-language", "et");
        assertEquals("en", chosen.header("content-language"));
        assertEquals("Accept, Accept-Encoding", chosen.header("vary"));
        Reply missing = story.get("/desk?lang=de");
        assertEquals("et", missing.header("content-language"));
        assertTrue(missing.body().contains("<span lang=\"de\">In dieser Sprache gibt es keine Fassung: Deutsch."));
    }

    @Test
    void indexSaysWhatIsInForceAndWhatIsAnnounced() {
        String index = page("/?lang=en");
        assertTrue(index.contains("<span class=\"pill\">In force</span>"), index);
        assertTrue(
                index.contains("<span class=\"pill soon\">Announced</span> <span>Last updated"
                        + " <time datetime=\"2026-09-01\">1 September 2026</time></span>"),
                index);
    }

    @Test
    void indexSpeaksEveryLanguageOfTheRegister() {
        for (Language language : Words.LANGUAGES) {
            Reply index = story.get("/", "accept-language", language.tag());
            assertEquals(language.tag(), index.header("content-language"));
            assertTrue(index.body().contains("href=\"/desk\""));
        }
        assertEquals("en", story.get("/", "accept-language", "ja").header("content-language"));
    }

    @Test
    void nothingMayRunOrBeLoadedButItsOwnStyleAndScript() {
        Reply reply = story.get("/desk");
        String policy = String.valueOf(reply.header("content-security-policy"));
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(reply.body());
        assertTrue(style.find());
        String hash = Base64.getEncoder()
                .encodeToString(Sha256.of(style.group(1).getBytes(UTF_8)).bytes());
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-" + hash + "'"), policy);
        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(reply.body());
        assertTrue(script.find());
        String run = Base64.getEncoder()
                .encodeToString(Sha256.of(script.group(1).getBytes(UTF_8)).bytes());
        assertTrue(policy.endsWith("; script-src 'sha256-" + run + "'"), policy);
        assertFalse(script.find());
        assertFalse(style.find());
        assertFalse(reply.body().contains(" style="));
        assertEquals("nosniff", reply.header("x-content-type-options"));
        assertEquals("no-referrer", reply.header("referrer-policy"));
    }

    @Test
    void foreignParametersDoNotBreakALinkToAPage() {
        assertEquals(200, story.get("/desk?utm_source=mail&utm_source=x").status());
        assertEquals(200, story.get("/desk/?lang=et").status());
        assertEquals(400, story.get("/desk?lang=et&lang=en").status());
    }

    @Test
    void draftIsMarkedAndStandsAlone() {
        String draft = PolicyPage.draft(story.second, Policies.desk("2026-03-01"), null, Language.ENGLISH);
        assertTrue(draft.contains("DRAFT – not published, not in force"));
        assertTrue(draft.contains("<title>DRAFT: Desk subprocessor policy"));
        assertFalse(draft.contains("href=\"/"));
        assertFalse(draft.contains("All versions"));
        assertFalse(draft.contains("in force</dd>"));
    }

    @Test
    void editionInALanguageThatTheRegisterDoesNotSpeakIsMarkedAsSuch() {
        Language catalan = new Language("ca");
        var version = OneLanguagePolicy.version("2026-06-01", catalan);
        story.register.publish("2026-06-15T13:00:00Z", version);
        String page = page("/desk?lang=ca");
        assertTrue(page.contains("<html lang=\"en\">"));
        assertTrue(page.contains("<h1 lang=\"ca\">"));
        assertTrue(page.contains("<section lang=\"ca\">"));
        assertTrue(page.contains("<strong lang=\"ca\">"));
    }

    @Test
    void aPurposeThatSaysNoMoreThanTheServiceIsNotRepeated() {
        story.register.publish(
                "2026-06-15T13:00:00Z", OneLanguagePolicy.version("2026-06-01", Language.ENGLISH, "Serveurs"));
        String page = page("/desk");
        assertEquals(2, page.split(">Serveurs<", -1).length, page);
        String annex = page("/v1/policies/desk/subprocessors.html");
        assertTrue(annex.contains("<strong>Serveurs</strong></div>"), annex);
    }
}
