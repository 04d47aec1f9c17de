package register.pdf.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import register.document.SealUse;

/// Keys for tests, each in a PKCS #12 file like a real one.
public final class TestKeys {
    public static final Instant NOW = Instant.parse("2025-11-24T10:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final char[] PASSWORD = "correct horse".toCharArray();

    private static final TestPairs PAIRS = new TestPairs();

    private static final Supplier<SigningKey> DEVELOPMENT = lazily(() -> {
        Path file = Files.createTempDirectory("seal").resolve("seal.p12");
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, PASSWORD, CLOCK));
        return Pkcs12SigningKey.open(file, PASSWORD);
    });

    private static final Supplier<SigningKey> RSA =
            lazily(() -> make("RSA", 3072, "CN=Example Ltd seal, O=Example Ltd, C=EE", KeyUsage.nonRepudiation));

    private TestKeys() {}

    public static SigningKey development() {
        return DEVELOPMENT.get();
    }

    public static SigningKey rsa() {
        return RSA.get();
    }

    /// A key whose certificate was valid in 2025.
    public static SigningKey make(String algorithm, int size, String subject, int usage)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = PAIRS.next(algorithm, size);
        var name = new X500Principal(subject);
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.TWO.pow(100),
                Date.from(Instant.parse("2025-01-01T00:00:00Z")),
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                name,
                pair.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        String signature = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
        Path file = Files.createTempFile("key", ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return Pkcs12SigningKey.open(file, PASSWORD);
    }

    private interface Made {
        SigningKey make() throws GeneralSecurityException, IOException, OperatorCreationException;
    }

    private static Supplier<SigningKey> lazily(Made made) {
        return new Supplier<>() {
            private @Nullable SigningKey key;

            @Override
            public synchronized SigningKey get() {
                if (key == null) {
                    try {
                        key = made.make();
                    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
                        throw new AssertionError(e);
                    }
                }
                return key;
            }
        };
    }
}
