package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
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
import register.network.Reach;
import register.settings.Variables;

/// The input and output of a command. Its result goes to standard output, only through `result`; the rest goes to
/// `err`. It also opens registers for a command, and closes them when the command ends.
public final class Terminal implements AutoCloseable {
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final CommonOptions options = new CommonOptions();
    private final Deque<Site> opened = new ArrayDeque<>();

    public Terminal(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /// The terminal of this process.
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

    /// Prints a command's result: for programs with `--json`, otherwise for people.
    ///
    /// @param form one value, named as in the API
    /// @param lines the result in words
    public void result(Supplier<? extends Json> form, Supplier<Stream<String>> lines) {
        if (options.json()) {
            out.println(CanonicalJson.text(form.get()));
        } else {
            lines.get().forEach(out::println);
        }
        out.flush();
    }

    /// Prints a result of one member.
    public void result(String name, Supplier<? extends Json> value, Supplier<Stream<String>> lines) {
        result(() -> Json.object().put(name, value.get()).build(), lines);
    }

    public void result(String name, Json value, List<String> lines) {
        result(name, () -> value, lines::stream);
    }

    /// Prints a result that is already computed.
    public void result(Json form, List<String> lines) {
        result(() -> form, lines::stream);
    }

    public void result(Json form, String line) {
        result(form, List.of(line));
    }

    /// True if a program reads the result.
    public boolean isForPrograms() {
        return options.json();
    }

    /// True if a result was lost, e.g. because the disk is full.
    public boolean isLost() {
        return out.checkError();
    }

    /// The output for help, which is not a result.
    public PrintWriter help() {
        return out;
    }

    /// The options of every command; `--json` decides on the form of results.
    public CommonOptions options() {
        return options;
    }

    public Settings settings() {
        return Settings.read(environment);
    }

    /// Which servers strangers' addresses may lead to.
    public Reach reach() {
        return Variables.of(environment).flag("REGISTER_PRIVATE_AUTHORITIES", false) ? Reach.PRIVATE : Reach.PUBLIC;
    }

    /// Progress lines, which overwrite themselves on a terminal. `infra/register` detects one.
    public ProgressLine progress() {
        return new ProgressLine(err, Boolean.getBoolean("register.terminal"));
    }

    /// Opens the register here, creating one if there is none. It is closed when the command ends.
    public ThisMachine open() {
        return opened(ThisMachine.open(settings(), clock));
    }

    /// Opens the register here.
    ///
    /// @throws IOException if there is none
    public ThisMachine openExisting() throws IOException {
        Settings settings = settings();
        if (!ThisMachine.exists(settings)) {
            throw new IOException("REGISTER_DATA: \"" + settings.data()
                    + "\": no register there; set REGISTER_DATA to the folder of one");
        }
        return open();
    }

    Site openOnAws() {
        return opened(Site.onAws(environment, clock));
    }

    private synchronized <S extends Site> S opened(S site) {
        opened.push(site);
        return site;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /// True if a person is there to answer.
    public static boolean answers() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// Asks for consent to an irreversible step.
    ///
    /// @param yes true if the command line gives it
    /// @throws NoResultException without consent
    public void ask(boolean yes, String question) {
        if (yes) {
            return;
        }
        if (!answers()) {
            throw NoResultException.usage(question + " There is no terminal to ask on: add --yes");
        }
        if (!confirmed(question)) {
            throw NoResultException.no("nothing was done");
        }
    }

    /// Asks for consent to an erasure.
    ///
    /// @param yes true if the command line gives it
    /// @throws NoResultException without consent
    public void askToErase(boolean yes, String what) {
        if (!yes && !confirmed("Erase " + what + "?")) {
            throw NoResultException.no("nothing was erased; --yes erases without asking");
        }
    }

    private static boolean confirmed(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                .isPresent();
    }
}
