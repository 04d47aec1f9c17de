package register.commands.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogTrustOptions;
import register.commands.option.Terminal;
import register.commands.text.NoticeVerdict;
import register.commands.text.PdfProof;
import register.log.NoteKey;
import register.log.TrustFile;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeProof;

/// Verifies the file that a customer received with a notice.
@Command(
        name = "verify-notice",
        description = "Checks the file notice.json that is attached to a notice of changes: whether the register "
                + "committed in its log to notifying this customer of these changes by the deadline. It does not "
                + "show that the notice was sent. Uses no network and no data folder.")
public final class VerifyNoticeCommand implements Callable<Integer> {
    private static final long LARGEST = 1024 * 1024;

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
            description = "Require this to be the company's id for the customer.")
    private @Nullable String externalId;

    @Mixin
    private final LogTrustOptions log = new LogTrustOptions();

    public VerifyNoticeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        NoticeVerdict verdict = verdict(new NamedRecipient(customer, address, externalId), log.keys(), log.witnesses());
        terminal.result(verdict.json(), verdict.lines());
        return exit(verdict.log());
    }

    private NoticeVerdict verdict(NamedRecipient recipient, List<NoteKey> keys, @Nullable TrustFile trust)
            throws IOException {
        byte[] content = InputFile.read(file, LARGEST, "notice.json");
        try {
            return NoticeVerdict.of(NoticeProof.parse(content), recipient, keys, trust);
        } catch (IllegalArgumentException e) {
            return NoticeVerdict.not(String.valueOf(e.getMessage()));
        }
    }

    static int exit(PdfProof proof) {
        return switch (proof.standing()) {
            case PROVEN -> Exit.DONE;
            case UNDECIDED -> Exit.UNDECIDED;
            case NOT_PROVEN -> Exit.NO;
        };
    }
}
