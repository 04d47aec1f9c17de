package register.commands.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.option.UntilEnded;
import register.desk.DeskServer;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.publishing.Reasons;
import register.value.Language;
import register.words.Words;

/// `infra/register edit`: a policy file as a form in the browser.
@Command(
        name = "edit",
        description = "Opens a policy file as a form in your browser: prints an address for you alone, and serves "
                + "the form there, on this machine, until you end the command.")
public final class EditCommand implements Callable<Integer> {
    /// The commands that the editor runs.
    public interface EditorCommands {
        /// `draft`.
        int draft(Terminal terminal, String policy, LocalDate from) throws IOException;

        /// `publish`.
        ///
        /// @param file as a person saw it and agreed to, even if it has changed since
        int publish(Terminal terminal, PolicySource file, Reasons reasons) throws IOException;
    }

    private final Terminal terminal;
    private final EditorCommands others;

    @Parameters(
            paramLabel = "POLICY|FILE",
            description = "The policy file (YAML); with --from, the policy whose next version to draft.")
    private String edited = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Draft the version of this date (YYYY-MM-DD) from the one in force then, into a new file"
                    + " POLICY-DATE.yaml.")
    private @Nullable LocalDate from;

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "The language of the form, e.g. de. Default: the language that your browser requests.")
    private @Nullable String language;

    public EditCommand(Terminal terminal, EditorCommands others) {
        this.terminal = terminal;
        this.others = others;
    }

    @Override
    public Integer call() throws IOException {
        Language words = language == null ? null : new Language(language);
        if (words != null && !Words.speaks(words)) {
            terminal.err().println("--language: \"" + language + "\": expected one of " + Words.LANGUAGES);
            return Exit.USAGE;
        }
        Path file = Path.of(from == null ? edited : edited + "-" + from + ".yaml");
        if (from != null) {
            int exit = draft(edited, from, file);
            if (exit != Exit.DONE) {
                return exit;
            }
        } else if (!Files.isRegularFile(file)) {
            terminal.err().println(file + ": no such file; for the next version of a policy, add --from DATE");
            return Exit.FAILURE;
        }
        var shared = new EditedFile(file);
        var desk = new MachineDesk(terminal, shared, others);
        desk.requireAddress();
        try (DeskServer editor = DeskServer.start(shared, desk, words)) {
            terminal.result(
                    Json.object()
                            .put("file", file.toString())
                            .put("address", editor.address().toString())
                            .build(),
                    "edit " + file + " at " + editor.address());
            terminal.err().println("open this address in your browser; it is for you alone. Ctrl-C ends the editor.");
            UntilEnded.await(editor::await, () -> rescue(editor));
        }
        return Exit.DONE;
    }

    private int draft(String policy, LocalDate date, Path file) throws IOException {
        if (Files.exists(file)) {
            terminal.err().println(file + ": it already exists; to continue with it: edit " + file);
            return Exit.NO;
        }
        var out = new StringWriter();
        try (var drafting =
                new Terminal(terminal.environment(), new PrintWriter(out), terminal.err(), terminal.clock())) {
            int exit = others.draft(drafting, policy, date);
            if (exit != Exit.DONE) {
                return exit;
            }
        }
        try {
            Files.writeString(file, out.toString(), UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + ": it exists", e);
        }
        return Exit.DONE;
    }

    private void rescue(DeskServer editor) {
        try {
            for (Path saved : editor.rescue()) {
                terminal.err().println("unsaved changes are in " + saved);
                terminal.err().flush();
            }
        } catch (IOException | RuntimeException e) {
            terminal.err().println("unsaved changes could not be written: " + e.getMessage());
        }
    }
}
