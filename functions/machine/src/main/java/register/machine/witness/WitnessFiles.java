package register.machine.witness;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import register.embedded.file.DurableFile;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignatureType;

/// A witness's key and memory.
public record WitnessFiles(NoteKey key, KeyPairSigner signer, StateFile state) implements AutoCloseable {
    /// Opens both files, or creates both if neither exists.
    ///
    /// @param keyFile a private and a public Ed25519 key, in PEM
    /// @throws IOException if one of them cannot be used
    /// @throws IllegalArgumentException if the name is not a valid key name
    public static WitnessFiles open(String name, Path keyFile, Path stateFile) throws IOException {
        var file = new DurableFile(keyFile);
        boolean isNew = !file.exists();
        byte[] pair = isNew ? KeyPairSigner.generate() : file.read();
        KeyPairSigner signer = signer(keyFile, pair);
        var key = new NoteKey(name, SignatureType.COSIGNATURE_ED25519, signer.publicKey());
        // The memory first: a key whose memory is missing must not start a new one.
        StateFile state = StateFile.open(stateFile, key, isNew);
        try {
            if (isNew) {
                file.create(pair);
            }
            return new WitnessFiles(key, signer, state);
        } catch (IOException e) {
            state.close();
            throw e instanceof FileAlreadyExistsException
                    ? new IOException(keyFile + ": another witness made it at the same time", e)
                    : e;
        }
    }

    private static KeyPairSigner signer(Path file, byte[] pair) throws IOException {
        try {
            return KeyPairSigner.of(file.toString(), pair);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        state.close();
    }
}
