package register.commands.option;

import static register.commands.option.NoResultException.orUsage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.log.NoteKey;
import register.log.TrustFile;
import register.value.Problem;

/// The keys and witnesses whose signatures of a log's checkpoints count.
public final class LogTrustOptions {
    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "Trust only a log that is signed by this verifier key, or by a key that it handed over "
                    + "to. May be repeated; default: the key that the server names.")
    private @Nullable List<String> keys;

    @Option(
            names = "--witnesses",
            paramLabel = "TRUSTFILE",
            description = "Require that as many witnesses as this trust file demands (C2SP tlog-policy) saw the "
                    + "history. Its log line counts as --key.")
    private @Nullable Path witnesses;

    /// @throws NoResultException naming the invalid option and its value
    public List<NoteKey> keys() {
        return Stream.ofNullable(keys)
                .flatMap(List::stream)
                .map(key -> orUsage("--key: \"" + Problem.printable(key) + "\": ", () -> NoteKey.parse(key)))
                .toList();
    }

    /// @return null if none are named
    /// @throws NoResultException naming the file, line and invalid value
    /// @throws IOException if the file is unreadable
    public @Nullable TrustFile witnesses() throws IOException {
        if (witnesses == null) {
            return null;
        }
        String text = InputFile.parse(witnesses, "trust file", Function.identity());
        return orUsage("--witnesses: " + witnesses + ": ", () -> TrustFile.parse(text));
    }
}
