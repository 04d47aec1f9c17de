package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.value.Language;

/// Whatever is kept has one address without a query.
class KeptAddressesTest {
    private static final Map<String, String> VALUES =
            Map.of("policy", "desk", "date", "2026-03-01", "revision", "2", "lang", "en", "upTo", "16", "year", "2026");

    private final Story story = new Story();

    @Test
    void aKeptAddressAnswersAsTheOneWithAQueryWhichStatesIt() {
        story.register.snapshot(story.second, Language.ENGLISH);
        story.register.snapshot(story.corrected, Language.ENGLISH);
        story.register.snapshot(story.corrected, new Language("et"));
        for (int day = 1; day < 30; day++) {
            story.register.publish(Story.NOW, Policies.desk("2027-01-%02d".formatted(day)));
        }
        story.register.sign();
        for (Map.Entry<String, String> each : KeptAddress.templates().entrySet()) {
            String kept = filled(each.getValue());
            String queried = Objects.requireNonNull(KeptAddress.queried(kept));
            Reply one = story.get(queried);
            Reply other = story.get(kept, "accept", "image/webp", "accept-language", "fi");
            if (kept.endsWith(".pdf")) {
                assertEquals(302, one.status(), queried);
                assertEquals(307, other.status(), kept);
                assertEquals(queried, other.header("location"));
                continue;
            }
            assertEquals(200, other.status(), kept);
            if (kept.endsWith("/") && !each.getValue().contains("{lang}")) {
                // In the reader's language, by default the policy's.
                assertEquals(one.body(), story.get(kept).body(), kept);
                continue;
            }
            assertEquals(one.body(), other.body(), kept);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(one.headers());
            String own = kept.equals("/desk/2026-03-01/en/") ? "/desk/2026-03-01/2/en/" : kept;
            assertEquals(own, headers.get("content-location"), queried);
            var same = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            same.putAll(other.headers());
            headers.put("vary", "Accept-Encoding");
            assertEquals(headers, same, kept);
        }
    }

    private static String filled(String template) {
        String filled = template;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    @Test
    void aPageInTheReadersLanguageStatesItsOwn() {
        Reply page = story.get("/desk", "accept-language", "en-GB, et;q=0.5");
        assertEquals("/desk/en/", page.header("content-location"));
        assertEquals(story.get("/desk/en/").body(), page.body());
        assertEquals(
                "/desk/2026-03-01/2/et/",
                story.get("/desk/2026-03-01", "accept-language", "et").header("content-location"));
        assertEquals(
                "/v1/policies/desk/subprocessors.json",
                story.get("/v1/policies/desk/subprocessors").header("content-location"));
    }

    @Test
    void theStatedAddressHasTheSameBytes() {
        for (EntryHeader entry :
                List.of(story.first, story.second, story.corrected, story.announced, story.withdrawn)) {
            String page = "/desk/" + entry.effectiveDate();
            for (String address : List.of(
                    page + "?lang=en",
                    page + "?lang=en&revision=1",
                    page + "/proof?lang=en",
                    page + "/proof?lang=en&revision=1",
                    "/v1/policies" + page.replace("desk/", "desk/versions/"))) {
                Reply reply = story.get(address);
                String stated = Objects.requireNonNull(reply.header("content-location"), address);
                assertEquals(reply.body(), story.get(stated).body(), address + " states " + stated);
            }
        }
    }

    /// The read function knows where the PDF is: what its address does not take is refused there, and not sent on.
    @Test
    void aPdfTakesWhatAnyAddressTakes() {
        String pdf = "/desk/2026-03-01/1/en.pdf";
        assertEquals(204, story.register.send("OPTIONS", pdf).status());
        assertEquals("GET, HEAD, OPTIONS", story.register.send("OPTIONS", pdf).header("access-control-allow-methods"));
        assertEquals(405, story.register.send("POST", pdf).status());
        assertEquals(400, story.get(pdf + "?x=%0d%0aSet-Cookie:a").status());
        assertEquals(400, story.get(pdf + "?lang=fi").status());
    }

    @Test
    void whatVariesHasNone() {
        for (String address : new String[] {
            "/desk?lang=en&ui=fi",
            "/desk?lang=en&q=mail",
            "/desk/en/?q=mail",
            "/v1/policies/desk/subprocessors.json?asOf=2026-03-01",
            "/v1/policies/desk/subprocessors.en.json?region=eu",
            "/v1/policies?limit=1",
            "/v1/policies/desk/versions?limit=1"
        }) {
            Reply reply = story.get(address);
            assertEquals(200, reply.status(), address);
            assertNull(reply.header("content-location"), address);
        }
    }

    @Test
    void parametersOfAKeptAddressAreThoseOfTheOther() {
        assertTrue(story.get("/desk/en/?q=mail").body().contains("value=\"mail\""));
        assertEquals(
                story.get("/desk/en/").body(),
                story.get("/desk/en/?utm_source=mail").body());
        assertEquals(
                400,
                story.get("/v1/policies/desk/subprocessors.en.json?lang=et").status());
        assertEquals(400, story.get("/v1/keys/desk.json?utm_source=mail").status());
        assertEquals(404, story.get("/desk/2026-03-01/9/en/").status());
        assertEquals(404, story.get("/none/en/").status());
        assertFalse(story.get("/desk/fi/").body().equals(story.get("/desk/en/").body()));
    }
}
