package register.commands.desk;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.edit.EditCommand;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.option.UntilEnded;
import register.desk.DeskServer;
import register.desk.draft.Drafting;
import register.desk.view.Drafts;
import register.desk.view.KeptRegister;
import register.json.Json;
import register.machine.settings.DeskSignIn;
import register.machine.site.Site;
import register.settings.Variables;
import register.value.Language;
import register.words.Words;

/// `infra/register desk`: the keeper's pages in the browser.
@Command(
        name = "desk",
        description = "Opens the register's desk in your browser: what waits for you, nearest deadline first. Prints"
                + " an address for you alone, and serves the desk there, on this machine, until you end the command. For a"
                + " team that signs in at a proxy, see $REGISTER_DESK_URL.")
public final class DeskCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Program program;
    private final EditCommand.EditorCommands publishing;

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DeciderOption by = new DeciderOption();

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "The language of the desk, e.g. de. Default: the language that your browser requests.")
    private @Nullable String language;

    /// @param program runs the commands that the desk's forms ask for
    /// @param publishing publishes what the desk drafts
    public DeskCommand(Terminal terminal, Program program, EditCommand.EditorCommands publishing) {
        this.terminal = terminal;
        this.program = program;
        this.publishing = publishing;
        this.at = new SiteOption(terminal);
    }

    /// The program that this command belongs to.
    public interface Program {
        /// @return the exit code
        int run(Terminal terminal, String... words);
    }

    @Override
    public Integer call() throws IOException {
        Language words = language == null ? null : new Language(language);
        if (words != null && !Words.speaks(words)) {
            terminal.err().println("--language: \"" + language + "\": expected one of " + Words.LANGUAGES);
            return Exit.USAGE;
        }
        // The history would refuse the name later.
        var _ = by.at(terminal.clock());
        Site site = at.existing();
        var kept = new KeptRegister(
                site, terminal.clock(), new Drafts(terminal.settings().data().resolve("drafts")), by.name());
        // Nothing is published on AWS by a command.
        Drafting drafting = at.isAws() ? null : new MachineDrafting(terminal, publishing);
        DeskSignIn signIn = DeskSignIn.read(Variables.of(terminal.environment()));
        var commands = new CapturedCommands(terminal, program, at);
        try (DeskServer desk = signIn == null
                ? DeskServer.start(kept, commands, drafting, words)
                : DeskServer.start(kept, commands, drafting, words, signIn)) {
            terminal.err()
                    .println(
                            signIn == null
                                    ? "open this address in your browser; it is for you alone. Ctrl-C ends the desk."
                                    : "the proxy forwards to 127.0.0.1:" + desk.port() + ". Ctrl-C ends the desk.");
            terminal.result(
                    Json.object().put("address", desk.address().toString()).build(), "desk at " + desk.address());
            UntilEnded.await(desk::await, () -> {});
        }
        return Exit.DONE;
    }
}
