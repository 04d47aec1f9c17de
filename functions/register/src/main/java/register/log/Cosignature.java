package register.log;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import register.value.Bytes;

/// That a witness saw a checkpoint, and none that contradicts it (C2SP, `tlog-cosignature`). Its signature was
/// verified.
///
/// @param witness whose it is
/// @param time when the witness says it was: to the second, by its own clock
public record Cosignature(NoteKey witness, Instant time) {
    public Cosignature {
        if (!witness.type().isCosignature()) {
            throw new IllegalArgumentException("not the key of a witness: " + witness.text());
        }
    }

    /// A witness's cosignature of a checkpoint: the newest, where it has several.
    ///
    /// @return nothing where there is none, where one of them does not verify, or where the text is no checkpoint
    public static Optional<Cosignature> of(SignedNote note, NoteKey witness) {
        if (!witness.type().isCosignature() || !isCheckpoint(note.text()) || !note.isSignedBy(witness)) {
            return Optional.empty();
        }
        return note.signaturesOf(witness)
                .flatMap(signature -> time(signature.value()).stream())
                .max(Comparator.naturalOrder())
                .map(time -> new Cosignature(witness, time));
    }

    /// Makes one.
    ///
    /// @param text of the checkpoint
    /// @param witness the key, of `COSIGNATURE_ED25519`
    /// @throws IllegalStateException when the signature does not verify with that key
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

    /// A time of 0 says that the tree need not be the largest that was seen: that is no witness's statement.
    private static Optional<Instant> time(Bytes value) {
        long seconds = ByteBuffer.wrap(value.toArray()).getLong();
        try {
            return seconds < 1 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
