package register.machine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.machine.smtp.Relay;
import register.machine.smtp.Relay.Encryption;
import register.mail.rule.Authenticator;
import register.mail.rule.DailyLimits;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.network.Reach;
import register.pdf.seal.TimeStamping;
import register.read.endpoint.SecurityContact;
import register.read.endpoint.ServedSite;
import register.request.Retention;
import register.settings.BadSettingException;
import register.testing.Checkout;

final class SettingsTest {
    @TempDir
    private static Path folder;

    @Test
    void withoutAnythingSetThereAreDefaults() {
        Settings settings = Settings.read(Map.of());
        assertEquals(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8080),
                settings.http().address());
        assertEquals(2525, settings.smtpPort());
        assertEquals(Path.of(".register"), settings.data());
        assertNull(settings.policies());
        assertEquals(Verdicts.all(Verdict.PASS), settings.verdicts());
        assertEquals(List.of(), settings.mail().intakeAddresses());
        assertNull(settings.mail().replyFrom());
        assertEquals(new DailyLimits(1, 5, 1_000), settings.mail().limits());
        assertEquals(new TimeStamping(List.of(), Reach.PUBLIC), settings.timeStamping());
        assertNull(settings.transport().relay());
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER_HTTP_PROT, REGISTER_HTTP_PORT",
        "REGISTER_MAIL_RELAY_PASWORD, REGISTER_MAIL_RELAY_PASSWORD",
        "REGISTER_SMTP_KEY_PASSWORDFILE, REGISTER_SMTP_KEY_PASSWORD_FILE",
        "REGISTER_TEAM_ADDRESSES, REGISTER_TEAM_ADDRESS",
        "REGISTER_BUCKET, REGISTER_BRAND"
    })
    void aSettingThatDoesNotExistIsRefusedWithTheNearest(String name, String nearest) {
        var refused = assertThrows(BadSettingException.class, () -> Settings.read(Map.of(name, "secret")));
        assertEquals(name + ": there is no such setting; the nearest is " + nearest, refused.getMessage());
    }

    /// Wherever it is read, a command or server on this machine may find it in its environment.
    @Test
    void everySettingThatTheDocsNameExists() throws IOException {
        var names = Pattern.compile("`(REGISTER_[A-Z_]+)`")
                .matcher(Files.readString(Checkout.file("docs/settings.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertTrue(names.size() > 50, names.toString());
        names.forEach(name -> Settings.read(Map.of(name, "")));
    }

    @Test
    void connectionsBeyondThisMachineAreEncrypted() throws IOException {
        assertEquals(
                new Relay("mail.example.com", 587, null, null, Encryption.STARTTLS), relay("smtp://mail.example.com"));
        assertEquals(
                new Relay("mail.example.com", 465, "dpa@example.com", "word", Encryption.IMPLICIT),
                relay("smtps://dpa%40example.com@mail.example.com/", "REGISTER_MAIL_RELAY_PASSWORD", "word"));
        assertEquals(new Relay("127.0.0.1", 25, null, null, Encryption.NONE), relay("smtp://127.0.0.1:25"));
        assertEquals(new Relay("::1", 587, null, null, Encryption.NONE), relay("smtp://[::1]"));
        assertEquals(
                new Relay("127.0.0.1.example.com", 587, null, null, Encryption.STARTTLS),
                relay("smtp://127.0.0.1.example.com"));
        Path file = Files.writeString(folder.resolve("password"), "from a file\n");
        assertEquals(
                "from a file",
                relay("smtp://u@mail.example.com", "REGISTER_MAIL_RELAY_PASSWORD_FILE", file.toString())
                        .password());
    }

    private static Relay relay(String address, String... more) {
        var variables = new HashMap<>(Map.of("REGISTER_MAIL_RELAY", address));
        for (int at = 0; at < more.length; at += 2) {
            variables.put(more[at], more[at + 1]);
        }
        return Objects.requireNonNull(Settings.read(variables).transport().relay());
    }

    @Test
    void noMessageRepeatsAPassword() {
        for (String address : List.of(
                "smtp://user:secret@mail.example.com",
                "smtp://a@b:secret@c d/",
                "secret@",
                "user:secret@mail.example.com",
                "smtp:user:secret@mail.example.com",
                "smtp://user:\nsecret@mail.example.com",
                "smtp://user@mail.example.com")) {
            var failure = assertThrows(BadSettingException.class, () -> relay(address));
            assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
        }
        for (String authority : List.of(
                "https://user:secret@tsa.example/tsr",
                "http://tsa.example/tsr?key=secret",
                "https://tsa.example?secret#x")) {
            var failure = assertThrows(
                    BadSettingException.class,
                    () -> Settings.read(Map.of("REGISTER_TSA", "https://tsa.example/, " + authority)));
            assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
            assertTrue(String.valueOf(failure.getMessage()).contains("tsa.example"), failure.getMessage());
        }
        assertFalse(relay("smtp://u@mail.example.com", "REGISTER_MAIL_RELAY_PASSWORD", "secret")
                .toString()
                .contains("secret"));
    }

    @Test
    void everythingCanBeSet() {
        Settings settings = Settings.read(Map.of(
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", "65535",
                "REGISTER_DATA", "/a b",
                "REGISTER_POLICIES", "p",
                "REGISTER_MAIL_VERDICTS", "PASS,dmarc=GRAY, spf = PROCESSING_FAILED",
                "REGISTER_INTAKE_ADDRESSES", "a@example.com, b@in.example.com",
                "REGISTER_OWN_DOMAINS", "Example.com",
                "REGISTER_TEAM_ADDRESS", "team@example.com",
                "REGISTER_MAIL_FROM", "dpa@example.com",
                "REGISTER_TSA", "https://tsa.example/tsr?key=1, http://other.example#" + "0A".repeat(32)));
        assertEquals(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                settings.http().address());
        assertEquals(65535, settings.smtpPort());
        assertEquals(Path.of("/a b"), settings.data());
        assertEquals(Path.of("p"), settings.policies());
        assertEquals(
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PROCESSING_FAILED, Verdict.PASS, Verdict.GRAY),
                settings.verdicts());
        assertEquals(
                List.of("a@example.com", "b@in.example.com"), settings.mail().intakeAddresses());
        assertEquals(Set.of("example.com"), settings.mail().ownDomains());
        assertEquals("team@example.com", settings.mail().teamAddress());
        assertEquals("dpa@example.com", settings.mail().replyFrom());
        assertEquals(
                List.of("https://tsa.example/tsr?key=1", "http://other.example#" + "0A".repeat(32)),
                settings.timeStamping().authorities());
    }

    /// Otherwise anyone on the network path could answer with another clock.
    @Test
    void overHttpAnAuthorityNeedsItsFingerprint() {
        String address = "http://tsa.example/tsr";
        var refused = assertThrows(BadSettingException.class, () -> Settings.read(Map.of("REGISTER_TSA", address)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("REGISTER_TSA: \"" + address + "\": anyone on the network path"), message);
        String pinned = address + "#" + "AB:".repeat(31) + "AB";
        assertEquals(
                List.of(pinned),
                Settings.read(Map.of("REGISTER_TSA", pinned)).timeStamping().authorities());
    }

    @Test
    void readersAreServedOnLoopbackUnlessAnotherAddressIsSet() {
        assertEquals(
                new InetSocketAddress(InetAddress.ofLiteral("::"), 8080),
                Settings.read(Map.of("REGISTER_HTTP_ADDRESS", " :: ")).http().address());
        assertTrue(Settings.read(Map.of("REGISTER_HTTP_ADDRESS", ""))
                .http()
                .address()
                .getAddress()
                .isLoopbackAddress());
    }

    @Test
    void theSecurityContactCanBeSet() {
        assertNull(Settings.read(Map.of()).http().site().security());
        assertEquals(
                new ServedSite(
                        new SecurityContact(
                                List.of("mailto:a@example.com", "https://example.com/report"),
                                "https://list.example.com/.well-known/security.txt"),
                        false,
                        "https://list.example.com"),
                Settings.read(Map.of(
                                "REGISTER_URL", "https://list.example.com/",
                                "REGISTER_SECURITY_CONTACT", "mailto:a@example.com, https://example.com/report",
                                "REGISTER_SECURITY_CANONICAL", "https://list.example.com/.well-known/security.txt"))
                        .http()
                        .site());
    }

    @Test
    void theTeamIsNotToldAtAnAddressOfTheRegistersOwn() {
        for (String team : List.of("In@example.com", "in+team@EXAMPLE.com")) {
            var failure = assertThrows(
                    BadSettingException.class,
                    () -> Settings.read(Map.of(
                            "REGISTER_TEAM_ADDRESS",
                            team,
                            "REGISTER_INTAKE_ADDRESSES",
                            "a@example.com,in@example.com")));
            assertTrue(
                    String.valueOf(failure.getMessage()).startsWith("REGISTER_TEAM_ADDRESS: \"" + team + "\": "),
                    failure.getMessage());
        }
        Settings settings = Settings.read(Map.of("REGISTER_TEAM_ADDRESS", "dpa+team@example.com"));
        settings.mail().requireTeamElsewhere(List.of("privacy@example.com"));
        assertThrows(
                BadSettingException.class,
                () -> settings.mail().requireTeamElsewhere(List.of("x@example.com", "DPA@example.com")));
    }

    @Test
    void theRetentionOfRequestsCanBeSet() {
        assertEquals(new Retention(30, 1_095), Settings.read(Map.of()).retention());
        assertEquals(
                new Retention(0, 7),
                Settings.read(Map.of("REGISTER_MAIL_DAYS", "0", "REGISTER_REQUEST_DAYS", "7"))
                        .retention());
    }

    @Test
    void withoutWhoVouchesEverybodyIsBelievedUnlessMailFails() {
        assertTrue(Settings.read(Map.of()).believesAnybody());
        assertFalse(Settings.read(Map.of("REGISTER_MAIL_VERDICTS", "PASS,dmarc=FAIL"))
                .believesAnybody());
        assertFalse(Settings.read(Map.of("REGISTER_MAIL_AUTHENTICATOR", "mail.example.com"))
                .believesAnybody());
    }

    @Test
    void theLimitsOfADayCanBeSet() {
        assertEquals(
                new DailyLimits(0, 20, 10_000),
                Settings.read(Map.of("REGISTER_DAILY_LIMITS", "0,20,10000"))
                        .mail()
                        .limits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "2001:db8::7"})
    void whoListensBeyondLoopbackNamesTheServerThatVouches(String address) {
        var failure = assertThrows(
                BadSettingException.class,
                () -> Settings.read(Map.of("REGISTER_SMTP_ADDRESS", address, "REGISTER_SMTP_PEERS", "192.0.2.25")));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("REGISTER_MAIL_AUTHENTICATOR: \"\": "), message);
        assertTrue(message.contains("REGISTER_SMTP_ADDRESS"), message);
        assertEquals(
                "mx.example.com",
                Objects.requireNonNull(Settings.read(Map.of(
                                        "REGISTER_SMTP_ADDRESS",
                                        address,
                                        "REGISTER_SMTP_PEERS",
                                        "192.0.2.25",
                                        "REGISTER_MAIL_AUTHENTICATOR",
                                        "mx.example.com"))
                                .listening()
                                .authenticator())
                        .server());
        assertEquals(
                true,
                Settings.read(Map.of("REGISTER_SMTP_ADDRESS", "::1"))
                        .listening()
                        .address()
                        .isLoopbackAddress());
    }

    @Test
    void whereTheServerWritesAndWhatItsFiltersAreCanBeSet() {
        assertEquals(
                new Authenticator("mx.example.com", Authenticator.Place.BELOW, Set.of("127.0.0.1", "::1")),
                Settings.read(Map.of(
                                "REGISTER_MAIL_AUTHENTICATOR", "mx.example.com",
                                "REGISTER_MAIL_AUTHENTICATOR_PLACE", "below",
                                "REGISTER_MAIL_FILTERS", "127.0.0.1, ::1"))
                        .listening()
                        .authenticator());
    }

    @Test
    void anEmptyItemIsRefusedInEveryList() {
        Map.of(
                        "REGISTER_SECURITY_CONTACT", "mailto:security@example.com",
                        "REGISTER_MAIL_VERDICTS", "PASS",
                        "REGISTER_INTAKE_ADDRESSES", "dpa@example.com",
                        "REGISTER_OWN_DOMAINS", "example.com",
                        "REGISTER_DAILY_LIMITS", "1,5,1000",
                        "REGISTER_SMTP_PEERS", "127.0.0.1",
                        "REGISTER_MAIL_FILTERS", "127.0.0.1",
                        "REGISTER_TSA", "https://tsa.example/")
                .forEach((name, item) -> {
                    var _ = Settings.read(Map.of(name, item));
                    for (String value : List.of(item + ",", "," + item, item + ", ," + item)) {
                        var refused = assertThrows(
                                BadSettingException.class, () -> Settings.read(Map.of(name, value)), value);
                        assertEquals(
                                name + ": \"" + value + "\": expected items separated by commas, none of them empty",
                                refused.getMessage());
                    }
                });
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithItsVariable() {
        for (Map.Entry<String, String> bad : List.of(
                Map.entry("REGISTER_HTTP_PORT", "65536"),
                Map.entry("REGISTER_HTTP_PORT", "-1"),
                Map.entry("REGISTER_SMTP_PORT", "smtp"),
                Map.entry("REGISTER_HTTP_ADDRESS", "proxy.example.com"),
                Map.entry("REGISTER_SECURITY_CONTACT", "security@example.com"),
                Map.entry("REGISTER_SECURITY_CANONICAL", "https://list.example.com/.well-known/security.txt"),
                Map.entry("REGISTER_HTTP_ADDRESS", "127.0.0.1:8080"),
                Map.entry("REGISTER_DATA", "a\u0000b"),
                Map.entry("REGISTER_MAIL_VERDICTS", "pass"),
                Map.entry("REGISTER_MAIL_VERDICTS", "PASS,color=FAIL"),
                Map.entry("REGISTER_INTAKE_ADDRESSES", "a@example.com,b"),
                Map.entry("REGISTER_OWN_DOMAINS", "not a domain"),
                Map.entry("REGISTER_TEAM_ADDRESS", "Team <a@example.com>"),
                Map.entry("REGISTER_MAIL_DAYS", "a month"),
                Map.entry("REGISTER_REQUEST_DAYS", "29"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,5"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,-5,1000"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,5,10001"),
                Map.entry("REGISTER_TEAM_MAIL_MINUTES", "0"),
                Map.entry("REGISTER_SMTP_ADDRESS", "mail.example.com"),
                Map.entry("REGISTER_MAIL_AUTHENTICATOR", "mx.example.com; dmarc=pass"),
                Map.entry("REGISTER_MAIL_AUTHENTICATOR_PLACE", "middle"),
                Map.entry("REGISTER_MAIL_FILTERS", "localhost"),
                Map.entry("REGISTER_MAIL_RELAY", "mail.example.com:25"),
                Map.entry("REGISTER_MAIL_RELAY", "smtp://mail.example.com/inbox"),
                Map.entry("REGISTER_MAIL_RELAY", "smtp://user@mail.example.com"),
                Map.entry("REGISTER_MAIL_RELAY_TRUST", "pom.xml"),
                Map.entry("REGISTER_MAIL_RELAY_TRUST", "no such file"),
                Map.entry("REGISTER_TSA", "https://tsa.example/,tsa.example"),
                Map.entry("REGISTER_TSA", "https://user:word@tsa.example/"),
                Map.entry("REGISTER_TSA", "https://tsa.example/#0a0a"),
                Map.entry("REGISTER_PRIVATE_AUTHORITIES", "yes"),
                Map.entry("REGISTER_MAIL_FROM", "a@example.com\r\nBcc: b@example.com"))) {
            var failure =
                    assertThrows(BadSettingException.class, () -> Settings.read(Map.of(bad.getKey(), bad.getValue())));
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.startsWith(bad.getKey() + ": \""), message);
            assertEquals(1, message.lines().count());
            assertTrue(message.chars().noneMatch(Character::isISOControl), message);
        }
    }
}
