package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import register.value.PolicyId;
import register.value.Sha256;

/// A checkpoint as signed and recorded.
///
/// @param note its text and signature
/// @param key that verifies it
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, NoteKey key) {
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text()) || !key.name().equals(checkpoint.origin())) {
            throw new IllegalArgumentException("the note or the key is of another checkpoint");
        }
    }

    /// Does not verify the signature.
    ///
    /// @throws IllegalArgumentException if either text is malformed
    public static SignedCheckpoint parse(String note, String key) {
        SignedNote parsed = SignedNote.parse(note);
        return new SignedCheckpoint(Checkpoint.parse(parsed.text()), parsed, NoteKey.parse(key));
    }

    /// The hash of the published note, for a time-stamp.
    public Sha256 imprint() {
        return Sha256.of(note.note().getBytes(UTF_8));
    }

    public PolicyId policy() {
        return checkpoint.policy();
    }
}
