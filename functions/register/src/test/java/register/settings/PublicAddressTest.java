package register.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.value.Bytes;

class PublicAddressTest {
    private static final Bytes KEY = Bytes.of(new byte[32]);

    private static PublicAddress read(String url, String origin) {
        return PublicAddress.read(Variables.of(Map.of("REGISTER_URL", url, "REGISTER_ORIGIN", origin)));
    }

    @Test
    void theHostOfTheAddressNamesTheLogsUnlessAnotherIsSet() {
        assertEquals(
                "register.example.com",
                read("https://Register.Example.com/", "").originHost(KEY));
        assertEquals(
                "register.example.com:8443",
                read("https://register.example.com:8443/x", "").originHost(KEY));
        assertEquals(
                "log.example.com",
                read("https://register.example.com", "log.example.com").originHost(KEY));
        assertEquals("66687aadf862bd776c8fc18b8e9f8e20.invalid", read("", "").originHost(KEY));
        assertEquals(
                "https://register.example.com",
                String.valueOf(read("https://register.example.com/", "").url()));
    }

    @Test
    void anInvalidAddressIsRefusedByName() {
        for (String url : List.of(
                "register.example.com",
                "ftp://register.example.com",
                "https://",
                "https://user@register.example.com",
                "https://register.example.com:65536",
                "https://register.example.com.",
                "https://register.example.com/?a",
                "https://register.example.com/#a",
                "https://register.example.com/a'b",
                "https://register.example.com/$(id)",
                "https://register .example.com")) {
            var refused = assertThrows(BadSettingException.class, () -> read(url, ""), url);
            assertTrue(String.valueOf(refused.getMessage()).contains("REGISTER_URL"), refused.getMessage());
        }
        for (String origin : List.of("Register.example.com", "https://register.example.com", "a/b", "a+b", "-")) {
            var refused = assertThrows(BadSettingException.class, () -> read("", origin), origin);
            assertTrue(String.valueOf(refused.getMessage()).contains("REGISTER_ORIGIN"), refused.getMessage());
        }
    }
}
