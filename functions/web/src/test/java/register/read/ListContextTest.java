package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.TransferMechanism;
import register.read.endpoint.ServedSite;
import register.value.Resource;

/// The context that makes a list RDF. `register.checks.JsonLdTest` has a processor of JSON-LD read it.
class ListContextTest {
    private static final String ADDRESS = "/v1/list.context.jsonld";
    private static final String VOCABULARY = "https://w3id.org/dpv";
    private static final String COUNTRIES = VOCABULARY + "/loc# ";

    private final Story story = new Story();
    private final Json.Obj context = (Json.Obj) Reply.member(story.get(ADDRESS).json(), "@context");

    /// The lines of a copy of DPV's terms.
    private static List<String> released() {
        return Resource.text(ListContextTest.class, "/register/read/dpv-terms.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private Set<String> used() {
        var used = new TreeSet<String>();
        add(context, used);
        used.removeIf(iri -> !iri.startsWith(VOCABULARY) || iri.endsWith("#"));
        return used;
    }

    private void add(Json value, Set<String> iris) {
        switch (value) {
            case Json.Obj(var members) -> members.values().forEach(member -> add(member, iris));
            case Json.Str(String text) -> {
                int colon = text.indexOf(':');
                Json prefix = colon < 0 ? null : context.get(text.substring(0, colon));
                iris.add(prefix instanceof Json.Str(String start) ? start + text.substring(colon + 1) : text);
            }
            default -> {}
        }
    }

    @Test
    void eachTermIsOfTheVocabularysRelease() {
        assertEquals(
                released().stream()
                        .takeWhile(line -> !line.startsWith(COUNTRIES))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList(),
                List.copyOf(used()));
    }

    @Test
    void eachCountryIsOfTheVocabularysRelease() {
        var released = new ArrayList<String>();
        String all = String.join(" ", released());
        for (String code :
                all.substring(all.indexOf(COUNTRIES) + COUNTRIES.length()).split(" ", -1)) {
            released.add(code);
        }
        assertEquals(Stream.of(Locale.getISOCountries()).sorted().toList(), released);
    }

    @Test
    void mechanismsWithoutATermAreOfTheRegistersOwnVocabulary() {
        Json mechanism = Reply.member(
                context, "subprocessors.@context.engagements.@context.transfers.@context.mechanism.@context");
        assertEquals("urn:subprocessor-register:list:1#", ((Json.Obj) mechanism).text("@vocab"));
        Set<String> known = new TreeSet<>(((Json.Obj) mechanism).members().keySet());
        known.remove("@vocab");
        for (TransferMechanism each : TransferMechanism.values()) {
            known.remove(each.term());
        }
        assertEquals(Set.of(), known);
    }

    @Test
    void aListRefersToItAndOtherFormsDoNot() {
        String list = "/v1/policies/desk/subprocessors";
        String link = "<" + ADDRESS + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
        for (String address : List.of(
                list,
                list + ".en.json",
                list + ".json?asOf=2025-12-31&knownAt=2026-01-01T00:00:00Z",
                "/v1/policies/desk/versions/2026-03-01/2/subprocessors.en.json")) {
            assertEquals(link, story.get(address).header("link"), address);
        }
        for (String address : List.of(list + ".csv", list + ".cdx.json", list + ".html", list + ".fragment.html")) {
            assertNull(story.get(address).header("link"), address);
        }
        ReadHandler read =
                story.register.read(story.register.chain, new ServedSite(null, true, "https://trust.example"));
        assertEquals(
                link.replace("</", "<https://trust.example/"),
                TestRegister.reply(TestRegister.call(read, TestRegister.event("GET", list)))
                        .header("link"));
    }

    @Test
    void itIsJsonLdForAnyWebsite() {
        Reply reply = story.get(ADDRESS);
        assertEquals("application/ld+json", reply.header("content-type"));
        assertEquals("*", reply.header("access-control-allow-origin"));
        assertTrue(String.valueOf(reply.header("cache-control")).startsWith("public"), reply.header("cache-control"));
        assertFalse(reply.has("@id"));
    }
}
