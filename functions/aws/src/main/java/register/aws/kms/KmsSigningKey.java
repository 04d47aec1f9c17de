package register.aws.kms;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.document.CertificateFile;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.SealUse;
import register.document.WriteOnce;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.DigestSignatures;
import register.pdf.seal.SelfSignedCertificate;
import register.pdf.seal.SigningKey;
import software.amazon.awssdk.services.kms.KmsClient;

/// A seal key in AWS KMS. Its certificate is on the published shelf as `certificates/<use>/<key id>.pem`: the one
/// that a company put there before the first seal, followed by its issuers', otherwise a self-signed one.
public final class KmsSigningKey implements SigningKey {
    /// An id or an ARN; never an alias, whose key may change.
    private static final Pattern KEY = Pattern.compile("(?:arn:[^/]+:key/)?([A-Za-z0-9-]+)");

    private final KmsSigner signer;
    private final List<X509Certificate> certificates;

    private KmsSigningKey(KmsSigner signer, List<X509Certificate> certificates) {
        this.signer = signer;
        this.certificates = List.copyOf(certificates);
    }

    /// Opens the key, and makes its certificate if there is none.
    ///
    /// @param use of the documents that it seals
    /// @param key the id or ARN of the key
    /// @param organisation named in a certificate made here; null for a development certificate
    /// @throws IllegalArgumentException if `key` is neither
    /// @throws IllegalStateException if the stored certificate belongs to another key
    public static KmsSigningKey open(
            KmsClient client,
            SealUse use,
            String key,
            @Nullable String organisation,
            DocumentStore documents,
            Clock clock) {
        DocumentKey place = certificate(use, key);
        byte[] pem = WriteOnce.in(documents, place, () -> {
            KmsSigner signer = KmsSigner.open(client, key);
            return CertificateFile.pem(List.of(
                    organisation == null
                            ? DevelopmentCertificate.of(use, signer.publicKey(), signer, clock)
                            : SelfSignedCertificate.of(organisation, use, signer.publicKey(), signer, clock)));
        });
        List<X509Certificate> certificates = CertificateFile.read(pem);
        return new KmsSigningKey(
                new KmsSigner(client, key, certificates.getFirst().getPublicKey()), certificates);
    }

    /// The place of a key's certificate.
    ///
    /// @throws IllegalArgumentException if `key` is neither an id nor an ARN
    public static DocumentKey certificate(SealUse use, String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the seal's key \"" + key + "\": expected a key's id or ARN");
        }
        return new DocumentKey(
                DocumentKey.Shelf.PUBLISHED, "certificates/" + use.term() + "/" + matcher.group(1) + ".pem");
    }

    /// Signs, and checks that the certificate matches: a seal under another key's certificate would be stored
    /// permanently.
    @Override
    public byte[] sign(byte[] digest) {
        byte[] signature = signer.sign(digest);
        if (!DigestSignatures.verify(certificates.getFirst().getPublicKey(), digest, signature)) {
            throw new IllegalStateException("the certificate of the seal is not of the key that KMS signs with");
        }
        return signature;
    }

    @Override
    public List<X509Certificate> certificates() {
        return certificates;
    }
}
