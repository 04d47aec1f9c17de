package register.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The addresses allowed for webhooks.
class WebhookAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, https://hooks.example.com/",
        "https://Hooks.Example.COM:443/a/b?c=d&e=%C3%B5, https://hooks.example.com/a/b?c=d&e=%C3%B5",
        "HTTPS://hooks.example.com/õ, https://hooks.example.com/%C3%B5",
        "https://haken.tõstuk.example/x, https://haken.xn--tstuk-dua.example/x",
        "https://xn--tstuk-dua.example/x, https://xn--tstuk-dua.example/x",
        "https://1password.com/x, https://1password.com/x",
    })
    void aHostThatHasANameIsTaken(String written, String read) {
        WebhookAddress address = WebhookAddress.parse(written);
        assertEquals(read, address.toString());
        assertEquals(address, new WebhookAddress(URI.create(read)), "and read back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com/x",
                "//hooks.example.com/x",
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https:hooks.example.com",
                "https:///x",
                "https://hooks.example.com:80/",
                "https://hooks.example.com:8443/",
                "https://hooks.example.com:/",
                "https://hooks.example.com:443:443/",
                "https://mari@hooks.example.com/",
                "https://mari:secret@hooks.example.com/",
                "https://hooks.example.com@127.0.0.1/",
                "https://hooks.example.com%40127.0.0.1/",
                "https://hooks.example.com/#x",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nHost: other",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://localhost/",
                "https://hooks/",
                "https://hooks.example.com./",
                "https://127.0.0.1/",
                "https://1.1.1.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.1.0x1/",
                "https://１２７.０.０.１/",
                "https://127。0。0。1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[fe80::1%25eth0]/",
                "https://-hooks.example.com/",
                "https://hooks..example.com/",
                "https://hooks_1.example.com/",
                "https://*.example.com/",
            })
    void whatNamesNoHostOrHidesOneIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> WebhookAddress.parse(text));
    }

    @Test
    void aRefusalSaysWhatIsExpected() {
        assertEquals("port 8443: expected 443, or none", message("https://hooks.example.com:8443/"));
        assertEquals(
                "\"127.1\": expected the name of a host, such as hooks.example.com, and no number",
                message("https://127.1/"));
        assertEquals("expected an address that begins with https://", message("http://hooks.example.com/"));
        assertEquals("expected no user name or password in the address", message("https://a:b@hooks.example.com/"));
        assertTrue(message("https://hooks.example.com/" + "x".repeat(2_000)).contains("2000 characters"));
    }

    private static String message(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> WebhookAddress.parse(text))
                .getMessage());
    }
}
