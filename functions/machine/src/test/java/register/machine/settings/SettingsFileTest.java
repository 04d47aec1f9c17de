package register.machine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.request.ChangeAuthor;
import register.settings.BadSettingException;

/// The settings in the data folder.
final class SettingsFileTest {
    private static final ChangeAuthor ADA = new ChangeAuthor("Ada Keller", Instant.EPOCH);
    private static final String RELAY = "smtp://ada@mail.example.com";

    @TempDir
    private Path data;

    private Settings settings(String... more) {
        var environment = new HashMap<>(Map.of("REGISTER_DATA", data.toString()));
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return Settings.read(environment);
    }

    private String text() throws IOException {
        return Files.readString(data.resolve(SettingsFile.NAME));
    }

    @Test
    void whatIsSavedIsReadAndTheEnvironmentOverridesIt() throws IOException {
        SettingsFile file = settings().file();
        assertTrue(file.save(Map.of("REGISTER_URL", "https://list.example.com"), file.mark(), ADA));
        assertTrue(file.save(Map.of("REGISTER_TEAM_ADDRESS", "team@example.com"), file.mark(), ADA));
        assertEquals("""
                # Ada Keller, 1970-01-01T00:00:00Z
                REGISTER_TEAM_ADDRESS=team@example.com
                REGISTER_URL=https://list.example.com
                """, text());
        assertEquals(
                URI.create("https://list.example.com"), settings().address().url());
        assertEquals("team@example.com", settings().mail().teamAddress());
        Settings outside = settings("REGISTER_URL", "https://other.example.com", "REGISTER_TEAM_ADDRESS", "");
        assertEquals(URI.create("https://other.example.com"), outside.address().url());
        assertEquals("team@example.com", outside.mail().teamAddress());
        assertTrue(outside.file().isOutside("REGISTER_URL"));
        assertFalse(outside.file().isOutside("REGISTER_TEAM_ADDRESS"));
        assertTrue(file.save(Map.of("REGISTER_URL", " "), file.mark(), ADA));
        assertNull(settings().address().url());
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        SettingsFile file = settings().file();
        assertTrue(file.save(Map.of("REGISTER_MAIL_RELAY_PASSWORD", "secret"), file.mark(), ADA));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(SettingsFile.NAME))));
    }

    @Test
    void aValueIsRefusedAsAtTheStartBeforeItIsSaved() {
        SettingsFile file = settings().file();
        var refused =
                assertThrows(BadSettingException.class, () -> file.with(Map.of("REGISTER_URL", "list.example.com")));
        var atStart = assertThrows(BadSettingException.class, () -> settings("REGISTER_URL", "list.example.com"));
        assertEquals(atStart.getMessage(), refused.getMessage());
        assertEquals("REGISTER_URL", refused.variable());
        assertFalse(Files.exists(data.resolve(SettingsFile.NAME)));
        // Together with what stands there already.
        assertThrows(BadSettingException.class, () -> file.with(Map.of("REGISTER_MAIL_RELAY", RELAY)));
        Settings whole = file.with(Map.of("REGISTER_MAIL_RELAY", RELAY, "REGISTER_MAIL_RELAY_PASSWORD", " a=b "));
        assertEquals(" a=b ", Objects.requireNonNull(whole.transport().relay()).password());
    }

    @Test
    void aChangeOnWhatIsNoLongerThereIsNotSaved() throws IOException {
        SettingsFile file = settings().file();
        String before = file.mark();
        assertTrue(file.save(Map.of("REGISTER_URL", "https://one.example.com"), before, ADA));
        assertFalse(file.save(Map.of("REGISTER_URL", "https://two.example.com"), before, ADA));
        assertTrue(text().contains("https://one.example.com"), text());
    }

    @Test
    void noValueBeginsAnotherLine() {
        var refused = assertThrows(
                BadSettingException.class,
                () -> settings().file().with(Map.of("REGISTER_MAIL_RELAY_PASSWORD", "secret\nREGISTER_URL=x")));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGISTER_DATA=secret",
                "secret",
                "REGISTER_MAIL_RELAY_PASWORD=secret",
                "REGISTER_URL=https://a.example.com\nREGISTER_URL=https://secret.example.com"
            })
    void aLineThatSetsNothingIsNamedWithoutItsValue(String lines) throws IOException {
        Files.writeString(data.resolve(SettingsFile.NAME), lines);
        var refused = assertThrows(BadSettingException.class, this::settings);
        String message = String.valueOf(refused.getMessage());
        int last = lines.split("\n").length;
        assertTrue(message.startsWith(data.resolve(SettingsFile.NAME) + ", line " + last + ": "), message);
        assertFalse(message.contains("secret"), message);
    }
}
