package register.commands;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.desk.DeskCommand;
import register.commands.doctor.DoctorCommand;
import register.commands.edit.EditCommand;
import register.commands.folder.SiteCommand;
import register.commands.follow.FollowCommand;
import register.commands.mcp.McpCommand;
import register.commands.notices.NoticesCommand;
import register.commands.objections.ObjectionsCommand;
import register.commands.option.CommonOptions;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.recipients.RecipientsCommand;
import register.commands.requests.RequestsCommand;
import register.commands.verify.ConformCommand;
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
            "Only the result goes to standard output, everything else to standard error. The data is in "
                    + "$REGISTER_DATA, by default .register in the source tree of a checkout."
        })
public final class RegisterCommand {
    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new Subcommand(CheckCommand.class, CheckCommand::new),
            new Subcommand(DoraCommand.class, DoraCommand::new),
            new Subcommand(DraftCommand.class, DraftCommand::new),
            new Subcommand(ImportCommand.class, ImportCommand::new),
            new Subcommand(PreviewCommand.class, PreviewCommand::new),
            new Subcommand(PublishCommand.class, PublishCommand::new),
            new Subcommand(ReconcileCommand.class, ReconcileCommand::new),
            new Subcommand(RedactCommand.class, RedactCommand::new),
            new Subcommand(SheetCommand.class, SheetCommand::new),
            new Subcommand(SiteCommand.class, SiteCommand::new),
            new Subcommand(VerifyCommand.class, VerifyCommand::new),
            new Subcommand(VerifyLogCommand.class, VerifyLogCommand::new),
            new Subcommand(ConformCommand.class, ConformCommand::new),
            new Subcommand(VerifyNoticeCommand.class, VerifyNoticeCommand::new),
            new Subcommand(WatchCommand.class, WatchCommand::new),
            new Subcommand(FollowCommand.class, FollowCommand::new),
            new Subcommand(WithdrawCommand.class, WithdrawCommand::new),
            new Subcommand(
                    DeskCommand.class, terminal -> new DeskCommand(terminal, RegisterCommand::run, new Editing())),
            new Subcommand(EditCommand.class, terminal -> new EditCommand(terminal, new Editing())),
            new Subcommand(RequestsCommand.class, RequestsCommand::line),
            new Subcommand(ObjectionsCommand.class, ObjectionsCommand::line),
            new Subcommand(RecipientsCommand.class, RecipientsCommand::line),
            new Subcommand(NoticesCommand.class, NoticesCommand::line),
            new Subcommand(WebhooksCommand.class, WebhooksCommand::line),
            new Subcommand(DoctorCommand.class, DoctorCommand::new),
            new Subcommand(RedriveCommand.class, RedriveCommand::new),
            new Subcommand(ArchiveCommand.class, ArchiveCommand::line),
            new Subcommand(CertificateCommand.class, CertificateCommand::new),
            new Subcommand(LogKeyCommand.class, LogKeyCommand::new),
            new Subcommand(WitnessesCommand.class, WitnessesCommand::new),
            new Subcommand(WitnessCommand.class, WitnessCommand::new),
            new Subcommand(BrandCommand.class, BrandCommand::new),
            new Subcommand(McpCommand.class, McpCommand::new),
            new Subcommand(CompletionCommand.class, CompletionCommand::new),
            new Subcommand(ServeCommand.class, _ -> new ServeCommand()),
            new Subcommand(HealthCommand.class, _ -> new HealthCommand()));

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
        return CommandLines.execute(() -> line(terminal, arguments), terminal, arguments);
    }

    /// The program with the commands that these arguments may ask for.
    static CommandLine line(Terminal terminal, String... arguments) {
        return CommandLines.of(
                        new RegisterCommand(terminal),
                        terminal,
                        "success: accepted, unchanged, sound, genuine, verified",
                        "failure: a conflict, an invalid policy, a document that is not genuine, a changed"
                                + " history, a damaged archive",
                        asked(arguments)
                                .map(each -> each.made().apply(terminal))
                                .toArray())
                .setCommandName(System.getProperty("register.command", "infra/register"));
    }

    /// Building all commands takes a third of the time of a short one, so only the named one is built. Help,
    /// completion and an unknown command need them all.
    private static Stream<Subcommand> asked(String... arguments) {
        String first =
                Stream.of(arguments).dropWhile("--json"::equals).findFirst().orElse("");
        List<Subcommand> named = SUBCOMMANDS.stream()
                .filter(each -> each.name().equals(first) && each.type() != CompletionCommand.class)
                .toList();
        return (named.isEmpty() ? SUBCOMMANDS : named).stream();
    }

    private record Subcommand(Class<?> type, Function<Terminal, Object> made) {
        String name() {
            return type.getAnnotation(Command.class).name();
        }
    }

    /// The commands that the editor runs.
    private static final class Editing implements EditCommand.EditorCommands {
        @Override
        public int draft(Terminal terminal, String policy, LocalDate from) throws IOException {
            return new DraftCommand(terminal).draft(new PolicyId(policy), from);
        }

        @Override
        public int publish(Terminal terminal, PolicySource file, Reasons reasons) throws IOException {
            // The editor has asked for consent.
            return new PublishCommand(terminal).publishAsAgreed(file, reasons);
        }
    }
}
