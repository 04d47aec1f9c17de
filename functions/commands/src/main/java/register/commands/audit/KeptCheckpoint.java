package register.commands.audit;

import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.log.SignedNote;

/// A checkpoint that somebody kept.
///
/// @param note as a server showed it; absent where it is the three lines that a snapshot prints, which nobody signed
public record KeptCheckpoint(
        Checkpoint checkpoint, @Nullable SignedNote note) {

    /// Reads either form.
    ///
    /// @throws IllegalArgumentException when it is neither; its message holds no part of the text
    public static KeptCheckpoint parse(String text) {
        if (!text.contains("\n\n")) {
            return new KeptCheckpoint(Checkpoint.parse(text), null);
        }
        SignedNote note = SignedNote.parse(text);
        return new KeptCheckpoint(Checkpoint.parse(note.text()), note);
    }
}
