package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;

/// A list in four groups of the company's own, and one without groups.
class OwnGroupsTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";
    private static final List<String> IDS = List.of("mail", "asia", "eu", "help");
    private static final List<String> NAMES = List.of("Mail", "Hosting in Asia", "Hosting in the EU", "Help");
    private static final String GROUPS = """
            "groups":[{"id":"mail","name":{"en":"Mail","et":"Post"}},
            {"id":"asia","name":{"en":"Hosting in Asia","et":"Aasias"}},
            {"id":"eu","name":{"en":"Hosting in the EU","et":"Euroopas"}},
            {"id":"unused","name":{"en":"Unused","et":"Kasutamata"}},
            {"id":"help","name":{"en":"Help","et":"Abi"}}],""";

    private static final Pattern HEADING = Pattern.compile("<h3><b>([^<]+)</b> <span>");
    private static final Pattern TABLE = Pattern.compile("<table[^>]* aria-label=\"([^\"]+)\"");
    private static final Pattern CAPTION = Pattern.compile("<caption[^>]*>([^<]+)<");

    private final TestRegister register = new TestRegister();

    /// Its list is in four of five groups of its own.
    private static PolicyVersion grouped(String date) {
        return read(
                GROUPS,
                stated(date)
                        .replace("\"infrastructure\"", "\"eu\"")
                        .replace("\"service-specific\"", "\"mail\"")
                        .replace("\"category\":\"support\"", "\"category\":\"help\"")
                        .replace(
                                "\"category\":\"eu\",\"id\":\"servers-sg\"",
                                "\"category\":\"asia\",\"id\":\"servers-sg\""));
    }

    private static PolicyVersion ungrouped(String date) {
        return read(
                "\"groups\":[],",
                stated(date).replaceAll("\"category\":\"[a-z-]+\",", "").replaceAll(",\"table\":\"[a-z-]+\"", ""));
    }

    private static String stated(String date) {
        return new String(CanonicalJson.bytes(PolicyCodec.encode(Policies.desk(date))), UTF_8);
    }

    private static PolicyVersion read(String groups, String content) {
        return PolicyCodec.decode((Json.Obj) JsonText.parse(("{" + groups + content.substring(1)).getBytes(UTF_8)));
    }

    private String page(String address) {
        Reply reply = register.get(address);
        assertEquals(200, reply.status(), reply.body());
        return reply.body();
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(result -> result.group(1)).toList();
    }

    @Test
    void groupsAreInTheCompanysOrderAndWords() {
        register.publish("2026-05-01T09:00:00Z", grouped("2026-06-01"));
        register.clock.set(Story.NOW);
        assertEquals(NAMES, found(HEADING, page("/desk?lang=en")));
        assertEquals(List.of("Post", "Aasias", "Euroopas", "Abi"), found(HEADING, page("/desk?lang=et")));
        Reply list = register.get(LIST + "?lang=en");
        assertEquals(IDS, list.each("categories", "category"));
        assertEquals(NAMES, list.each("categories", "heading"));
        assertEquals(NAMES, found(CAPTION, page(LIST + ".fragment.html?lang=en")));
        List<List<String>> rows = Csv.parse(register.get(LIST + ".csv?lang=en").body());
        int category = rows.getFirst().indexOf("category");
        assertEquals(
                List.of("eu", "asia", "eu", "mail", "help"),
                rows.stream().skip(1).map(row -> row.get(category)).toList());
    }

    @Test
    void aListCanBeAskedForOneOfThem() {
        register.publish("2026-05-01T09:00:00Z", grouped("2026-06-01"));
        register.clock.set(Story.NOW);
        assertEquals(List.of("postvogel"), register.get(LIST + "?category=mail").each("subprocessors", "id"));
        Reply refused = register.get(LIST + "?category=support");
        assertEquals(400, refused.status());
        assertEquals("expected one of mail, asia, eu, unused, help", refused.at("detail"));
    }

    @Test
    void aListWithoutGroupsIsOneTable() {
        register.publish("2026-05-01T09:00:00Z", ungrouped("2026-06-01"));
        register.clock.set(Story.NOW);
        String page = page("/desk?lang=en");
        assertEquals(List.of(), found(HEADING, page));
        assertEquals(List.of("Subprocessors"), found(TABLE, page));
        assertFalse(page.contains("Without groups"), "a choice of one");
        Reply list = register.get(LIST + "?lang=en");
        assertEquals("[]", list.at("categories"));
        assertFalse(list.has("subprocessors.0.engagements.0.category"));
        String fragment = page(LIST + ".fragment.html?lang=en");
        assertEquals(2, fragment.split("<table>", -1).length);
        assertEquals(List.of(), found(CAPTION, fragment));
        assertEquals(5, Csv.parse(register.get(LIST + ".csv").body()).size() - 1);
        assertEquals(400, register.get(LIST + "?category=support").status());
    }

    @Test
    void aListMovesFromTheKnownGroupsToItsOwn() {
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        register.publish("2026-06-01T09:00:00Z", grouped("2026-09-01"));
        register.clock.set(Story.NOW);
        Reply list = register.get(LIST + "?lang=en");
        assertEquals(List.of("infrastructure", "service-specific", "support"), list.each("categories", "category"));
        assertEquals(List.of("mail", "asia", "eu", "unused", "help"), list.each("announced.0.categories", "category"));
        assertEquals("[]", list.at("announced.0.joining"));
        String changes = page("/v1/policies/desk/changes.html?from=2026-03-01&to=2026-09-01&lang=en");
        assertTrue(changes.contains("Hosting in the EU"), changes);
        assertTrue(changes.contains("Infrastructure subprocessors"), changes);
    }
}
