package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.log.LogProof;
import register.log.SignedNote;
import register.notice.proof.NoticeProof;

/// A checkpoint that somebody kept.
///
/// @param note as a server showed it; absent where it is the three lines that a snapshot prints, which nobody signed
public record KeptCheckpoint(
        Checkpoint checkpoint, @Nullable SignedNote note) {

    /// Reads a checkpoint in either form, or what holds one: the proof of an entry, or a customer's `notice.json`.
    ///
    /// @throws IllegalArgumentException when it is none of them; its message holds no part of the text
    public static KeptCheckpoint parse(String text) {
        if (text.startsWith("{")) {
            return signed(NoticeProof.parse(text.getBytes(UTF_8)).proof().checkpoint());
        }
        if (LogProof.isOne(text)) {
            return signed(LogProof.parse(text).checkpoint());
        }
        if (!text.contains("\n\n")) {
            return new KeptCheckpoint(Checkpoint.parse(text), null);
        }
        return signed(SignedNote.parse(text));
    }

    private static KeptCheckpoint signed(SignedNote note) {
        return new KeptCheckpoint(Checkpoint.parse(note.text()), note);
    }
}
