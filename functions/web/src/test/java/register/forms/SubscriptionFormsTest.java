package register.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.forms.FormsWorld.POLICY;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.forms.FormsWorld.Reply;
import register.json.Json;
import register.json.JsonText;
import register.read.endpoint.Route;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.subscription.FormTokens.Purpose;
import register.value.Language;
import register.words.Words;

/// Readers' forms for notices, from the event's bytes to the stored records.
class SubscriptionFormsTest {
    private static final String SUBSCRIBE = "/acme/subscribe";
    private static final String API = "/v1/policies/acme/subscriptions";
    private static final String TYPE = "application/json";

    private final FormsWorld world = new FormsWorld();

    @Test
    void aConfirmedSubscriberGetsThePagesLanguage() {
        Reply asked = world.post(SUBSCRIBE + "?lang=de", "address=mari%40kunde.example");
        assertEquals(202, asked.status());
        assertTrue(asked.body().contains("mari@kunde.example"), asked.body());
        assertEquals(List.of(), recipients(), "nobody is a subscriber who has not confirmed");

        String link = confirmLink();
        Reply button = world.get(link);
        assertEquals(200, button.status());
        assertTrue(button.body().contains("<form method=\"post\" action=\"" + link + "?lang=en\">"), button.body());
        assertEquals(List.of(), recipients(), "a link that was only followed changes nothing");

        assertEquals(200, world.post(link, "").status());
        Recipient subscriber = recipients().getFirst();
        assertEquals(Recipient.Kind.SUBSCRIBER, subscriber.kind());
        assertEquals(new Recipient.Who(null, null, "mari@kunde.example"), subscriber.who());
        assertEquals(new Language("de"), subscriber.language());
        assertEquals("confirmed", subscriber.history().getFirst().detail());
        assertEquals("recipient, by link", subscriber.history().getFirst().actor());
        assertNull(pending().address(), "the address stands in the recipient's record alone");

        assertEquals(200, world.post(link, "").status(), "a second click is answered alike");
        assertEquals(1, recipients().size());
    }

    /// The JDK fails differently on a long host name than on an invalid one.
    @Test
    void aLongAddressIsRefusedAsAnyOtherThatIsNone() {
        String address = "a@" + "\u4e2d".repeat(10_000) + ".example";
        assertEquals(400, world.post(SUBSCRIBE, "address=" + address).status());
        assertEquals(
                400,
                world.send("POST", API, TYPE, "{\"address\":\"" + address + "\"}", TYPE)
                        .status());
    }

    @Test
    void readingChangesNothingAtAnyAddress() {
        world.post(SUBSCRIBE, "address=mari@customer.example");
        Recipient subscriber = add(Recipient.Kind.SUBSCRIBER, "sub@customer.example");
        Recipient contact = add(Recipient.Kind.CONTACT, "contact@customer.example");
        var before = List.of(world.ports.records().all(Confirmations.KIND), recipients());
        for (String address : List.of(
                SUBSCRIBE,
                confirmLink(),
                link("leave", Purpose.LEAVE, subscriber.id()),
                link("address", Purpose.MOVE, contact.id()))) {
            for (String method : List.of("GET", "HEAD", "OPTIONS")) {
                int status =
                        world.send(method, address, null, null, "text/html").status();
                assertEquals(method.equals("OPTIONS") ? 204 : 200, status, method + " " + address);
            }
            for (String method : List.of("PUT", "DELETE", "PATCH")) {
                assertEquals(
                        405,
                        world.send(method, address, null, null, "text/html").status());
            }
        }
        assertEquals(before, List.of(world.ports.records().all(Confirmations.KIND), recipients()));
    }

    @Test
    void knownAndUnknownAddressesLookAlikeAndCostTheSameWork() {
        add(Recipient.Kind.SUBSCRIBER, "known@customer.example");
        add(Recipient.Kind.CONTACT, "contact@customer.example");
        var replies = new ArrayList<Reply>();
        for (String name : List.of("known", "contact", "nobody")) {
            int asked = world.ports.records().count(Confirmations.KIND);
            Reply reply = world.post(SUBSCRIBE, "address=" + name + "%40customer.example");
            assertEquals(
                    asked + 1,
                    world.ports.records().count(Confirmations.KIND),
                    "one thing is written, whoever it" + " is");
            replies.add(new Reply(reply.status(), reply.headers(), reply.body().replace(name, "NAME")));
        }
        assertEquals(1, Set.copyOf(replies).size(), () -> replies.toString());
        assertEquals(
                api("{\"address\": \"known@customer.example\"}"), api("{\"address\": \"nobody@customer.example\"}"));
        assertEquals(List.of(), world.asked, "nothing is looked up before the answer: timing tells nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "address=",
                "address=mari",
                "address=a%40b",
                "address=%22x%22%40customer.example",
                "address=a%40customer.example%0d%0aBcc%3A+b%40c.example",
                "other=1",
                "address=<script>%40customer.example"
            })
    void whatIsNoAddressIsRefusedBesideTheField(String body) {
        Reply reply = world.post(SUBSCRIBE, body);
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("aria-invalid=\"true\""), reply.body());
        assertTrue(reply.body().contains("aria-describedby=\"address-problem\""), reply.body());
        assertFalse(reply.body().contains("<script"), reply.body());
        assertEquals(0, world.ports.records().count(Confirmations.KIND));
    }

    @Test
    void programsAskInJsonAndFormsOfOtherWebsitesGetAPage() {
        assertEquals(
                202,
                api("{\"address\": \"a@näidis.example\", \"language\": \"et\"}").status());
        assertEquals("a@xn--nidis-gra.example", pending().address());
        assertEquals(new Language("et"), pending().language());
        assertEquals("*", api("{\"address\": \"b@c.example\"}").headers().get("Access-Control-Allow-Origin"));
        Reply refused = api("{\"address\": \"b\"}");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("\"parameter\":\"address\",\"status\":400"), refused.body());
        assertEquals(
                400,
                api("{\"address\": \"b@c.example\", \"language\": \"tlh\"}").status());
        assertEquals(400, api("[]").status());
        assertEquals(400, api("{").status());
        assertEquals(
                404,
                world.send("POST", "/v1/policies/nobody/subscriptions", TYPE, "{}", TYPE)
                        .status());
        assertEquals(405, world.send("GET", API, null, null, TYPE).status());
        Reply page = world.post(API, "address=c%40customer.example");
        assertEquals(202, page.status());
        assertTrue(page.body().contains("<h1>Check your mailbox</h1>"), page.body());
        assertEquals(413, world.post(API, "address=" + "a".repeat(70_000)).status());
    }

    @Test
    void oneNetworkAsksSoOftenADayAndOthersGoOn() {
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    202,
                    world.from("192.0.2." + i, "POST", SUBSCRIBE, null, "address=a" + i + "@b.example", "text/html")
                            .status());
        }
        assertEquals(
                429, world.post(SUBSCRIBE, "address=mari%40customer.example").status(), "the 51st");
        assertEquals(429, api("{\"address\": \"mari@customer.example\"}").status());
        assertEquals(50, world.ports.records().count(Confirmations.KIND));
        assertEquals(
                202,
                world.from("2001:db8::1", "POST", SUBSCRIBE, null, "address=mari%40customer.example", "text/html")
                        .status());
        world.clock.advance(Duration.ofDays(1));
        assertEquals(
                202, world.post(SUBSCRIBE, "address=mari%40customer.example").status());
    }

    @Test
    void unsubscribingErasesAtOnceByLinkOrOneClick() {
        Recipient subscriber = add(Recipient.Kind.SUBSCRIBER, "sub@customer.example");
        String leave = link("leave", Purpose.LEAVE, subscriber.id());
        Reply left =
                world.send("POST", leave, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click", "*/*");
        assertEquals(200, left.status());
        Recipient after = world.ports.recipients().find(POLICY, subscriber.id()).orElseThrow();
        assertNull(after.who());
        assertNull(after.salt());
        assertEquals("recipient, by link", after.history().getLast().actor());
        assertEquals(200, world.post(leave, "").status(), "again is answered alike");
    }

    @Test
    void aFormerSubscriberIsNotToldThatNoticesCome() {
        world.post(SUBSCRIBE, "address=mari%40kunde.example");
        String confirm = confirmLink();
        assertEquals(200, world.post(confirm, "").status());
        assertEquals(200, world.get(confirm).status());
        world.post(link("leave", Purpose.LEAVE, recipients().getFirst().id()), "");
        assertEquals(404, world.get(confirm).status());
        assertEquals(404, world.post(confirm, "").status());
    }

    @Test
    void afterUnsubscribingTheAddressGetsNothingMore() {
        Recipient subscriber = add(Recipient.Kind.SUBSCRIBER, "sub@customer.example");
        Recipient twin = add(Recipient.Kind.SUBSCRIBER, "Sub@customer.example");
        Recipient contact = add(Recipient.Kind.CONTACT, "sub@customer.example");
        Recipient other = add(Recipient.Kind.SUBSCRIBER, "other@customer.example");
        assertEquals(
                200,
                world.post(link("leave", Purpose.LEAVE, subscriber.id()), "").status());
        assertEquals(
                List.of(contact.id(), other.id()),
                Stream.of(subscriber, twin, contact, other)
                        .map(one ->
                                world.ports.recipients().find(POLICY, one.id()).orElseThrow())
                        .filter(one -> one.who() != null)
                        .map(Recipient::id)
                        .toList());
    }

    @Test
    void twoLinksOfOneAddressAtOnceMakeOneSubscriber() {
        world.post(SUBSCRIBE, "address=mari%40kunde.example");
        String first = confirmLink();
        // Another process has looked for the address, and adds it while this one does.
        world.beforeAdding = () -> add(Recipient.Kind.SUBSCRIBER, "mari@kunde.example");
        assertEquals(200, world.post(first, "").status());
        assertEquals(1, recipients().stream().filter(one -> one.who() != null).count());
        assertEquals(200, world.get(first).status(), "whose link it was is a subscriber");
    }

    @Test
    void aContactMovesOnceTheNewAddressConfirms() {
        Recipient contact = add(Recipient.Kind.CONTACT, "old@customer.example");
        String move = link("address", Purpose.MOVE, contact.id());
        assertEquals(200, world.get(move).status());
        assertEquals(400, world.post(move, "address=new").status());
        assertEquals(202, world.post(move, "address=new%40customer.example").status());
        assertEquals("old@customer.example", address(contact), "until it is confirmed nothing changes");
        assertEquals(200, world.post(confirmLink(), "").status());
        assertEquals("new@customer.example", address(contact));
        Recipient after = world.ports.recipients().find(POLICY, contact.id()).orElseThrow();
        assertEquals("address", after.history().getLast().detail());
        assertEquals("recipient, by link", after.history().getLast().actor());
        assertEquals("old@customer.example", pending().before(), "it is still to be written to");
    }

    @Test
    void aLinkOpensOnlyWhatItIsForAndOnlyInTime() {
        Recipient subscriber = add(Recipient.Kind.SUBSCRIBER, "sub@customer.example");
        Recipient contact = add(Recipient.Kind.CONTACT, "contact@customer.example");
        world.post(SUBSCRIBE, "address=mari%40customer.example");
        String confirm = confirmLink();
        for (String link : List.of(
                link("leave", Purpose.MOVE, subscriber.id()),
                link("address", Purpose.LEAVE, contact.id()),
                link("address", Purpose.MOVE, subscriber.id()),
                "/acme/leave/" + subscriber.id() + "0".repeat(24),
                confirm.replace("confirm", "leave"),
                confirm + "0",
                "/acme/confirm/x")) {
            assertEquals(404, world.get(link).status(), link);
            assertEquals(404, world.post(link, "address=x%40y.example").status(), link);
        }
        world.post(link("leave", Purpose.LEAVE, contact.id()), "");
        assertEquals("contact@customer.example", address(contact), "a contact cannot leave");
        world.clock.advance(Confirmation.VALID);
        assertEquals(404, world.get(confirm).status());
        assertEquals(404, world.post(confirm, "").status());
        assertEquals(2, recipients().size());
    }

    /// `FormsWorld` looks into the log after each request.
    @Test
    void aFailureIsLoggedWithoutTheCodeOfTheLink() {
        world.post(SUBSCRIBE, "address=mari%40customer.example");
        world.beforeAdding = () -> {
            throw new IllegalStateException("no store");
        };
        assertEquals(500, world.post(confirmLink(), "").status());
        assertTrue(world.log.toString().contains("no store"), world.log::toString);
    }

    @Test
    void everyAddressIsDescribedAndNothingElseIs() throws IOException {
        Json.Obj document;
        try (InputStream in = FormsHandler.class.getResourceAsStream("/register/read/openapi.json")) {
            document = (Json.Obj) JsonText.parse(Objects.requireNonNull(in).readAllBytes());
        }
        var described = new TreeMap<String, Set<String>>();
        ((Json.Obj) Objects.requireNonNull(document.get("paths"))).members().forEach((path, item) -> {
            Set<String> methods = ((Json.Obj) item).members().keySet();
            if (methods.contains("post")) {
                described.put(path, Set.copyOf(methods));
            }
        });
        var served = new TreeMap<String, Set<String>>();
        for (Route route : world.routes) {
            served.put(route.template(), route.methods().contains("GET") ? Set.of("get", "post") : Set.of("post"));
        }
        assertEquals(served, described);
        assertEquals(Set.copyOf(FormsHandler.PATHS), served.keySet());
    }

    @Test
    void everyPageSpeaksTheReadersLanguageAndRunsNoScript() {
        for (Language language : Words.LANGUAGES) {
            Reply page = world.get(SUBSCRIBE + "?lang=" + language);
            assertEquals(language.tag(), page.headers().get("Content-Language"));
            assertTrue(page.body().contains("<html lang=\"" + language + "\">"));
            assertFalse(page.body().contains("<script"), page.body());
            assertFalse(page.body().contains("{0}"), page.body());
            String policy = String.valueOf(page.headers().get("Content-Security-Policy"));
            assertFalse(policy.contains("script-src"), policy);
            assertTrue(policy.contains("form-action 'self'"), policy);
            assertEquals("no-store", page.headers().get("Cache-Control"));
        }
        assertEquals(404, world.get("/nobody/subscribe").status());
    }

    /// For people to look at.
    @Test
    void pagesAreWrittenToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Recipient contact = add(Recipient.Kind.CONTACT, "contact@customer.example");
        Recipient subscriber = add(Recipient.Kind.SUBSCRIBER, "sub@customer.example");
        for (String language : List.of("en", "de", "et", "el")) {
            world.ports.records().clear(Confirmations.KIND);
            String lang = "?lang=" + language;
            var pages = new TreeMap<String, Reply>();
            pages.put("subscribe", world.get(SUBSCRIBE + lang));
            pages.put("wrong", world.post(SUBSCRIBE + lang, "address=mari"));
            pages.put("asked", world.post(SUBSCRIBE + lang, "address=mari%40kunde.example"));
            pages.put("confirm", world.get(confirmLink() + lang));
            pages.put("confirmed", world.post(confirmLink() + lang, ""));
            pages.put("leave", world.get(link("leave", Purpose.LEAVE, subscriber.id()) + lang));
            pages.put("left", world.post(link("leave", Purpose.LEAVE, subscriber.id()) + lang, ""));
            pages.put("move", world.get(link("address", Purpose.MOVE, contact.id()) + lang));
            pages.put("gone", world.get("/acme/confirm/x" + lang));
            for (var page : pages.entrySet()) {
                Files.writeString(
                        folder.resolve(page.getKey() + "-" + language + ".html"),
                        page.getValue().body());
            }
        }
        try (Stream<Path> written = Files.list(folder)) {
            assertEquals(36, written.count());
        }
    }

    private Reply api(String body) {
        return world.send("POST", API, TYPE, body, TYPE);
    }

    private Confirmation pending() {
        return world.ports.records().all(Confirmations.KIND).getFirst();
    }

    private String confirmLink() {
        return "/acme/confirm/"
                + world.tokens.of(Purpose.CONFIRM, POLICY, pending().id().value());
    }

    private String link(String form, Purpose purpose, RecipientId id) {
        return "/acme/" + form + "/" + world.tokens.of(purpose, POLICY, id.value());
    }

    private Recipient add(Recipient.Kind kind, String address) {
        boolean isContact = kind == Recipient.Kind.CONTACT;
        Recipient added = Recipient.added(
                RecipientId.next(),
                POLICY,
                kind,
                new Recipient.Who(isContact ? "C-" + address : null, null, address),
                new Language("de"),
                Terms.NONE,
                "import",
                ChangeAuthor.register(world.clock.instant()));
        assertTrue(world.ports.recipients().add(added));
        return added;
    }

    private List<Recipient> recipients() {
        return world.ports.recipients().list(POLICY, null, 99);
    }

    private String address(Recipient recipient) {
        Recipient.Who who = world.ports
                .recipients()
                .find(POLICY, recipient.id())
                .orElseThrow()
                .who();
        return who == null ? "" : who.address();
    }
}
