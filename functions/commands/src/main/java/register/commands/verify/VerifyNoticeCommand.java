package register.commands.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.LogTrustOptions;
import register.commands.option.NoticeCheck;
import register.commands.option.Terminal;
import register.commands.text.NoticeVerdict;
import register.commands.text.PdfProof;
import register.notice.proof.NamedRecipient;

/// Verifies the file that a customer got with a notice.
@Command(
        name = "verify-notice",
        mixinStandardHelpOptions = true,
        description =
                "Checks the file notice.json that came with a notice of changes: had the register committed in its log"
                        + " to telling this customer this by then? It does not show that the notice was sent. Uses no"
                        + " network and no data folder.")
public final class VerifyNoticeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file notice.json.")
    private Path file = Path.of("");

    @Option(
            names = "--customer",
            paramLabel = "NAME",
            description = "The customer's name, letter for letter; leave it out for a subscriber.")
    private @Nullable String customer;

    @Option(
            names = "--address",
            required = true,
            paramLabel = "ADDRESS",
            description = "The mail address that the notice went to, letter for letter.")
    private String address = "";

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "Demand that the company knows the customer by this id.")
    private @Nullable String externalId;

    @Mixin
    private final LogTrustOptions log = new LogTrustOptions();

    public VerifyNoticeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        NoticeCheck check;
        try {
            check = NoticeCheck.of(log);
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Exit.USAGE;
        }
        NoticeVerdict verdict = check.of(file, new NamedRecipient(customer, address, externalId));
        terminal.result(verdict.json(), verdict.lines());
        return exit(verdict.log());
    }

    static int exit(PdfProof proof) {
        return switch (proof.standing()) {
            case PROVEN -> Exit.DONE;
            case UNDECIDED -> Exit.UNDECIDED;
            case NOT_PROVEN -> Exit.NO;
        };
    }
}
