package register.aws.kms;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import register.pdf.seal.DigestSigner;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/// A signing key in AWS KMS, of key spec `ECC_NIST_P256` or RSA. KMS gets only the digest (`Sign`, message type
/// `DIGEST`), never the document.
public final class KmsSigner implements DigestSigner {
    private final KmsClient client;
    private final String key;
    private final PublicKey publicKey;

    /// @param publicKey of the pair
    KmsSigner(KmsClient client, String key, PublicKey publicKey) {
        this.client = client;
        this.key = key;
        this.publicKey = publicKey;
    }

    /// The key with its public key, from KMS (`GetPublicKey`).
    ///
    /// @param key the id or ARN of the key
    /// @throws IllegalArgumentException if it is another kind of key
    public static KmsSigner open(KmsClient client, String key) {
        GetPublicKeyResponse found = client.getPublicKey(request -> request.keyId(key));
        String spec = found.keySpecAsString();
        boolean rsa = spec.startsWith("RSA_");
        if (!rsa && !spec.equals("ECC_NIST_P256")) {
            throw new IllegalArgumentException(
                    "the seal's key \"" + key + "\" is of spec " + spec + ": expected ECC_NIST_P256 or RSA");
        }
        try {
            return new KmsSigner(
                    client,
                    key,
                    KeyFactory.getInstance(rsa ? "RSA" : "EC")
                            .generatePublic(
                                    new X509EncodedKeySpec(found.publicKey().asByteArray())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("KMS gave a public key of " + spec + " that cannot be read", e);
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] digest) {
        boolean rsa = publicKey.getAlgorithm().equals("RSA");
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
}
