package register.forms.objection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.forms.FormsHandler;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.notices.World;
import register.notices.objection.FormObjections;
import register.notices.objection.Objecting;
import register.notices.objection.ObjectionLinks;
import register.notices.objection.ReplyWorld;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionOutcome;
import register.objection.Objections;
import register.read.endpoint.ServedSite;
import register.recipient.Terms;
import register.settings.PublicAddress;
import register.words.Words;

/// The form with which a customer objects.
class ObjectionRoutesTest {
    private static final URI REGISTER = URI.create("https://register.example");

    private ReplyWorld customer = new ReplyWorld("et", (Integer) null);
    private ObjectionLinks links = links(customer);
    private FormsHandler handler = handler(customer, links);

    private static ObjectionLinks links(ReplyWorld customer) {
        return new ObjectionLinks(customer.world.key, new PublicAddress(REGISTER, "https://register.example"));
    }

    private static FormsHandler handler(ReplyWorld customer, ObjectionLinks links) {
        return new FormsHandler(
                customer.world.ports.chain(),
                customer.world.ports.records(),
                customer.world.ports.persons(),
                ObjectionRoutes.routes(
                        new FormObjections(new Objecting(customer.register(), customer.world.key), links),
                        customer.world.clock),
                ServedSite.UNKNOWN,
                customer.world.clock);
    }

    private record Page(int status, String text) {}

    private String link() {
        return links.of(World.POLICY, customer.notice)
                .orElseThrow()
                .toString()
                .substring(REGISTER.toString().length());
    }

    private Page get(String link) {
        return ask("GET", link, null);
    }

    private Page post(String text) {
        return ask("POST", link(), "text=" + URLEncoder.encode(text, UTF_8));
    }

    private Page ask(String method, String link, @org.jspecify.annotations.Nullable String body) {
        int query = link.indexOf('?');
        Json.Obj event = Json.object()
                .put("version", "2.0")
                .put("rawPath", query < 0 ? link : link.substring(0, query))
                .put("rawQueryString", query < 0 ? "" : link.substring(query + 1))
                .put(
                        "headers",
                        Json.object()
                                .put("accept-language", "de")
                                .put("accept", "text/html")
                                .put("content-type", "application/x-www-form-urlencoded")
                                .build())
                .put(
                        "requestContext",
                        Json.object()
                                .put(
                                        "http",
                                        Json.object()
                                                .put("method", method)
                                                .put("sourceIp", "192.0.2.1")
                                                .build())
                                .build())
                .put("body", body)
                .put("isBase64Encoded", Json.of(false))
                .build();
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(CanonicalJson.text(event).getBytes(UTF_8)), out, null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Members answer = Members.of(JsonText.parse(out.toByteArray()));
        String said = answer.text("body");
        return new Page(
                answer.count("statusCode"),
                answer.isTrue("isBase64Encoded")
                        ? new String(Base64.getDecoder().decode(said), UTF_8)
                        : said);
    }

    @Test
    void theFormSaysWhatItIsAboutAndUntilWhenAndChangesNothing() {
        for (int visit = 0; visit < 3; visit++) {
            Page page = get(link());
            assertEquals(200, page.status(), page.text());
            assertTrue(page.text().contains("28. Dezember 2026, 23:59"), page.text());
            assertTrue(page.text().contains("Einspruch absenden"), page.text());
            assertTrue(page.text().contains("Hosting AG"), page.text());
            for (String fact : List.of(
                    "Sie schreiben für", "Unternehmen", "Es geht um", "Gilt ab", "Was sich ändert", "Einspruch bis")) {
                assertTrue(page.text().contains("<dt>" + fact + "</dt><dd>"), fact + page.text());
            }
            assertFalse(page.text().contains("customer.example"), "nobody is named");
        }
        assertEquals(List.of(), customer.objections());
    }

    @Test
    void aPostIsRecordedOnce() {
        for (int click = 0; click < 3; click++) {
            Page page = post("Nein, danke.\n<script>alert(1)</script>");
            assertEquals(200, page.status(), page.text());
            assertTrue(page.text().contains(customer.only().reference().value()), page.text());
            assertFalse(page.text().contains("<script>alert"), page.text());
        }
        Objection objection = customer.only();
        assertEquals(ObjectionChannel.FORM, objection.channel());
        assertEquals(customer.notice, objection.notice());
        assertEquals(customer.recipient.id(), objection.recipient());
        assertEquals(new CustomerStatement("Nein, danke.\n<script>alert(1)</script>", null), objection.statement());
        assertEquals(State.DUE, objection.receipt().state(), "its mails leave later");
        assertEquals(State.DUE, objection.team().state());
        assertEquals(List.of(), customer.sent);
    }

    @Test
    void lateIsSaidAsLateAndTakenAllTheSame() {
        customer.world.clock.advance(Duration.ofDays(70));
        assertTrue(get(link()).text().contains("Diese Frist ist abgelaufen"));
        Page page = post("Nein.");
        assertEquals(200, page.status());
        assertTrue(page.text().contains("verspätet"), page.text());
        assertTrue(customer.only().isLate());
    }

    @Test
    void aLinkThatTheRegisterDidNotMakeOpensNothing() {
        String link = link();
        String token = link.substring(link.lastIndexOf('-') + 1);
        ReplyWorld other = new ReplyWorld("et", (Integer) null);
        List<String> links = List.of(
                "/acme/object",
                "/acme/object/" + customer.notice,
                "/acme/object/" + token,
                "/acme/object/-" + token,
                "/acme/object/" + customer.notice + "-" + "0".repeat(32),
                "/acme/object/" + other.notice + "-" + token,
                "/acme/object/NTC--" + token,
                "/acme/object/%3Cscript%3E-%00",
                "/acme/object/<script>");
        for (String each : links) {
            Page page = get(each);
            assertTrue(page.status() == 404 || page.status() == 400, each + ": " + page);
            assertFalse(page.text().contains("<script>"), page.text());
            Page posted = ask("POST", each, "text=no");
            assertTrue(posted.status() == 404 || posted.status() == 400, each + ": " + posted);
        }
        assertEquals(404, get(link.replace("/acme/", "/other/")).status());
        assertEquals(List.of(), customer.objections());
    }

    @Test
    void invalidInputIsReportedBesideTheField() {
        assertEquals(400, post(" \r\n ").status());
        Page page = post("x".repeat(CustomerStatement.LONGEST + 1));
        assertEquals(400, page.status());
        assertTrue(page.text().contains(Integer.toString(CustomerStatement.LONGEST)), page.text());
        assertEquals(413, post("x".repeat(70_000)).status());
        assertEquals(405, ask("PUT", link(), "text=no").status());
        assertEquals(List.of(), customer.objections());
        assertEquals(
                200,
                post("\ud83d\ude00".repeat(CustomerStatement.LONGEST)).status(),
                "characters as people count them");
    }

    /// A notice gets at most five receipts a day, including those for replies.
    @Test
    void oneLinkTakesSoManyADayAndPromisesNoReceiptThatDoesNotLeave() {
        for (int number = 0; number < FormObjections.A_DAY; number++) {
            Page page = post("No " + number);
            assertEquals(200, page.status());
            assertEquals(number < 5, page.text().contains("Eingangsbestätigung"), page.text());
        }
        assertEquals(429, post("No more").status());
        assertEquals(200, post("No 0").status(), "what was taken already");
        assertEquals(FormObjections.A_DAY, customer.objections().size());
        customer.world.clock.advance(Duration.ofDays(1));
        assertEquals(200, post("No more").status());
    }

    @Test
    void theSameWordsAfterTheFirstWereClosedOrErasedAreANewObjection() {
        var objecting = new Objecting(customer.register(), customer.world.key);
        post("Nein.");
        Objection first = customer.only();
        objecting.close(
                new Objections.Place(World.POLICY, first.reference()),
                ObjectionOutcome.WITHDRAWN,
                null,
                customer.world.by());
        for (int click = 0; click < 3; click++) {
            assertFalse(post("Nein.").text().contains(first.reference().value()));
        }
        List<Objection> two = customer.objections();
        assertEquals(2, two.size(), "once more, and once");
        Objection second = two.stream().filter(Objection::isOpen).findFirst().orElseThrow();
        assertEquals(State.DUE, second.team().state(), "the team is told");
        assertTrue(customer.world.ports.objections().replace(second.erased("asked for it", customer.world.by())));
        post("Nein.");
        assertEquals(3, customer.objections().size());
    }

    @Test
    void anErasedRecipientHasNoForm() {
        customer.register()
                .recipientErasure(10)
                .erase(World.POLICY, customer.recipient.id(), "asked for it", customer.world.by());
        assertEquals(404, get(link()).status());
        assertEquals(404, post("no").status());
    }

    /// By the contract's regions and features; what is stated for no customers is for all.
    @Test
    void theListBehindTheLinkIsTheCustomersOwn() {
        String american = list(new Terms(null, null, List.of("US", "MARS"), List.of("calls"), List.of(), null));
        assertTrue(american.contains("Part of the list: 2 of 3 shown. This is a selection"), american);
        assertTrue(american.contains("Not in this list: US, MARS, calls"), american);
        assertTrue(american.contains("customers in United States, MARS · with the feature calls"), american);
        assertTrue(american.contains("SMS Ltd") && american.contains("Hosting"), american);
        assertFalse(american.contains("Speech recognition"), american);
        assertTrue(get(link() + "?lang=en").text().contains(">These concern you</a>"));
        String european = list(new Terms(null, null, List.of("eu"), List.of(), List.of(), null));
        String anybody = list(Terms.NONE);
        for (String list : List.of(european, anybody)) {
            assertTrue(list.contains(">Subprocessors: 3</p>"), list);
            assertTrue(list.contains("Speech recognition"), list);
            assertFalse(list.contains("Not in this list"), list);
            assertFalse(list.contains("customer.example"), "nobody is named");
        }
        assertTrue(european.contains("customers in European Union"), european);
        assertEquals(List.of(), customer.objections());
    }

    @Test
    void theListTakesNothingButItsLink() {
        assertEquals(400, get(link() + "?view=all").status());
        assertEquals(400, get(link() + "?view=list&view=list").status());
        String link = link();
        assertEquals(
                404,
                get(link.substring(0, link.length() - 1) + (link.endsWith("0") ? "1" : "0") + "?view=list")
                        .status());
        customer.register()
                .recipientErasure(10)
                .erase(World.POLICY, customer.recipient.id(), "asked for it", customer.world.by());
        assertEquals(404, get(link() + "?view=list").status());
    }

    private String list(Terms terms) {
        customer = new ReplyWorld("en", terms);
        links = links(customer);
        handler = handler(customer, links);
        customer.world.clock.advance(Duration.ofDays(70));
        Page page = get(link() + "?view=list&lang=en");
        assertEquals(200, page.status(), page.text());
        assertTrue(page.text().contains("<h1>These concern you</h1>"), page.text());
        return page.text();
    }

    @Test
    void itSpeaksEveryLanguage() {
        for (var language : Words.LANGUAGES) {
            Page page = get(link() + "?lang=" + language);
            assertEquals(200, page.status());
            String button =
                    Words.bundle(ObjectionRoutes.class, "object").in(language).get("send");
            assertTrue(
                    page.text().contains(button.replace("'", "&#39;"))
                            || page.text().contains(button),
                    button);
        }
    }
}
