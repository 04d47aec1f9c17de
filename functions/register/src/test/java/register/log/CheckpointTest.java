package register.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

class CheckpointTest {
    private final Checkpoint checkpoint = new Checkpoint(
            new LogOrigin("register.example.com", new PolicyId("acme")).toString(), 3, Sha256.of(new byte[0]));

    @Test
    void saysOriginSizeAndRootInThreeLines() {
        assertEquals(
                "register.example.com/log/acme\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", checkpoint.text());
        assertEquals(new PolicyId("acme"), checkpoint.policy());
    }

    @Test
    void readsWhatItWrites() {
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text()));
    }

    @Test
    void refusesEveryOtherForm() {
        String text = checkpoint.text();
        for (String other : List.of(
                "",
                "\n\n\n",
                text + "\n",
                text + "extension\n",
                text.substring(0, text.length() - 1),
                text.replace("\n", "\r\n"),
                text.replace("\n3\n", "\n03\n"),
                text.replace("\n3\n", "\n0\n"),
                text.replace("\n3\n", "\n-3\n"),
                text.replace("\n3\n", "\n3000000000000000000\n"),
                text.replace("\n3\n", "\n٣\n"),
                text.replace("acme", "a b"),
                text.replace("acme", "a+b"),
                " " + text,
                text.replace("=\n", "\n"),
                lastDigitOfBase64(text))) {
            assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(other), other);
        }
    }

    /// The last character before `=` carries four bits that count and two that must be zero.
    private static String lastDigitOfBase64(String text) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int at = text.length() - 3;
        return text.substring(0, at) + digits.charAt(digits.indexOf(text.charAt(at)) + 1) + "=\n";
    }

    @Test
    void aPolicysOriginIsItsHostAndItsName() {
        for (String other : List.of(
                "acme",
                "/log/acme",
                "register.example.com/log/",
                "register.example.com/log/ACME",
                "Register.example.com/log/acme",
                "register.example.com/log/acme/",
                "register.example.com/x/log/acme",
                "register.example.com:0/log/acme",
                "a".repeat(101) + "/log/acme")) {
            assertThrows(IllegalArgumentException.class, () -> LogOrigin.parse(other), other);
        }
        assertEquals(
                "127.0.0.1:8080", LogOrigin.parse("127.0.0.1:8080/log/acme").host());
    }

    /// Elsewhere the owner of such a log is unknown.
    @Test
    void aNameThatEachMachineHasForItselfIsNobodys() {
        for (String host : List.of(
                LogOrigin.hostOf(Bytes.of(new byte[0])),
                "localhost",
                "localhost:8080",
                "register.localhost",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.1",
                "10.0.0.1:8080",
                "172.31.0.1",
                "192.168.1.5",
                "register",
                "2130706433",
                "register.local",
                "register.internal",
                "register.test",
                "0.0.0.0:80")) {
            assertTrue(LogOrigin.isOfNobody(host), host);
            assertTrue(LogOrigin.isOfNobody(host + "/log/acme"), host);
        }
        for (String host : List.of(
                "register.example.com",
                "invalid.example",
                "localhost.example",
                "127.example",
                "172.32.0.1",
                "10.example")) {
            assertFalse(LogOrigin.isOfNobody(host), host);
            assertFalse(LogOrigin.isOfNobody(host + "/log/localhost"), host);
        }
    }

    @Test
    void withoutAnAddressTheKeyNamesTheHost() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb924.invalid", LogOrigin.hostOf(Bytes.of(new byte[0])));
    }
}
