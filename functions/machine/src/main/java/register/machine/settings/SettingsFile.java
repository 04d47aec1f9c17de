package register.machine.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.embedded.file.PrivateFiles;
import register.request.ChangeAuthor;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The settings in the data folder, which the desk keeps there: one `NAME=VALUE` a line, readable by their owner only.
/// A variable of the environment that is not blank overrides its line. A value may be a password, so no message
/// repeats one that cannot be read.
public final class SettingsFile {
    /// The file's name in the data folder.
    public static final String NAME = "settings";

    public static final String URL = "REGISTER_URL";
    public static final String RELAY = "REGISTER_MAIL_RELAY";
    public static final String RELAY_PASSWORD = "REGISTER_MAIL_RELAY_PASSWORD";
    public static final String MAIL_FROM = "REGISTER_MAIL_FROM";
    public static final String AUTHENTICATOR = "REGISTER_MAIL_AUTHENTICATOR";
    public static final String INTAKE_ADDRESSES = "REGISTER_INTAKE_ADDRESSES";
    public static final String TEAM_ADDRESS = "REGISTER_TEAM_ADDRESS";
    public static final String TSA = "REGISTER_TSA";

    private static final Set<String> NAMES =
            Set.of(URL, RELAY, RELAY_PASSWORD, MAIL_FROM, AUTHENTICATOR, INTAKE_ADDRESSES, TEAM_ADDRESS, TSA);

    private final Map<String, String> environment;
    private final Path file;

    private SettingsFile(Map<String, String> environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    /// @throws BadSettingException if `REGISTER_DATA` is invalid
    static SettingsFile of(Map<String, String> environment) {
        return new SettingsFile(
                environment, Settings.data(Variables.of(environment)).resolve(NAME));
    }

    /// The settings of the environment, and of the file where the environment has none.
    ///
    /// @throws BadSettingException if the file cannot be read
    Map<String, String> together() {
        return together(lines());
    }

    private Map<String, String> together(Map<String, String> lines) {
        if (lines.isEmpty()) {
            return environment;
        }
        var all = new HashMap<>(environment);
        lines.forEach((name, value) -> {
            if (!isOutside(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /// True if the environment sets it, so that a line in the file has no effect.
    public boolean isOutside(String name) {
        return !environment.getOrDefault(name, "").isBlank()
                || !environment.getOrDefault(name + "_FILE", "").isBlank();
    }

    /// The value that is in force; null if there is none.
    ///
    /// @throws BadSettingException if the file cannot be read
    public @Nullable String value(String name) {
        return Variables.of(together()).optional(name);
    }

    /// The time at which the file was changed last; null without one.
    public @Nullable Instant changed() throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /// Changes whenever the file does; empty without one.
    public String mark() throws IOException {
        Instant changed = changed();
        return changed == null ? "" : changed.toString();
    }

    /// The settings as they are now.
    ///
    /// @throws BadSettingException naming the first invalid variable
    public Settings now() {
        return Settings.read(this, together());
    }

    /// The settings as they would be, read as the server reads them.
    ///
    /// @param changes by name; a blank value removes the setting
    /// @throws BadSettingException naming the first invalid variable
    public Settings with(Map<String, String> changes) {
        return Settings.read(this, together(changed(changes)));
    }

    /// Saves changes that `with` has accepted.
    ///
    /// @param mark of the file that was changed
    /// @return false if it was changed meanwhile; nothing was written then
    /// @throws IOException if the folder cannot be written
    public boolean save(Map<String, String> changes, String mark, ChangeAuthor by) throws IOException {
        synchronized (SettingsFile.class) {
            try (FileChannel channel = FileChannel.open(beside("lock"), Set.of(CREATE, WRITE), PrivateFiles.file());
                    FileLock _ = channel.lock()) {
                if (!mark().equals(mark)) {
                    return false;
                }
                var text = new StringBuilder("# " + by.actor() + ", " + by.at() + "\n");
                changed(changes).forEach((name, value) -> text.append(name + "=" + value + "\n"));
                PrivateFiles.write(beside("new"), text.toString().getBytes(UTF_8));
                Files.move(beside("new"), file, ATOMIC_MOVE);
                return true;
            }
        }
    }

    private Path beside(String end) {
        return file.resolveSibling(NAME + "." + end);
    }

    private Map<String, String> changed(Map<String, String> changes) {
        var all = new TreeMap<>(lines());
        changes.forEach((name, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new BadSettingException(name, "", "expected one line");
            }
            if (value.isBlank()) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all;
    }

    private Map<String, String> lines() {
        var lines = new TreeMap<String, String>();
        List<String> all = read();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            int end = line.indexOf('=');
            String name = line.substring(0, Math.max(0, end));
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!NAMES.contains(name) || lines.put(name, line.substring(end + 1)) != null) {
                var names = new ArrayList<>(NAMES);
                names.sort(null);
                throw new BadSettingException(
                        file + ", line " + (i + 1),
                        name,
                        "expected NAME=VALUE, each name once, one of " + String.join(", ", names));
            }
        }
        return lines;
    }

    private List<String> read() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            throw new BadSettingException(file.toString(), "", "expected a text file that this user can read");
        }
    }
}
