package register.log;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import register.value.Bytes;

/// A witness's statement that it saw a checkpoint, and none that contradicts it (C2SP, `tlog-cosignature`). Its
/// signature has been verified.
///
/// @param witness the witness's key
/// @param time the witness's own time of signing, to the second
public record Cosignature(NoteKey witness, Instant time) {
    public Cosignature {
        if (!witness.type().isCosignature()) {
            throw new IllegalArgumentException("not the key of a witness: " + witness.text());
        }
    }

    /// A witness's cosignature of a checkpoint; the newest, if it has several.
    ///
    /// @return empty if there is none, if one of them does not verify, or if the text is not a checkpoint
    public static Optional<Cosignature> of(SignedNote note, NoteKey witness) {
        if (!witness.type().isCosignature() || !isCheckpoint(note.text()) || !note.isSignedBy(witness)) {
            return Optional.empty();
        }
        return note.signaturesOf(witness)
                .flatMap(signature -> time(signature.value()).stream())
                .max(Comparator.naturalOrder())
                .map(time -> new Cosignature(witness, time));
    }

    /// Signs a checkpoint as a witness.
    ///
    /// @param text of the checkpoint
    /// @param witness the key, of `COSIGNATURE_ED25519`
    /// @throws IllegalStateException if the signature does not verify with that key
    public static SignedNote.Signature sign(String text, NoteKey witness, CheckpointSigner signer, Instant time) {
        TreeHead.parse(text);
        if (witness.type() != SignatureType.COSIGNATURE_ED25519 || time.getEpochSecond() < 1) {
            throw new IllegalArgumentException("a cosignature takes an Ed25519 key of a witness and a time after 1970");
        }
        byte[] message = witness.type()
                .message(witness.name(), text, time.getEpochSecond())
                .orElseThrow();
        byte[] made = signer.sign(message);
        byte[] value = Arrays.copyOf(
                ByteBuffer.allocate(Long.BYTES).putLong(time.getEpochSecond()).array(), Long.BYTES + made.length);
        System.arraycopy(made, 0, value, Long.BYTES, made.length);
        if (!witness.verifies(text, value)) {
            throw new IllegalStateException("a cosignature does not verify: not made with the witness's key");
        }
        return new SignedNote.Signature(witness.name(), witness.id(), Bytes.of(value));
    }

    private static boolean isCheckpoint(String text) {
        try {
            return TreeHead.parse(text).size() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// A time of 0 means that a larger tree may have been seen, which is not a witness's statement.
    private static Optional<Instant> time(Bytes value) {
        long seconds = ByteBuffer.wrap(value.toArray()).getLong();
        try {
            return seconds < 1 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
