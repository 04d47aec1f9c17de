package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.log.NoteKey;
import register.log.TrustFile;
import register.value.Problem;

/// Whose signatures of a log's checkpoints count.
public final class LogTrustOptions {
    private static final long LARGEST = 1024 * 1024;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "Believe only a log that this verifier key signed, or that it handed over from one key to"
                    + " the next. May be repeated; default: the key that the server names.")
    private @Nullable List<String> keys;

    @Option(
            names = "--witnesses",
            paramLabel = "TRUSTFILE",
            description = "Demand that as many of these witnesses saw the history as the file asks for (C2SP"
                    + " tlog-policy). What it names as a log counts as --key.")
    private @Nullable Path witnesses;

    /// @throws IllegalArgumentException naming the option and the value that is wrong
    public List<NoteKey> keys() {
        return keys == null
                ? List.of()
                : keys.stream().map(LogTrustOptions::key).toList();
    }

    private static NoteKey key(String text) {
        try {
            return NoteKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--key: \"" + Problem.printable(text) + "\": " + e.getMessage(), e);
        }
    }

    /// @return null where none are named
    /// @throws IllegalArgumentException naming the file, its line and the value that is wrong
    /// @throws IOException when the file cannot be read
    public @Nullable TrustFile witnesses() throws IOException {
        if (witnesses == null) {
            return null;
        }
        if (InputFile.size(witnesses) > LARGEST) {
            throw new IOException(witnesses + ": larger than any trust file");
        }
        try {
            return TrustFile.parse(new String(InputFile.read(witnesses), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--witnesses: " + witnesses + ": " + e.getMessage(), e);
        }
    }
}
