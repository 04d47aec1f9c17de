package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogTrustOptions;
import register.commands.text.NoticeVerdict;
import register.json.CanonicalJson;
import register.log.NoteKey;
import register.log.TrustFile;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeProof;

/// Verifies the file that a customer got with a notice. It needs neither the register nor a network.
final class VerifyNoticeCommand {
    private static final long LARGEST = 1024 * 1024;

    private final Terminal terminal;

    VerifyNoticeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int verify(Path file, NamedRecipient recipient, LogTrustOptions options, boolean json) throws IOException {
        List<NoteKey> keys;
        @Nullable TrustFile trust;
        try {
            keys = options.keys();
            trust = options.witnesses();
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Exit.USAGE;
        }
        if (InputFile.size(file) > LARGEST) {
            throw new IOException(file + ": larger than any notice.json");
        }
        NoticeVerdict verdict;
        try {
            verdict = NoticeVerdict.of(NoticeProof.parse(InputFile.read(file)), recipient, keys, trust);
        } catch (IllegalArgumentException e) {
            verdict = NoticeVerdict.not(String.valueOf(e.getMessage()));
        }
        if (json) {
            terminal.out().println(new String(CanonicalJson.bytes(verdict.json()), UTF_8));
        } else {
            verdict.lines().forEach(terminal.out()::println);
        }
        return switch (verdict.log().standing()) {
            case PROVEN -> Exit.DONE;
            case UNDECIDED -> Exit.UNDECIDED;
            case NOT_PROVEN -> Exit.NO;
        };
    }
}
