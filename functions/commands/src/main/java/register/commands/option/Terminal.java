package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import register.commands.text.ProgressLine;
import register.machine.settings.Settings;
import register.machine.site.Site;
import register.machine.site.ThisMachine;

/// Where a command reads and writes: its result goes to `out`, the rest to `err`.
public record Terminal(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {

    /// The one of this process.
    public static Terminal ofProcess() {
        return new Terminal(
                System.getenv(),
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                Clock.systemUTC());
    }

    public Settings settings() {
        return Settings.read(environment);
    }

    /// On a terminal, which `infra/register` detects, progress overwrites itself.
    public ProgressLine progress() {
        return new ProgressLine(err, Boolean.getBoolean("register.terminal"));
    }

    /// @throws IOException when there is nothing to open
    public ThisMachine openExisting() throws IOException {
        Settings settings = settings();
        if (!ThisMachine.exists(settings)) {
            throw new IOException("REGISTER_DATA: \"" + settings.data()
                    + "\": no register there; set REGISTER_DATA to the folder of one");
        }
        return open();
    }

    /// The register on AWS, or the one here; makes one here if there is none.
    public Site site(boolean aws) {
        return aws ? Site.onAws(environment, clock) : open();
    }

    /// The register on AWS, or the one here.
    ///
    /// @throws IOException when there is nothing to open
    public Site existing(boolean aws) throws IOException {
        return aws ? Site.onAws(environment, clock) : openExisting();
    }

    /// Asks the person at the terminal.
    ///
    /// @return false where nobody is there
    public boolean confirmed(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                .isPresent();
    }

    public ThisMachine open() {
        return ThisMachine.open(settings(), clock);
    }
}
