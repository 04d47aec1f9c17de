package register.commands.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.text.NoticeVerdict;
import register.log.NoteKey;
import register.log.TrustFile;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeProof;

/// Whom to believe about a customer's `notice.json`. It needs neither the register nor a network.
///
/// @param keys of the log
/// @param trust names witnesses to be asked for; absent where none are
public record NoticeCheck(List<NoteKey> keys, @Nullable TrustFile trust) {
    private static final long LARGEST = 1024 * 1024;

    /// @throws IllegalArgumentException naming the option that is wrong
    public static NoticeCheck of(LogTrustOptions options) throws IOException {
        return new NoticeCheck(options.keys(), options.witnesses());
    }

    /// @throws IOException when the file cannot be read
    public NoticeVerdict of(Path file, NamedRecipient recipient) throws IOException {
        if (InputFile.size(file) > LARGEST) {
            throw new IOException(file + ": larger than any notice.json");
        }
        try {
            return NoticeVerdict.of(NoticeProof.parse(InputFile.read(file)), recipient, keys, trust);
        } catch (IllegalArgumentException e) {
            return NoticeVerdict.not(String.valueOf(e.getMessage()));
        }
    }
}
