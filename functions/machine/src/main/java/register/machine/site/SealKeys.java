package register.machine.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import register.document.CertificateFile;
import register.document.SealCertificates;
import register.document.SealUse;
import register.embedded.EmbeddedPorts;
import register.embedded.file.KeyFiles;
import register.pdf.seal.CertificateRequest;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealKey;
import register.pdf.seal.SealKey.Algorithm;
import register.pdf.seal.SigningKey;

/// The keys on one machine that seal documents of one use, in `keys/`: `seal-1.p12`, `seal-2.p12` and so on for
/// policies, `acknowledgement-1.p12` and so on for acknowledgements, each with its certificates in a `.pem` of the
/// same name. The last key with certificates seals; before there is one, a development key does. Earlier keys are
/// kept for the documents they sealed.
public final class SealKeys {
    private final SealUse use;
    private final KeyFiles keys;
    private final SealCertificates recorded;
    private final Clock clock;

    SealKeys(SealUse use, EmbeddedPorts ports, Clock clock) {
        this.use = use;
        this.keys = ports.keys();
        this.recorded = ports.sealCertificates();
        this.clock = clock;
    }

    /// The current sealing key.
    public SigningKey current() {
        int last = count();
        return last > 0 ? withCertificates(last) : development();
    }

    /// The certificate chains of all current and former seals, including those of imported documents: the current
    /// first, then earlier keys', then the rest on record.
    public List<List<X509Certificate>> chains() {
        return Stream.concat(
                        all().stream().map(SigningKey::certificates),
                        recorded.all().stream()
                                .filter(one -> one.use() == use)
                                .map(one -> CertificateFile.read(one.chain().getBytes(US_ASCII))))
                .distinct()
                .toList();
    }

    private byte[] pem(Function<List<X509Certificate>, List<X509Certificate>> part) {
        return CertificateFile.pem(chains().stream()
                .flatMap(chain -> part.apply(chain).stream())
                .distinct()
                .toList());
    }

    /// Each call sets up a new key.
    public SealSetup setup(Algorithm algorithm) {
        return new SealSetup() {
            @Override
            public byte[] certificates() {
                return pem(chain -> chain.subList(0, 1));
            }

            @Override
            public byte[] issuers() {
                return pem(chain -> chain.subList(1, chain.size()));
            }

            @Override
            public byte[] request(String organisation) {
                SigningKey key = next(organisation, algorithm);
                return CertificateRequest.pem(
                        organisation, use, key.certificates().getFirst().getPublicKey(), key);
            }

            @Override
            public X509Certificate selfSign(String organisation) {
                int number = count() + 1;
                return SealKeys.this.install(number, next(organisation, algorithm));
            }

            @Override
            public X509Certificate install(List<X509Certificate> chain) {
                int number = count() + 1;
                SigningKey waiting = open(number)
                        .orElseThrow(() ->
                                new IllegalArgumentException("no key is waiting for a certificate: request one first"));
                SigningKey key = SealKey.with(waiting, chain);
                SealKey.requireUsable(chain.getFirst(), clock.instant());
                return SealKeys.this.install(number, key);
            }
        };
    }

    private X509Certificate install(int number, SigningKey key) {
        byte[] pem = CertificateFile.pem(key.certificates());
        keys.key(name(number, "pem"), () -> pem);
        return key.certificates().getFirst();
    }

    private SigningKey next(String organisation, Algorithm algorithm) {
        int number = count() + 1;
        byte[] made = keys.key(
                name(number, "p12"), () -> SealKey.pkcs12(algorithm, organisation, use, password("seal-keys"), clock));
        String file = "keys/" + name(number, "p12");
        SigningKey key = Pkcs12SigningKey.open(file, made, password("seal-keys"));
        if (!SealKey.is(key, algorithm, organisation, use)) {
            throw new IllegalArgumentException(file + " is waiting for a certificate of "
                    + key.certificates().getFirst().getSubjectX500Principal()
                    + ": delete it first to make a key with another name or algorithm");
        }
        return key;
    }

    /// The number of keys with certificates.
    private int count() {
        int count = 0;
        while (keys.existing(name(count + 1, "pem")).isPresent()) {
            count++;
        }
        return count;
    }

    private List<SigningKey> all() {
        var found = new ArrayList<SigningKey>();
        for (int number = count(); number > 0; number--) {
            found.add(withCertificates(number));
        }
        found.add(development());
        return found;
    }

    private SigningKey withCertificates(int number) {
        String pem = name(number, "pem");
        byte[] certificates =
                keys.existing(pem).orElseThrow(() -> new IllegalStateException("keys/" + pem + ": vanished"));
        SigningKey key =
                open(number).orElseThrow(() -> new IllegalStateException("keys/" + pem + ": its key is missing"));
        return SealKey.with(key, CertificateFile.read(certificates));
    }

    private Optional<SigningKey> open(int number) {
        String file = name(number, "p12");
        return keys.existing(file).map(p12 -> Pkcs12SigningKey.open("keys/" + file, p12, password("seal-keys")));
    }

    private SigningKey development() {
        char[] password = password("development-key");
        String name = use == SealUse.POLICY_SEAL ? "development" : "development-acknowledgement";
        byte[] pkcs12 = keys.key(name + ".p12", () -> DevelopmentCertificate.pkcs12(use, password, clock));
        SigningKey key = Pkcs12SigningKey.open("keys/" + name + ".p12", pkcs12, password);
        keys.key(name + ".pem", () -> CertificateFile.pem(key.certificates()));
        return key;
    }

    private char[] password(String secret) {
        return HexFormat.of().formatHex(keys.secret(secret)).toCharArray();
    }

    private String name(int number, String extension) {
        return (use == SealUse.POLICY_SEAL ? "seal-" : "acknowledgement-") + number + "." + extension;
    }
}
