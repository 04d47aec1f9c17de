package register.commands;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.edit.EditCommand;
import register.commands.notices.NoticesCommand;
import register.commands.objections.ObjectionsCommand;
import register.commands.option.CommonOptions;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.recipients.RecipientsCommand;
import register.commands.requests.RequestsCommand;
import register.commands.verify.VerifyCommand;
import register.commands.verify.VerifyLogCommand;
import register.commands.verify.VerifyNoticeCommand;
import register.commands.verify.WatchCommand;
import register.publishing.Reasons;
import register.value.PolicyId;

/// The commands of `infra/register` and of an installed `register`, with their parameters.
@Command(
        name = "infra/register",
        description = "Works on the register's data, with or without a running server.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Only the result goes to standard output, everything else to standard error. The data"
                    + " are in $REGISTER_DATA, by default .register in the source tree of a checkout."
        })
public final class RegisterCommand {
    @Mixin
    @SuppressWarnings("UnusedVariable") // The terminal reads it.
    private final CommonOptions options;

    private RegisterCommand(Terminal terminal) {
        this.options = terminal.options();
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        return CommandLines.execute(() -> line(terminal), terminal, arguments);
    }

    /// The program with all its commands.
    static CommandLine line(Terminal terminal) {
        return CommandLines.of(
                        new RegisterCommand(terminal),
                        terminal,
                        "done: accepted, unchanged, sound, genuine, verified",
                        "the answer is no: a conflict, an invalid policy, a document that is not genuine, a changed"
                                + " history, a damaged archive",
                        new CheckCommand(terminal),
                        new DraftCommand(terminal),
                        new ImportCommand(terminal),
                        new PreviewCommand(terminal),
                        new PublishCommand(terminal),
                        new ReconcileCommand(terminal),
                        new RedactCommand(terminal),
                        new SheetCommand(terminal),
                        new VerifyCommand(terminal),
                        new VerifyLogCommand(terminal),
                        new VerifyNoticeCommand(terminal),
                        new WatchCommand(terminal),
                        new WithdrawCommand(terminal),
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

    /// The commands that the editor runs.
    private static final class Editing implements EditCommand.Others {
        @Override
        public int draft(Terminal terminal, String policy, LocalDate from) throws IOException {
            return new DraftCommand(terminal).draft(new PolicyId(policy), from);
        }

        @Override
        public int publish(Terminal terminal, PolicySource file, Reasons reasons) throws IOException {
            // The editor has asked for consent.
            return new PublishCommand(terminal).publishAsAgreed(file, reasons);
        }

        @Override
        public int requests(Terminal terminal, List<String> words) {
            return run(
                    terminal,
                    Stream.concat(Stream.of("requests"), words.stream()).toArray(String[]::new));
        }
    }
}
