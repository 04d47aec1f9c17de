package register.request;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import register.value.Bytes;
import register.value.ReferenceKey;

/// A reference key held by this process.
public final class SecretReferenceKey implements ReferenceKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec key;

    /// @param secret at least 32 secret bytes
    public SecretReferenceKey(Bytes secret) {
        if (secret.length() < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "secret: " + secret.length() + " bytes: expected at least " + LEAST_BYTES);
        }
        this.key = new SecretKeySpec(secret.toArray(), ALGORITHM);
    }

    @Override
    public byte[] mac(byte[] identity) {
        try {
            Mac hmac = Mac.getInstance(ALGORITHM);
            hmac.init(key);
            return hmac.doFinal(identity);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }
}
