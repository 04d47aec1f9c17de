package register.aws.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import register.assembly.Ports;
import register.assembly.Register;
import register.aws.kms.KmsSigner;
import register.aws.kms.KmsSigningKey;
import register.document.CertificateFile;
import register.document.DocumentKey;
import register.document.SealUse;
import register.machine.site.SealSetup;
import register.pdf.seal.CertificateRequest;
import register.pdf.seal.SealKey;
import register.pdf.seal.SelfSignedCertificate;
import software.amazon.awssdk.services.kms.KmsClient;

/// A key in AWS KMS, and its certificates on the published shelf. Existing ones are never replaced: another
/// certificate needs another key.
final class KmsSeal implements SealSetup {
    private final SealUse use;
    private final KmsClient client;
    private final String key;
    private final Ports ports;
    private final Clock clock;
    private final DocumentKey place;

    /// @throws IllegalArgumentException if `key` is neither an id nor an ARN
    KmsSeal(SealUse use, KmsClient client, String key, Register register) {
        this.use = use;
        this.client = client;
        this.key = key;
        this.ports = register.ports();
        this.clock = register.clock();
        this.place = KmsSigningKey.certificate(use, key);
    }

    @Override
    public byte[] certificates() {
        return CertificateFile.pem(chains().map(List::getFirst).distinct().toList());
    }

    @Override
    public byte[] issuers() {
        return CertificateFile.pem(
                chains().flatMap(chain -> chain.stream().skip(1)).distinct().toList());
    }

    private Stream<List<X509Certificate>> chains() {
        return Stream.concat(
                ports.documents().get(place).map(CertificateFile::read).stream(),
                ports.sealCertificates().all().stream()
                        .filter(one -> one.use() == use)
                        .map(one -> CertificateFile.read(one.chain().getBytes(US_ASCII))));
    }

    @Override
    public byte[] request(String organisation) {
        requireThisUse();
        KmsSigner signer = KmsSigner.open(client, key);
        return CertificateRequest.pem(organisation, use, signer.publicKey(), signer);
    }

    @Override
    public X509Certificate selfSign(String organisation) {
        requireThisUse();
        requireNone();
        KmsSigner signer = KmsSigner.open(client, key);
        return put(List.of(SelfSignedCertificate.of(organisation, use, signer.publicKey(), signer, clock)));
    }

    /// Can be repeated with the same chain.
    @Override
    public X509Certificate install(List<X509Certificate> chain) {
        requireThisUse();
        SealKey.requireChain(KmsSigner.open(client, key).publicKey(), chain);
        SealKey.requireUsable(chain.getFirst(), clock.instant());
        return put(chain);
    }

    private X509Certificate put(List<X509Certificate> chain) {
        byte[] pem = CertificateFile.pem(chain);
        if (!ports.documents().putIfAbsent(place, pem)
                && !ports.documents()
                        .get(place)
                        .map(CertificateFile::read)
                        .filter(chain::equals)
                        .isPresent()) {
            requireNone();
        }
        return chain.getFirst();
    }

    /// If one key sealed both uses, the function that reads strangers' mail could seal policies.
    private void requireThisUse() {
        for (SealUse other : SealUse.values()) {
            DocumentKey taken = KmsSigningKey.certificate(other, key);
            if (other != use && ports.documents().get(taken).isPresent()) {
                throw new IllegalArgumentException(
                        taken.path() + ": the key already has another use: each use needs a key of its own (--key)");
            }
        }
    }

    private void requireNone() {
        ports.documents().get(place).map(CertificateFile::read).ifPresent(there -> {
            throw new IllegalArgumentException(place.path() + ": the key has the certificate of "
                    + there.getFirst().getSubjectX500Principal()
                    + " already: another certificate needs another key (--key)");
        });
    }
}
