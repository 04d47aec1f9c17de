package register.pdf.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/// Private keys as PEM, in each form that OpenSSL writes: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) and SEC 1 (RFC
/// 5915), each encrypted or not.
public final class PrivateKeyFile {
    private static final Provider CRYPTOGRAPHY = new BouncyCastleProvider();

    private PrivateKeyFile() {}

    /// The first private key in a file; skips curve parameters and certificates before it.
    ///
    /// @param password of an encrypted key; null if there is none
    /// @throws IllegalArgumentException saying what the file holds instead of a usable key
    public static PrivateKey read(byte[] pem, @Nullable String password) {
        try (var parser = new PEMParser(new StringReader(new String(pem, US_ASCII)))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                PrivateKeyInfo key = key(found, password);
                if (key != null) {
                    return javas(key);
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalStateException e) {
            throw new IllegalArgumentException("expected a private key (PEM); this one cannot be read", e);
        }
        throw new IllegalArgumentException(
                "expected a private key (PEM), found none; convert a key in DER with openssl pkey -inform DER");
    }

    /// A key of Java's own provider, because another provider may return an EC key as ECDSA, which TLS does not
    /// accept.
    private static PrivateKey javas(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance(
                        key.getPrivateKeyAlgorithm().getAlgorithm().getId())
                .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }

    private static @Nullable PrivateKeyInfo key(Object found, @Nullable String password) throws PEMException {
        return switch (found) {
            case PrivateKeyInfo key -> key;
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PKCS8EncryptedPrivateKeyInfo encrypted -> decrypted(encrypted, needed(password));
            case PEMEncryptedKeyPair encrypted -> decrypted(encrypted, needed(password));
            default -> null;
        };
    }

    private static char[] needed(@Nullable String password) {
        if (password == null) {
            throw new IllegalArgumentException("the key is encrypted: give its password, or a copy without one, "
                    + "made with openssl pkey -in FILE -out COPY");
        }
        return password.toCharArray();
    }

    private static PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo encrypted, char[] password) {
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(CRYPTOGRAPHY)
                    .build(password));
        } catch (PKCSException | OperatorCreationException e) {
            throw wrong(e);
        }
    }

    private static PrivateKeyInfo decrypted(PEMEncryptedKeyPair encrypted, char[] password) {
        try {
            return encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(CRYPTOGRAPHY)
                            .build(password))
                    .getPrivateKeyInfo();
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    private static IllegalArgumentException wrong(Exception cause) {
        return new IllegalArgumentException("the password does not open the key", cause);
    }
}
