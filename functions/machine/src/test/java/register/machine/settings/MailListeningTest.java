package register.machine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.pdf.Tool;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The mail listener's messages at its start: the invalid file, and the reason.
final class MailListeningTest {
    private static final String CERTIFICATE = "REGISTER_SMTP_CERTIFICATE";
    private static final String KEY = "REGISTER_SMTP_KEY";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() throws Exception {
        for (String name : new String[] {"one", "other"}) {
            openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" + name
                    + " -keyout " + file(name + ".key") + " -out " + file(name + ".pem"));
        }
        openssl("ec -in " + file("one.key") + " -out " + file("sec1.key"));
        openssl("pkey -aes256 -passout pass:word -in " + file("one.key") + " -out " + file("encrypted.key"));
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(folder.resolve("other.pem")) + Files.readString(folder.resolve("one.pem")));
    }

    @Test
    void aKeyIsReadInEachFormThatOpensslWrites() throws Exception {
        assertNotNull(read("one.pem", "one.key").certificate());
        assertNotNull(read("one.pem", "sec1.key").certificate());
        assertNotNull(
                read("one.pem", "encrypted.key", KEY + "_PASSWORD", "word").certificate());
        Path password = Files.writeString(folder.resolve("password"), "word\n");
        assertNotNull(read("one.pem", "encrypted.key", KEY + "_PASSWORD_FILE", password.toString())
                .certificate());
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsRefused() {
        refused("one.pem", "other.key", KEY, "other.key", "does not belong to this certificate", file("one.pem"));
        refused("chain.pem", "one.key", KEY, "one.key", "a later certificate in the file", file("chain.pem"));
    }

    @Test
    void theFileThatIsWrongIsNamed() {
        refused("one.key", "one.key", CERTIFICATE, "one.key", "expected a certificate");
        refused("empty", "one.key", CERTIFICATE, "empty", "expected a certificate");
        refused("missing", "one.key", CERTIFICATE, "missing", "expected a readable file");
        refused("one.pem", "missing", KEY, "missing", "expected a readable file");
        refused("one.pem", "one.pem", KEY, "one.pem", "expected a private key");
        refused("one.pem", "encrypted.key", KEY, "encrypted.key", "give its password");
        var wrong = refused(
                "one.pem", "encrypted.key", KEY, "encrypted.key", "does not open", "", KEY + "_PASSWORD", "secret");
        assertTrue(!wrong.contains("secret"), wrong);
    }

    @Test
    void aCertificateThatEndedIsUsedAndSaidSo() {
        MailListening listening = read("one.pem", "one.key");
        assertNull(listening.warning(Instant.now()));
        assertTrue(Objects.requireNonNull(listening.warning(Instant.now().plus(Duration.ofDays(3))))
                .startsWith(CERTIFICATE + ": the certificate expired on "));
    }

    @Test
    void peersAreReportedIfOtherMachinesCouldConnect() {
        String address = "REGISTER_SMTP_ADDRESS";
        String peers = "REGISTER_SMTP_PEERS";
        String authenticator = "REGISTER_MAIL_AUTHENTICATOR";
        for (String open : new String[] {"0.0.0.0", "::", "10.0.0.4"}) {
            var failure = assertThrows(
                    BadSettingException.class,
                    () -> MailListening.read(Variables.of(Map.of(address, open, authenticator, "mx.example.com"))));
            assertTrue(String.valueOf(failure.getMessage()).startsWith(peers + ": "), failure.getMessage());
        }
        assertEquals(
                "10.0.0.4",
                MailListening.read(Variables.of(
                                Map.of(address, "10.0.0.4", peers, "10.0.0.1, fd00::/8", authenticator, "mx")))
                        .address()
                        .getHostAddress());
        for (String wrong : new String[] {"mail.example.com", "10.0.0.0/33", "10.0.0.1/24", "10.0.0.1,", "::1/x"}) {
            var failure = assertThrows(
                    BadSettingException.class, () -> MailListening.read(Variables.of(Map.of(peers, wrong))));
            assertTrue(String.valueOf(failure.getMessage()).startsWith(peers + ": \"" + wrong), failure.getMessage());
        }
    }

    private static String refused(
            String certificate, String key, String variable, String named, String words, String more, String... rest) {
        var failure = assertThrows(BadSettingException.class, () -> read(certificate, key, rest));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith(variable + ": \"" + file(named) + "\": "), message);
        assertTrue(message.contains(words) && message.contains(more), message);
        return message;
    }

    private static String refused(String certificate, String key, String variable, String named, String words) {
        return refused(certificate, key, variable, named, words, "");
    }

    private static MailListening read(String certificate, String key, String... more) {
        var environment = new HashMap<>(Map.of(CERTIFICATE, file(certificate), KEY, file(key)));
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return MailListening.read(Variables.of(environment));
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void openssl(String words) throws Exception {
        new Tool("openssl", "openssl").run(words.split(" "));
    }
}
