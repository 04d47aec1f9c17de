package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.brand.Accent;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.page.Layout;
import register.read.endpoint.ServedSite;
import register.value.Bytes;
import register.value.Resource;

/// The look of a company's pages, and their metadata.
class BrandPagesTest {
    private static final Asset LOGO = new Asset(
            Asset.Type.SVG,
            Bytes.of("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(UTF_8)));
    private static final Brand BRAND = new Brand(
            "Desk <b>& Co",
            URI.create("https://desk.example/"),
            new Accent("#3d3fb5", "#b3b9ff"),
            "0.6rem",
            URI.create("https://desk.example/imprint"),
            URI.create("https://desk.example/privacy"),
            LOGO.name(),
            null,
            LOGO.name(),
            null);

    private final Story story = new Story();

    static Reply get(ReadHandler handler, String address) {
        return TestRegister.reply(
                TestRegister.call(handler, TestRegister.event("GET", address, "accept", "text/html")));
    }

    private void set(String policy) {
        story.register.brands.replace(new Brands.All(Map.of(policy, BRAND), List.of(LOGO)));
    }

    @Test
    void eachPageOfThePolicyBearsNameLogoColoursAndLinks() {
        set("desk");
        for (String address : List.of(
                "/desk",
                "/desk/versions",
                "/desk/2026-03-01",
                "/desk/2026-03-01/proof",
                "/v1/policies/desk/subprocessors.html")) {
            Reply reply = story.get(address + "?lang=en", "accept", "text/html");
            assertEquals(200, reply.status(), address);
            String page = reply.body();
            assertTrue(page.contains("<span>Desk &lt;b&gt;&amp; Co</span>"), address + page);
            assertTrue(page.contains("<img src=\"/brand/" + LOGO.name() + "\" alt=\"\">"), address);
            assertTrue(page.contains("<link rel=\"icon\" href=\"/brand/" + LOGO.name() + "\">"), address);
            assertTrue(page.contains("--brand: #3d3fb5; --brand-dark: #b3b9ff; --radius: 0.6rem"), address);
            assertTrue(page.contains("https://desk.example/imprint"), address);
            String policy = String.valueOf(reply.header("content-security-policy"));
            assertTrue(policy.contains("img-src 'self'") && policy.contains("default-src 'none'"), policy);
            assertEquals(3, policy.split("style-src ", -1)[1].split(";", -1)[0].split(" ", -1).length, policy);
        }
    }

    @Test
    void anotherPolicyAndARegisterWithoutABrandStaySober() {
        String before = story.get("/desk?lang=en", "accept", "text/html").body();
        set("another");
        assertEquals(before, story.get("/desk?lang=en", "accept", "text/html").body());
        assertFalse(before.contains("/brand/"));
        set(Brands.ANY);
        assertTrue(story.get("/desk?lang=en", "accept", "text/html").body().contains("/brand/"));
        assertTrue(story.get("/?lang=en", "accept", "text/html").body().contains("/brand/"));
        assertTrue(story.get("/verify?lang=en", "accept", "text/html").body().contains("/brand/"));
    }

    /// A picture opened by itself runs nothing.
    @Test
    void filesAreServedByTheirHashAndRunNothing() {
        set("desk");
        Reply reply = story.get("/brand/" + LOGO.name());
        assertEquals(200, reply.status());
        assertEquals("image/svg+xml", reply.header("content-type"));
        assertEquals("default-src 'none'; style-src 'unsafe-inline'; sandbox", reply.header("content-security-policy"));
        assertTrue(String.valueOf(reply.header("cache-control")).contains("immutable"));
        for (String other : List.of("/brand/logo.svg", "/brand/..%2fregister.db", "/brand/" + LOGO.name() + ".exe")) {
            assertEquals(404, story.get(other).status(), other);
        }
    }

    @Test
    void browsersFindAnIconWhereNoBrandNamesOne() {
        Reply reply = story.get("/favicon.ico");
        assertEquals(200, reply.status());
        assertEquals("image/x-icon", reply.header("content-type"));
        assertEquals(404, story.get("/favicon.ico/.").status());
        assertEquals(404, story.get("/favicon.ico/./", "accept", "text/plain").status());
    }

    /// Accents are checked against the pages' actual background colours.
    @Test
    void thePagesHaveThePapersThatAnAccentIsReadOn() {
        String style = Resource.text(Layout.class, "page.css");
        for (String paper : List.of(
                "--paper: " + Accent.LIGHT_PAPERS.get(0),
                "--tint: " + Accent.LIGHT_PAPERS.get(1),
                "--paper: " + Accent.DARK_PAPERS.get(0),
                "--tint: " + Accent.DARK_PAPERS.get(1))) {
            assertTrue(style.contains(paper), paper);
        }
    }

    @Test
    void addressesAreSaidWhereTheyAreKnown() {
        String sober = story.get("/desk?lang=en", "accept", "text/html").body();
        assertTrue(sober.contains("<meta name=\"description\""), sober);
        assertFalse(sober.contains("canonical") || sober.contains("og:url") || sober.contains("ld+json"), sober);
        var reached =
                story.register.read(story.register.chain, new ServedSite(null, false, "https://register.example"));
        Reply reply = get(reached, "/desk?lang=en");
        String page = reply.body();
        assertTrue(page.contains("<link rel=\"canonical\" href=\"https://register.example/desk/en/\">"), page);
        assertTrue(page.contains("<meta property=\"og:url\" content=\"https://register.example/desk/en/\">"), page);
        assertTrue(page.contains("\"@type\":\"Dataset\""), page);
        assertTrue(String.valueOf(reply.header("link"))
                .contains("<https://register.example/v1/policies/desk/subprocessors.en.json>; " + "rel=\"alternate\""));
        String old = get(reached, "/desk/2026-03-01?lang=en").body();
        assertTrue(old.contains("<meta name=\"robots\" content=\"noindex\">") && !old.contains("ld+json"), old);
    }
}
