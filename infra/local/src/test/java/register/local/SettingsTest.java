package register.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import register.mail.DailyLimits;
import register.mail.Verdict;
import register.mail.Verdicts;

final class SettingsTest {
    @Test
    void withoutAnythingSetThereAreDefaults() {
        Settings settings = Settings.read(Map.of());
        assertEquals(8080, settings.httpPort());
        assertEquals(2525, settings.smtpPort());
        assertEquals(Path.of(".register"), settings.data());
        assertNull(settings.policies());
        assertEquals(Verdicts.all(Verdict.PASS), settings.verdicts());
        assertEquals(List.of(), settings.intakeAddresses());
        assertNull(settings.mailFrom());
        assertEquals(new DailyLimits(1, 5, 1_000), settings.limits());
        assertEquals(List.of(), settings.timeStampAuthorities());
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
                "REGISTER_TSA", "https://tsa.example/tsr?key=1, http://other.example"));
        assertEquals(0, settings.httpPort());
        assertEquals(65535, settings.smtpPort());
        assertEquals(Path.of("/a b"), settings.data());
        assertEquals(Path.of("p"), settings.policies());
        assertEquals(
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PROCESSING_FAILED, Verdict.PASS, Verdict.GRAY),
                settings.verdicts());
        assertEquals(List.of("a@example.com", "b@in.example.com"), settings.intakeAddresses());
        assertEquals(Set.of("example.com"), settings.ownDomains());
        assertEquals("team@example.com", settings.teamAddress());
        assertEquals("dpa@example.com", settings.mailFrom());
        assertEquals(List.of("https://tsa.example/tsr?key=1", "http://other.example"), settings.timeStampAuthorities());
    }

    @Test
    void theLimitsOfADayCanBeSet() {
        assertEquals(
                new DailyLimits(0, 20, 10_000),
                Settings.read(Map.of("REGISTER_DAILY_LIMITS", "0,20,10000")).limits());
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithItsVariable() {
        for (Map.Entry<String, String> bad : List.of(
                Map.entry("REGISTER_HTTP_PORT", "65536"),
                Map.entry("REGISTER_HTTP_PORT", "-1"),
                Map.entry("REGISTER_SMTP_PORT", "smtp"),
                Map.entry("REGISTER_DATA", "a\u0000b"),
                Map.entry("REGISTER_MAIL_VERDICTS", "pass"),
                Map.entry("REGISTER_MAIL_VERDICTS", "PASS,color=FAIL"),
                Map.entry("REGISTER_INTAKE_ADDRESSES", "a@example.com,b"),
                Map.entry("REGISTER_OWN_DOMAINS", "not a domain"),
                Map.entry("REGISTER_TEAM_ADDRESS", "Team <a@example.com>"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,5"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,-5,1000"),
                Map.entry("REGISTER_DAILY_LIMITS", "1,5,10001"),
                Map.entry("REGISTER_TSA", "https://tsa.example/,tsa.example"),
                Map.entry("REGISTER_TSA", "https://user:word@tsa.example/"),
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
