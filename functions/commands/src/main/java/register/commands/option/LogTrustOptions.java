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
            description = "Believe only a log that this verifier key signed, or that it handed over from one key to"
                    + " the next. May be repeated; default: the key that the server names.")
    private @Nullable List<String> keys;

    @Option(
            names = "--witnesses",
            paramLabel = "TRUSTFILE",
            description = "Demand that as many of these witnesses saw the history as the file asks for (C2SP"
                    + " tlog-policy). What it names as a log counts as --key.")
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
