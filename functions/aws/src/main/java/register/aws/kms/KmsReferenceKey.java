package register.aws.kms;

import register.aws.AwsConnection;
import register.settings.Variables;
import register.value.ReferenceKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// The key for references: an HMAC key in AWS KMS (key spec `HMAC_256`, `GenerateMac`). It is never rotated: another
/// key gives the same mail another reference.
///
/// @param key the id or ARN of the key
public record KmsReferenceKey(KmsClient client, String key) implements ReferenceKey {
    /// The key named by `REGISTER_REFERENCE_KEY`. It is resolved on first use; a missing variable is refused then.
    public static ReferenceKey onUse(AwsConnection connection, Variables variables) {
        return identity -> {
            String key = variables.required("REGISTER_REFERENCE_KEY", AwsConnection.STACK);
            try (KmsClient client = KmsConnection.client(connection)) {
                return new KmsReferenceKey(client, key).mac(identity);
            }
        };
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
