package register.log;

import register.value.Bytes;

/// Signs checkpoints with Ed25519 (RFC 8032).
public interface CheckpointSigner {

    /// The public key, 32 bytes.
    Bytes publicKey();

    /// @return 64 bytes
    byte[] sign(byte[] message);
}
