package register.pdf.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import register.document.SealUse;

/// A company's seal key and its certificate.
public final class SealKey {
    /// The algorithms of new keys.
    public enum Algorithm {
        P_256,
        RSA_3072
    }

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private SealKey() {}

    /// True if a certificate is a certification authority's (RFC 5280, 4.2.1.9).
    public static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    /// Makes a key and a self-signed certificate.
    ///
    /// @return a PKCS #12 file with this password
    /// @throws IllegalArgumentException if the organisation's name does not fit a certificate
    public static byte[] pkcs12(Algorithm algorithm, String organisation, SealUse use, char[] password, Clock clock) {
        try {
            KeyPair pair = pair(algorithm);
            X509Certificate certificate = SelfSignedCertificate.of(
                    organisation,
                    use,
                    pair.getPublic(),
                    digest -> DigestSignatures.sign(pair.getPrivate(), digest),
                    clock);
            return pkcs12(pair.getPrivate(), certificate, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a key of " + algorithm, e);
        }
    }

    static byte[] pkcs12(PrivateKey key, X509Certificate certificate, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("seal", key, password, new X509Certificate[] {certificate});
        var out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }

    static KeyPair pair(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case P_256 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                yield generator.generateKeyPair();
            }
            case RSA_3072 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(3072);
                yield generator.generateKeyPair();
            }
        };
    }

    /// True if a key has this algorithm and names this organisation and this use.
    ///
    /// @throws IllegalArgumentException if the organisation's name does not fit a certificate
    public static boolean is(SigningKey key, Algorithm algorithm, String organisation, SealUse use) {
        X509Certificate own = key.certificates().getFirst();
        boolean rsa = own.getPublicKey().getAlgorithm().equals("RSA");
        try {
            return rsa == (algorithm == Algorithm.RSA_3072)
                    && own.getSubjectX500Principal().equals(SelfSignedCertificate.subject(organisation, use));
        } catch (IOException e) {
            throw new IllegalStateException("a subject can always be written", e);
        }
    }

    /// The key with the certificates issued for it.
    ///
    /// @param chain the key's own certificate first, each issued by the next
    /// @throws IllegalArgumentException if the first is for another key, or one is not issued by the next
    public static SigningKey with(SigningKey key, List<X509Certificate> chain) {
        requireChain(key.certificates().getFirst().getPublicKey(), chain);
        List<X509Certificate> certificates = List.copyOf(chain);
        return new SigningKey() {
            @Override
            public byte[] sign(byte[] digest) {
                return key.sign(digest);
            }

            @Override
            public List<X509Certificate> certificates() {
                return certificates;
            }
        };
    }

    /// Requires that certificates belong to a key and form a chain.
    ///
    /// @param chain the key's own certificate first, each issued by the next
    /// @throws IllegalArgumentException naming the certificate, when the first is for another key, or one is not
    ///     issued by the next
    public static void requireChain(PublicKey key, List<X509Certificate> chain) {
        if (!chain.getFirst().getPublicKey().equals(key)) {
            throw new IllegalArgumentException(
                    "the first certificate, " + named(chain.getFirst()) + ", belongs to another key");
        }
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issued = chain.get(i - 1);
            try {
                issued.verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException(
                        "the certificate " + named(issued) + " was not issued by the next, " + named(chain.get(i)), e);
            }
        }
    }

    /// Requires that a certificate may seal now.
    ///
    /// @throws IllegalArgumentException naming it, when it is not valid now, is a certification authority's, or its
    ///     key usage (RFC 5280, 4.2.1.3) lacks both digital signature and non-repudiation
    public static void requireUsable(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(until)) {
            throw new IllegalArgumentException("the certificate " + named(certificate) + " is valid from " + from
                    + " until " + until + ": not now, " + now);
        }
        if (isAuthority(certificate)) {
            throw new IllegalArgumentException(
                    "the certificate " + named(certificate)
                            + " belongs to a certification authority (basic constraints), so it cannot be trusted as a sealer's own");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            throw new IllegalArgumentException("the certificate " + named(certificate)
                    + " is not for sealing: its key usage names neither digital signature nor non-repudiation");
        }
    }

    private static String named(X509Certificate certificate) {
        return "of " + certificate.getSubjectX500Principal();
    }
}
