package register.aws.kms;

import register.value.ReferenceKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// The key of references as an HMAC key in AWS KMS (key spec `HMAC_256`, `GenerateMac`). Another key makes other
/// references, also for mail that comes a second time: it is never rotated.
public final class KmsReferenceKey implements ReferenceKey {
    private final KmsClient client;
    private final String key;

    /// @param key the id or ARN of the key
    public KmsReferenceKey(KmsClient client, String key) {
        this.client = client;
        this.key = key;
    }

    @Override
    public byte[] mac(byte[] identity) {
        return client.generateMac(request -> request.keyId(key)
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                        .message(SdkBytes.fromByteArray(identity)))
                .mac()
                .asByteArray();
    }
}
