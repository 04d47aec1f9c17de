package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import register.read.endpoint.ServedSite;

/// The files that crawlers and language models read first.
class SiteFilesTest {
    private static final String URL = "https://trust.example.com";

    private final Story story = new Story();

    private Reply get(@Nullable String url, String address) {
        Reply reply = TestRegister.reply(TestRegister.call(
                story.register.read(story.register.chain, new ServedSite(null, true, url)),
                TestRegister.event("GET", address)));
        TestRegister.hold("GET", address, reply);
        return reply;
    }

    @Test
    void crawlersMayReadEverythingAndFindTheSitemap() {
        assertEquals(
                "User-agent: *\nAllow: /\nSitemap: " + URL + "/sitemap.xml\n",
                get(URL, "/robots.txt").body());
        assertEquals("User-agent: *\nAllow: /\n", get(null, "/robots.txt").body());
    }

    @Test
    void theSitemapHasEachPageInEachLanguage() throws Exception {
        NodeList urls = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(get(URL, "/sitemap.xml").body())))
                .getElementsByTagName("url");
        var pages = new ArrayList<String>();
        for (int i = 0; i < urls.getLength(); i++) {
            Element one = (Element) urls.item(i);
            String page = one.getElementsByTagName("loc").item(0).getTextContent();
            assertEquals(200, story.get(page.substring(URL.length())).status(), page);
            assertEquals(
                    urls.getLength(), one.getElementsByTagName("xhtml:link").getLength());
            pages.add(page);
        }
        assertEquals(List.of(URL + "/desk/en/", URL + "/desk/et/"), pages);
    }

    @Test
    void withoutAPublicAddressThereIsNoSitemap() {
        assertEquals(404, get(null, "/sitemap.xml").status());
    }

    @Test
    void languageModelsFindTheLists() {
        String text = get(URL, "/llms.txt").body();
        assertTrue(text.contains("](" + URL + "/v1/policies/desk/subprocessors.e"), text);
        assertTrue(get(null, "/llms.txt").body().contains("](/v1/openapi.json)"), text);
        assertFalse(text.contains("?"), text);
    }
}
