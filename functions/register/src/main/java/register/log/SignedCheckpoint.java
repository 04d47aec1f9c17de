package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import register.value.PolicyId;
import register.value.Sha256;

/// A checkpoint as it was signed and recorded.
///
/// @param note its text and signature
/// @param key that verifies it
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, NoteKey key) {
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text()) || !key.name().equals(checkpoint.origin())) {
            throw new IllegalArgumentException("the note or the key is of another checkpoint");
        }
    }

    /// @throws IllegalArgumentException when either text is not what it should be; it is not told whether the
    ///     signature verifies
    public static SignedCheckpoint parse(String note, String key) {
        SignedNote parsed = SignedNote.parse(note);
        return new SignedCheckpoint(Checkpoint.parse(parsed.text()), parsed, NoteKey.parse(key));
    }

    /// The hash of the note as everybody is shown it: what is time-stamped.
    public Sha256 imprint() {
        return Sha256.of(note.note().getBytes(UTF_8));
    }

    public PolicyId policy() {
        return checkpoint.policy();
    }
}
