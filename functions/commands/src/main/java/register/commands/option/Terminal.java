package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import register.commands.text.ProgressLine;
import register.json.CanonicalJson;
import register.json.Json;
import register.machine.settings.Settings;
import register.machine.site.Site;
import register.machine.site.ThisMachine;

/// Where a command reads and writes: its result goes to standard output, by `result` alone, the rest to `err`.
public final class Terminal {
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final JsonOption json = new JsonOption();

    public Terminal(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /// The one of this process.
    public static Terminal ofProcess() {
        return new Terminal(
                System.getenv(),
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                Clock.systemUTC());
    }

    public Map<String, String> environment() {
        return environment;
    }

    public PrintWriter err() {
        return err;
    }

    public Clock clock() {
        return clock;
    }

    /// Prints what a command found or did: for programs where `--json` asks for it, else for people.
    ///
    /// @param form one value, named as the API names it
    /// @param lines the same in words
    public void result(Supplier<? extends Json> form, Supplier<Stream<String>> lines) {
        if (json.asked()) {
            out.println(CanonicalJson.text(form.get()));
        } else {
            lines.get().forEach(out::println);
        }
        out.flush();
    }

    /// The same of one that is at hand.
    public void result(Json form, List<String> lines) {
        result(() -> form, lines::stream);
    }

    public void result(Json form, String line) {
        result(form, List.of(line));
    }

    /// Whether programs read the result.
    public boolean isForPrograms() {
        return json.asked();
    }

    /// Whether a result got lost, e.g. since the disk is full.
    public boolean isLost() {
        return out.checkError();
    }

    /// Where help goes, which is no result.
    public PrintWriter help() {
        return out;
    }

    /// What decides on the form of results.
    public JsonOption json() {
        return json;
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

    /// Whether somebody is there to answer.
    public static boolean answers() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// Asks before what cannot be taken back. Where nobody is there to answer it is refused.
    ///
    /// @param yes whether it was answered on the command line
    /// @return the exit code; `Exit.DONE` to go on
    public int ask(boolean yes, String question) {
        if (yes) {
            return Exit.DONE;
        }
        if (!answers()) {
            err.println(question + " Nobody is at a terminal to answer: add --yes");
            return Exit.USAGE;
        }
        if (confirmed(question)) {
            return Exit.DONE;
        }
        err.println("nothing was done");
        return Exit.NO;
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
