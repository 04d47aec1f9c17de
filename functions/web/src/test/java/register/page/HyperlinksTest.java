package register.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.page.Tags.p;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperlinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "vbscript:x",
                "//host.example/",
                "/path",
                "http:opaque",
                ""
            })
    void whatIsNoWebAddressStaysText(String uri) {
        assertEquals("<p>words</p>", Html.write(p(Hyperlinks.to(URI.create(uri), "words"))));
    }

    @Test
    void webAddressBecomesALink() {
        String link = Html.write(p(Hyperlinks.to(URI.create("HTTPS://host.example/õ?a=1&b='"), "<words>")));
        assertTrue(link.contains("href=\"HTTPS://host.example/%C3%B5?a=1&amp;b=&#39;\""), link);
        assertTrue(link.contains("&lt;words&gt;"));
    }

    @Test
    void mailboxCanBringNoHeaders() {
        String link = Html.write(Hyperlinks.mailbox("a@b.example?bcc=x@y.example\r\n&body=<õ>"));
        assertTrue(link.contains("href=\"mailto:a@b.example%3Fbcc%3Dx@y.example%0D%0A%26body%3D%3C%C3%B5%3E\""), link);
        assertFalse(link.contains("<õ>"));
    }
}
