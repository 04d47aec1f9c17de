package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.log.NoteKey;
import register.page.SiteAddresses;
import register.read.endpoint.ServedSite;

/// The pointer, as read by a program that knows only the domain.
class PointerTest {
    private static final String URL = "https://trust.example.com";
    private static final String FORMS = URL + "/desk/subscribe";

    private final Story story = new Story();

    private Reply get(@Nullable String url, String address) {
        Reply reply = TestRegister.reply(TestRegister.call(
                story.register.read(story.register.chain, new ServedSite(null, true, url, true, null, false)),
                TestRegister.event("GET", address)));
        TestRegister.hold("GET", address, reply);
        return reply;
    }

    @Test
    void itLeadsToTheListInForceAndToItsLog() {
        NoteKey key = story.register.sign().getLast().key();
        Reply pointer = get(URL, SiteAddresses.POINTER);
        assertEquals(200, pointer.status());
        assertEquals("*", pointer.header("access-control-allow-origin"));
        assertEquals("subprocessor-list/1", pointer.at("format"));
        assertEquals("2026-04-12T09:00:00Z", pointer.at("updated"));
        assertEquals("desk", pointer.at("lists.0.id"));
        assertEquals(key.text(), pointer.at("lists.0.log.key"));
        assertEquals(URL + "/log/desk", pointer.at("lists.0.log.url"));
        assertEquals(FORMS, pointer.at("lists.0.subscribe"));
        assertFalse(pointer.has("links"));
        assertTrue(pointer.body().getBytes(UTF_8).length < 2048, pointer.body());
    }

    /// Besides the form, which another function answers.
    @Test
    void everyAddressAnswers() {
        story.register.sign();
        List<String> addresses = addresses(get(URL, SiteAddresses.POINTER).json());
        assertEquals(7, addresses.size(), addresses.toString());
        for (String address : addresses) {
            assertTrue(address.startsWith(URL + "/"), address);
            assertFalse(address.contains("?"), address);
            String path = address.substring(URL.length());
            assertEquals(
                    200,
                    story.get(path.equals("/log/desk") ? path + "/checkpoint" : path)
                            .status(),
                    address);
        }
    }

    private static List<String> addresses(Json json) {
        var found = new ArrayList<String>();
        switch (json) {
            case Json.Obj object -> object.members().values().forEach(each -> found.addAll(addresses(each)));
            case Json.Arr array -> array.items().forEach(each -> found.addAll(addresses(each)));
            case Json.Str(String text) when text.startsWith("https://") && !text.equals(FORMS) -> found.add(text);
            default -> {}
        }
        return found;
    }

    @Test
    void aLogAppearsOnceItIsSigned() {
        assertFalse(get(URL, SiteAddresses.POINTER).body().contains("\"log\":"));
        story.register.sign();
        assertTrue(get(URL, SiteAddresses.POINTER).body().contains("\"log\":"));
    }

    @Test
    void withoutAnEncryptedAddressThereIsNone() {
        for (String url : new String[] {null, "http://trust.example.com"}) {
            Reply none = get(url, SiteAddresses.POINTER);
            assertEquals(404, none.status());
            assertEquals("application/problem+json", none.header("content-type"));
            assertTrue(none.at("detail").endsWith("its operator sets it as REGISTER_URL"), none.body());
        }
    }

    @Test
    void manyListsComePageByPage() {
        story.register.sign();
        for (int i = 0; i < 40; i++) {
            story.register.publish(Story.NOW, Policies.named(Policies.desk("2026-03-01"), "p%02d".formatted(i)));
        }
        Reply first = get(URL, SiteAddresses.POINTER);
        assertTrue(first.body().getBytes(UTF_8).length < 65_536);
        assertEquals("desk", first.at("lists.0.id"));
        assertEquals(URL + "/.well-known/subprocessors.json?after=p18", first.at("links.next"));
        Reply second = get(URL, "/.well-known/subprocessors.json?after=p18");
        assertEquals("p19", second.at("lists.0.id"));
        Reply last = get(URL, "/.well-known/subprocessors.json?after=p38");
        assertEquals("p39", last.at("lists.0.id"));
        assertFalse(last.has("links"));
        assertFalse(last.body().contains("\"desk\""));
        assertEquals(404, get(URL, "/.well-known/subprocessors.json?after=p39").status());
    }

    @Test
    void policiesWithoutAListInForceAreSkipped() {
        for (int i = 0; i < 25; i++) {
            story.register.publish(Story.NOW, Policies.named(Policies.desk("2026-12-01"), "a%02d".formatted(i)));
        }
        assertEquals("desk", get(URL, SiteAddresses.POINTER).at("lists.0.id"));
    }
}
