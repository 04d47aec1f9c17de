package register.aws.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import register.documents.DigestSigner;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/// A signing key in AWS KMS: of key spec `ECC_NIST_P256`, or RSA. KMS is given the digest alone (`Sign`, message type
/// `DIGEST`), never the document.
final class KmsSigner implements DigestSigner {
    private final KmsClient client;
    private final String key;
    private final boolean rsa;

    KmsSigner(KmsClient client, String key, boolean rsa) {
        this.client = client;
        this.key = key;
        this.rsa = rsa;
    }

    @Override
    public byte[] sign(byte[] digest) {
        return client.sign(request -> request.keyId(key)
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(
                                rsa
                                        ? SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256
                                        : SigningAlgorithmSpec.ECDSA_SHA_256)
                        .message(SdkBytes.fromByteArray(digest)))
                .signature()
                .asByteArray();
    }

    /// The public key of the pair (`GetPublicKey`).
    static PublicKey publicKey(KmsClient client, String key) {
        GetPublicKeyResponse found = client.getPublicKey(request -> request.keyId(key));
        boolean rsa = found.keySpecAsString().startsWith("RSA_");
        try {
            return KeyFactory.getInstance(rsa ? "RSA" : "EC")
                    .generatePublic(new X509EncodedKeySpec(found.publicKey().asByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the seal's key is of spec " + found.keySpecAsString() + ": expected ECC_NIST_P256 or RSA", e);
        }
    }
}
