package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.log.LogProof;
import register.log.SignedNote;
import register.notice.proof.NoticeProof;

/// A checkpoint that the caller kept.
///
/// @param note as shown by a server; absent for the three unsigned lines printed in a snapshot
public record KeptCheckpoint(
        Checkpoint checkpoint, @Nullable SignedNote note) {

    /// Reads a checkpoint in either form, or a file that contains one: the proof of an entry, or a customer's
    /// `notice.json`.
    ///
    /// @throws IllegalArgumentException if it is neither; the message repeats no part of the text
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
