package register.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands of `infra/register`, and of an installed `register`: what each is asked with.
@Command(
        name = "infra/register",
        mixinStandardHelpOptions = true,
        description = "Works on the register's data, beside a running server or without one.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The result alone goes to standard output, the rest to standard error. The data lie in $REGISTER_DATA,"
                    + " by default in .register, in a checkout that of the source tree."
        })
public final class RegisterCommand {
    private final Terminal terminal;

    private RegisterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        CommandLine line = CommandLines.of(
                        new RegisterCommand(terminal),
                        terminal,
                        "done: accepted, unchanged, sound, genuine, verified",
                        "the answer is no: a conflict, an invalid policy, a document that is not genuine, a history"
                                + " that was changed, an archive that is damaged",
                        new RequestsCommand(terminal),
                        new RedriveCommand(terminal),
                        new ExportCommand(terminal),
                        new ImportArchiveCommand(terminal),
                        new CertificateCommand(terminal),
                        new ServeCommand())
                .setCommandName(System.getProperty("register.command", "infra/register"));
        if (arguments.length == 0) {
            line.usage(terminal.err());
            return Exit.USAGE;
        }
        return line.execute(arguments);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Publishes a policy file and makes its snapshots. Prints version, revision and hash.")
    int publish(
            @Parameters(paramLabel = "FILE", description = "The policy, YAML.") Path file,
            @Option(names = "--correct", description = "Corrects the version that stands for this date.")
                    boolean correct,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown wherever the revision is.")
                    @Nullable
                    String reason)
            throws IOException {
        if (correct != (reason != null)) {
            terminal.err().println("--correct and --reason go together");
            return Exit.USAGE;
        }
        return new PublishCommand(terminal).publish(file, reason);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Withdraws a version that is announced and not yet in force.")
    int withdraw(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Parameters(paramLabel = "DATE", description = "The version's effective date.") LocalDate date,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; shown with it.")
                    String reason,
            @Option(names = "--aws", description = OnAws.DESCRIPTION) boolean aws) {
        return new PublishCommand(terminal).withdraw(policy, date, reason, aws);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Ends what is told of a natural person: erases name, address, contact and salt from every"
                    + " version up to now, with the files and PDFs that name them, and makes the PDFs anew without."
                    + " The chain keeps the entries and says that this was done. Prints what was erased.")
    int redact(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Parameters(paramLabel = "SUBPROCESSOR", description = "The subprocessor's id.") String subprocessor,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why, for everybody to read; it may not name the person.")
                    String reason,
            @Option(names = "--aws", description = OnAws.DESCRIPTION) boolean aws) {
        return new PublishCommand(terminal).redact(policy, subprocessor, reason, aws);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says what is wrong with a policy file, and what deserves a second look. Stores nothing.")
    int check(@Parameters(paramLabel = "FILE", description = "The policy, YAML.") Path file) throws IOException {
        return new CheckCommand(terminal).check(file);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Makes the draft of a policy from a page, its text or a list. Prints the draft; questions and"
                    + " what is left out go to standard error. Stores nothing.")
    int importFrom(
            @Parameters(paramLabel = "FILE", description = "The page or list: .html, .txt or .csv, UTF-8.") Path file,
            @Option(names = "--policy", paramLabel = "POLICY", description = "The policy's id.") @Nullable
                    String policy,
            @Option(
                            names = "--lang",
                            paramLabel = "LANG",
                            description = "The language it is written in, e.g. en or et.")
                    @Nullable
                    String language,
            @Option(
                            names = "--category",
                            paramLabel = "CATEGORY",
                            description =
                                    "Of rows whose table names none: infrastructure, service-specific or support.")
                    @Nullable
                    String category)
            throws IOException {
        return new ImportCommand(terminal).importFrom(file, policy, language, category);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Starts the next version of a policy from the one in force on its date. Prints the draft."
                    + " Stores nothing.")
    int draft(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Option(names = "--from", required = true, paramLabel = "DATE", description = "Its effective date.")
                    LocalDate from) {
        return new DraftCommand(terminal).draft(policy, from);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes the page and the PDF of a policy file, marked as drafts, and what would change, and"
                    + " says what publishing would do. Seals and stores nothing.")
    int preview(
            @Parameters(paramLabel = "FILE", description = "The policy, YAML.") Path file,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            defaultValue = "preview",
                            description = "The folder to write to; default: ${DEFAULT-VALUE}.")
                    Path out,
            @Option(names = "--lang", paramLabel = "LANG", description = "Only this edition; default: every one.")
                    @Nullable
                    String language)
            throws IOException {
        return new PreviewCommand(terminal).preview(file, out, language);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes the snapshots and checkpoints that a crash left out, fetches missing time-stamps, and"
                    + " erases what a crash left of redactions and what is kept no longer of requests.")
    int reconcile() {
        return new PublishCommand(terminal).reconcile();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says whether a PDF is a genuine document of this register, unchanged and whole, which one,"
                    + " and whether it is in force; and of its seal what ETSI EN 319 102-1 calls it. Nobody is asked over"
                    + " a network.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The PDF.") Path file,
            @Mixin TrustOptions trust,
            @Option(
                            names = "--rerender",
                            description = "Render the snapshot again from the stored edition, and fail unless the file"
                                    + " begins with the same bytes.")
                    boolean rerender,
            @Option(names = "--json", description = "As JSON.") boolean json)
            throws IOException {
        return new VerifyCommand(terminal).verify(file, trust, rerender, json);
    }

    @Command(
            name = "verify-chain",
            mixinStandardHelpOptions = true,
            description = "Recomputes the whole history that a server shows of one policy: verified is what is shown,"
                    + " signed and recomputed to its last entry. Names what contradicts (exit code 1), or what is not"
                    + " shown or signed (4). Needs no data folder and trusts nothing else.")
    int verifyChain(
            @Parameters(paramLabel = "URL", description = "One policy: http(s)://HOST/v1/policies/POLICY.")
                    String address,
            @Option(
                            names = "--since",
                            paramLabel = "CHECKPOINT",
                            description = "A checkpoint that was kept: it must belong to the same history.")
                    @Nullable
                    Path since,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description =
                                    "Believe checkpoints of this verifier key alone, or of these, where it is given"
                                            + " more than once; default: those of the server's /v1/keys.")
                    @Nullable
                    List<String> keys,
            @Option(
                            names = "--trust-tsa",
                            paramLabel = "CERT",
                            description = "Believe the time-stamps of this time-stamp authority alone (PEM or DER), or,"
                                    + " where it is a certification authority's certificate, of every time-stamp"
                                    + " authority under it; default: it is only checked that they hold.")
                    @Nullable
                    Path trustedAuthority,
            @Option(
                            names = "--minutes",
                            paramLabel = "COUNT",
                            defaultValue = "15",
                            description = "How long it may take; default: ${DEFAULT-VALUE}.")
                    int minutes,
            @Option(names = "--json", description = "As JSON.") boolean json)
            throws IOException {
        return new VerifyChainCommand(terminal)
                .verify(address, since, keys == null ? List.of() : keys, trustedAuthority, minutes, json);
    }
}
