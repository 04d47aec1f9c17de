package register.pdf.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key in a PKCS #12 file (RFC 7292): RSA, or an elliptic-curve key.
public final class Pkcs12SigningKey implements SigningKey {
    private static final int DIGEST_LENGTH = 32;

    private final PrivateKey key;
    private final List<X509Certificate> certificates;

    private Pkcs12SigningKey(PrivateKey key, List<X509Certificate> certificates) {
        this.key = key;
        this.certificates = List.copyOf(certificates);
    }

    /// Opens a file.
    ///
    /// @throws IllegalArgumentException if its content is bad
    /// @throws UncheckedIOException if it cannot be read
    public static Pkcs12SigningKey open(Path file, char[] password) {
        try {
            return open(file.toString(), Files.readAllBytes(file), password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Opens a file's content, which holds exactly one private key.
    ///
    /// @param file its name in errors
    /// @throws IllegalArgumentException if it holds no key or several, a key of another kind or without a
    ///     certificate, when the password is wrong, or when it is not a PKCS #12 file
    public static Pkcs12SigningKey open(String file, byte[] pkcs12, char[] password) {
        try (var in = new ByteArrayInputStream(pkcs12)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var aliases = new ArrayList<String>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.size() != 1) {
                throw refused(file, aliases.size() + " private keys", "expected exactly one");
            }
            Key key = store.getKey(aliases.getFirst(), password);
            if (!(key instanceof PrivateKey privateKey) || !List.of("EC", "RSA").contains(privateKey.getAlgorithm())) {
                throw refused(file, "a key for " + key.getAlgorithm(), "expected EC or RSA");
            }
            return new Pkcs12SigningKey(privateKey, chain(file, store.getCertificateChain(aliases.getFirst())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key in " + file + " cannot be opened", e);
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw new IllegalArgumentException("the password of " + file + " is wrong", e);
            }
            throw new IllegalArgumentException(file + " is not a PKCS #12 file", e);
        }
    }

    private static List<X509Certificate> chain(String file, Certificate @Nullable [] found) {
        if (found == null) {
            throw refused(file, "a key without a certificate", "expected its certificate beside it");
        }
        var chain = new ArrayList<X509Certificate>();
        for (Certificate certificate : found) {
            if (!(certificate instanceof X509Certificate x509)) {
                throw refused(file, "a certificate of type " + certificate.getType(), "expected X.509");
            }
            chain.add(x509);
        }
        return chain;
    }

    private static IllegalArgumentException refused(String file, String found, String expected) {
        return new IllegalArgumentException("the key file " + file + " contains " + found + ": " + expected);
    }

    @Override
    public byte[] sign(byte[] digest) {
        if (digest.length != DIGEST_LENGTH) {
            throw new IllegalArgumentException("a digest of " + digest.length + " bytes: expected 32 (SHA-256)");
        }
        return DigestSignatures.sign(key, digest);
    }

    @Override
    public List<X509Certificate> certificates() {
        return certificates;
    }
}
