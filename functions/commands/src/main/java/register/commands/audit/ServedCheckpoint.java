package register.commands.audit;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.log.SignedNote;

/// A server's checkpoint, with its signatures still to be checked.
public record ServedCheckpoint(Checkpoint checkpoint, SignedNote note) {

    /// @return empty if the server shows none
    /// @throws IllegalArgumentException if it is not a checkpoint of the policy's log
    static Optional<ServedCheckpoint> read(LogServer server, String path) throws IOException {
        String text = server.text(path).orElse(null);
        return text == null ? Optional.empty() : Optional.of(of(server, text));
    }

    private static ServedCheckpoint of(LogServer server, @Nullable String text) {
        SignedNote note = SignedNote.parse(String.valueOf(text));
        var checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.policy().equals(server.policy())) {
            throw new IllegalArgumentException("it belongs to the policy " + checkpoint.policy());
        }
        return new ServedCheckpoint(checkpoint, note);
    }

    long size() {
        return checkpoint.size();
    }
}
