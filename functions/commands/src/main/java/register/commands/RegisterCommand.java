package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.edit.EditCommand;
import register.commands.notices.NoticesCommand;
import register.commands.objections.ObjectionsCommand;
import register.commands.option.Exit;
import register.commands.option.JsonOption;
import register.commands.option.LogOptions;
import register.commands.option.LogTrustOptions;
import register.commands.option.OnAws;
import register.commands.option.Terminal;
import register.commands.option.TrustOptions;
import register.commands.recipients.RecipientsCommand;
import register.commands.requests.RequestsCommand;
import register.commands.webhooks.WebhooksCommand;
import register.notice.proof.NamedRecipient;
import register.publishing.Reasons;

/// The commands of `infra/register` and of an installed `register`, with their parameters.
@Command(
        name = "infra/register",
        mixinStandardHelpOptions = true,
        description = "Works on the register's data, with or without a running server.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Only the result goes to standard output, all else to standard error. The data are in $REGISTER_DATA,"
                    + " by default .register; in a checkout, that of the source tree."
        })
public final class RegisterCommand {
    private static final String NO_NOTICE = "Why customers are not told in time. Readers see it.";

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // The terminal reads it.
    private final JsonOption json;

    private RegisterCommand(Terminal terminal) {
        this.terminal = terminal;
        this.json = terminal.json();
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        return line(terminal).execute(arguments);
    }

    /// The program with all its commands.
    static CommandLine line(Terminal terminal) {
        return CommandLines.of(
                        new RegisterCommand(terminal),
                        terminal,
                        "done: accepted, unchanged, sound, genuine, verified",
                        "the answer is no: a conflict, an invalid policy, a document that is not genuine, a changed"
                                + " history, a damaged archive",
                        new EditCommand(terminal, new Editing()),
                        RequestsCommand.line(terminal),
                        ObjectionsCommand.line(terminal),
                        RecipientsCommand.line(terminal),
                        NoticesCommand.line(terminal),
                        WebhooksCommand.line(terminal),
                        new RedriveCommand(terminal),
                        ArchiveCommand.line(terminal),
                        new CertificateCommand(terminal),
                        new LogKeyCommand(terminal),
                        new WitnessesCommand(terminal),
                        new WitnessCommand(terminal),
                        new BrandCommand(terminal),
                        new CompletionCommand(terminal),
                        new ServeCommand())
                .setCommandName(System.getProperty("register.command", "infra/register"));
    }

    /// What the editor does is what these commands do.
    private static final class Editing implements EditCommand.Others {
        @Override
        public int draft(Terminal terminal, String policy, LocalDate from) throws IOException {
            return new DraftCommand(terminal).draft(policy, from);
        }

        @Override
        public int publish(Terminal terminal, Path file, Reasons reasons) throws IOException {
            // The editor has asked.
            return new PublishCommand(terminal).publish(file, reasons, true);
        }

        @Override
        public int requests(Terminal terminal, List<String> words) {
            return run(
                    terminal,
                    Stream.concat(Stream.of("requests"), words.stream()).toArray(String[]::new));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Publishes a policy file and makes its PDFs: says what will happen, asks, and prints version,"
                    + " revision and hash.")
    int publish(
            @Parameters(paramLabel = "FILE", description = "The policy file (YAML).") Path file,
            @Option(
                            names = "--correct",
                            description = "Correct the version that the file's date has already; needs --reason.")
                    boolean correct,
            @Option(names = "--reason", paramLabel = "TEXT", description = "With --correct: why. Readers see it.")
                    @Nullable
                    String reason,
            @Option(names = "--no-notice", paramLabel = "TEXT", description = NO_NOTICE) @Nullable String noNotice,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        if (correct != (reason != null)) {
            terminal.err()
                    .println(
                            correct
                                    ? "--reason: missing; a correction shows why it was made"
                                    : "--correct: missing; only a correction has a reason");
            return Exit.USAGE;
        }
        return new PublishCommand(terminal).publish(file, new Reasons(reason, noNotice), yes);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Withdraws a version that is announced and not yet in force.")
    int withdraw(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Parameters(paramLabel = "DATE", description = "The version's effective date, YYYY-MM-DD.") LocalDate date,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. Readers see it.")
                    String reason,
            @Option(names = "--aws", description = OnAws.DESCRIPTION) boolean aws,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        return new PublishCommand(terminal).withdraw(policy, date, reason, aws, yes);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Erases a natural person: name, address, contact and salt in every version up to now, with the files"
                            + " and PDFs that name them. Makes the PDFs again without them. The chain keeps its entries and"
                            + " records the redaction. Prints what it erased.")
    int redact(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Parameters(paramLabel = "SUBPROCESSOR", description = "The subprocessor's id.") String subprocessor,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why. Everybody can read it; it may not name the person.")
                    String reason,
            @Option(names = "--aws", description = OnAws.DESCRIPTION) boolean aws,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        return new PublishCommand(terminal).redact(policy, subprocessor, reason, aws, yes);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Checks a policy file: prints what is wrong, and what deserves a second look. Stores nothing.")
    int check(
            @Parameters(paramLabel = "FILE", description = "The policy file (YAML).") Path file,
            @Option(names = "--no-notice", paramLabel = "TEXT", description = NO_NOTICE) @Nullable String noNotice)
            throws IOException {
        return new CheckCommand(terminal).check(file, noNotice);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Drafts a policy from a page, its text or a list. Prints the draft; questions and omissions go to"
                            + " standard error. Stores nothing.")
    int importFrom(
            @Parameters(
                            paramLabel = "PAGE",
                            description = "The page or list: a file (.html, .md, .txt, .csv, .xlsx, .docx; texts in"
                                    + " UTF-8), or the address of one (https://).")
                    String source,
            @Option(names = "--policy", paramLabel = "POLICY", description = "The policy's id.") @Nullable
                    String policy,
            @Option(names = "--lang", paramLabel = "LANG", description = "The language of the page, e.g. en or et.")
                    @Nullable
                    String language,
            @Option(
                            names = "--category",
                            paramLabel = "CATEGORY",
                            description =
                                    "For rows whose table names none: infrastructure, service-specific or support.")
                    @Nullable
                    String category)
            throws IOException {
        return new ImportCommand(terminal).importFrom(source, policy, language, category);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Drafts the next version of a policy from the one in force on its date. Prints the draft."
                    + " Stores nothing.")
    int draft(
            @Parameters(paramLabel = "POLICY", description = "The policy's id.") String policy,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "DATE",
                            description = "The new version's effective date, YYYY-MM-DD.")
                    LocalDate from)
            throws IOException {
        return new DraftCommand(terminal).draft(policy, from);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Writes the page and the PDF of a policy file, marked as drafts, and what would change. Says what"
                            + " publishing would do. Seals and stores nothing.")
    int preview(
            @Parameters(paramLabel = "FILE", description = "The policy file (YAML).") Path file,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            defaultValue = "preview",
                            description = "The folder to write to; default: ${DEFAULT-VALUE}.")
                    Path out,
            @Option(names = "--lang", paramLabel = "LANG", description = "Only this edition; default: all.") @Nullable
                    String language,
            @Option(names = "--no-notice", paramLabel = "TEXT", description = NO_NOTICE) @Nullable String noNotice)
            throws IOException {
        return new PreviewCommand(terminal).preview(file, out, language, noNotice);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Writes the list of a policy file as a spreadsheet: a row for each subprocessor, and one for each"
                            + " engagement. With --read, takes what was changed in it back into the file, of which nothing else"
                            + " changes, and says what changed.")
    int sheet(
            @Parameters(index = "0", paramLabel = "FILE", description = "The policy file (YAML).") Path file,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "LIST",
                            description = "The spreadsheet to write (.xlsx); it must not exist yet.")
                    @Nullable
                    Path list,
            @Option(
                            names = "--read",
                            paramLabel = "LIST",
                            description = "The spreadsheet (.xlsx) whose changes go into FILE.")
                    @Nullable
                    Path read,
            @Option(
                            names = "--anyway",
                            description =
                                    "With --read: the spreadsheet prevails where it and the file were changed since"
                                            + " it was made.")
                    boolean anyway)
            throws IOException {
        if ((read == null) == (list == null)) {
            terminal.err()
                    .println("expected FILE LIST to write a spreadsheet, or --read LIST FILE to take its changes");
            return Exit.USAGE;
        }
        var sheet = new SheetCommand(terminal);
        return read == null ? sheet.write(file, list) : sheet.read(read, file, anyway);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Completes what a crash or an outage left undone: makes missing PDFs and checkpoints, fetches missing"
                            + " time-stamps, finishes redactions. Erases mail, requests and recipients whose time is over.")
    int reconcile() throws IOException {
        return new ReconcileCommand(terminal).reconcile();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Checks a PDF: is it a genuine document of this register, unchanged and whole? Which one, and is it in"
                            + " force? Prints the seal's indication (ETSI EN 319 102-1). Uses no network.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The PDF.") Path file,
            @Mixin TrustOptions trust,
            @Option(
                            names = "--rerender",
                            description =
                                    "Render the PDF again from the stored edition. Fail unless the file begins with"
                                            + " the same bytes.")
                    boolean rerender,
            @Option(
                            names = "--proof",
                            paramLabel = "FILE",
                            description = "A proof that the PDF's entry is in the log (C2SP tlog-proof), from"
                                    + " HOST/log/POLICY/proofs/ENTRY.")
                    @Nullable
                    Path proof,
            @Mixin LogTrustOptions log)
            throws IOException {
        return new VerifyCommand(terminal).verify(file, trust, rerender, proof, log);
    }

    @Command(
            name = "verify-log",
            mixinStandardHelpOptions = true,
            description =
                    "Recomputes the whole history of one policy from what a server shows of its log. Verified means: all of"
                            + " it is shown, recomputed and signed, and what the policy shows is in it. Otherwise names what"
                            + " contradicts (exit code 1), or what is not signed or witnessed yet (4). Needs no data folder and"
                            + " trusts nothing else.")
    int verifyLog(
            @Parameters(paramLabel = "URL", description = "One policy's log: http(s)://HOST/log/POLICY.")
                    String address,
            @Option(
                            names = "--since",
                            paramLabel = "CHECKPOINT",
                            description =
                                    "A checkpoint that you kept, or what holds one: an entry's proof, or a notice.json."
                                            + " It must belong to the same history.")
                    @Nullable
                    Path since,
            @Mixin LogOptions options)
            throws IOException {
        return new VerifyLogCommand(terminal).verify(address, since, options);
    }

    @Command(
            name = "verify-notice",
            mixinStandardHelpOptions = true,
            description =
                    "Checks the file notice.json that came with a notice of changes: had the register committed in its log"
                            + " to telling this customer this by then? It does not show that the notice was sent. Uses no"
                            + " network and no data folder.")
    int verifyNotice(
            @Parameters(paramLabel = "FILE", description = "The file notice.json.") Path file,
            @Option(
                            names = "--customer",
                            paramLabel = "NAME",
                            description = "The customer's name, letter for letter; leave it out for a subscriber.")
                    @Nullable
                    String customer,
            @Option(
                            names = "--address",
                            required = true,
                            paramLabel = "ADDRESS",
                            description = "The mail address that the notice went to, letter for letter.")
                    String address,
            @Option(
                            names = "--external-id",
                            paramLabel = "ID",
                            description = "Demand that the company knows the customer by this id.")
                    @Nullable
                    String externalId,
            @Mixin LogTrustOptions log)
            throws IOException {
        return new VerifyCommand(terminal).verifyNotice(file, new NamedRecipient(customer, address, externalId), log);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Follows the log of one policy, for a schedule such as cron. The first time it verifies all of it and"
                            + " remembers its key. Each later time it verifies that the log continues what it saw, and prints"
                            + " what is new, if anything. Fails (exit code 1) if the history was changed.")
    int watch(
            @Parameters(paramLabel = "URL", description = "One policy's log: http(s)://HOST/log/POLICY.")
                    String address,
            @Option(
                            names = "--state",
                            required = true,
                            paramLabel = "FILE",
                            description = "What is kept between the visits. The first visit makes it.")
                    Path state,
            @Mixin LogOptions options)
            throws IOException {
        return new WatchCommand(terminal).watch(address, state, options);
    }
}
