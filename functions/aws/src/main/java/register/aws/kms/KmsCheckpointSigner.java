package register.aws.kms;

import org.jspecify.annotations.Nullable;
import register.log.CheckpointSigner;
import register.log.NoteKey;
import register.value.Bytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/// The key that signs checkpoints, in AWS KMS (key spec `ECC_NIST_EDWARDS25519`, `Sign` with `ED25519_SHA_512` over the
/// message itself, which the algorithm hashes).
public final class KmsCheckpointSigner implements CheckpointSigner {
    private final KmsClient client;
    private final String key;
    private @Nullable Bytes publicKey;

    /// @param key the id or ARN of the key
    public KmsCheckpointSigner(KmsClient client, String key) {
        this.client = client;
        this.key = key;
    }

    @Override
    public synchronized Bytes publicKey() {
        Bytes known = publicKey == null
                ? NoteKey.raw(client.getPublicKey(request -> request.keyId(key))
                        .publicKey()
                        .asByteArray())
                : publicKey;
        publicKey = known;
        return known;
    }

    @Override
    public byte[] sign(byte[] message) {
        return client.sign(request -> request.keyId(key)
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.ED25519_SHA_512)
                        .message(SdkBytes.fromByteArray(message)))
                .signature()
                .asByteArray();
    }
}
