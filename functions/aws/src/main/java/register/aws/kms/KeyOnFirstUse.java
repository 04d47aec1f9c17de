package register.aws.kms;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.pdf.seal.SigningKey;

/// A key opened for the first seal: most calls of a function seal nothing, and only the call that needs the key should
/// fail if it cannot be reached.
public final class KeyOnFirstUse implements SigningKey {
    private final Supplier<SigningKey> open;
    private @Nullable SigningKey key;

    /// @param open repeated after a failure
    public KeyOnFirstUse(Supplier<SigningKey> open) {
        this.open = open;
    }

    @Override
    public byte[] sign(byte[] digest) {
        return key().sign(digest);
    }

    @Override
    public List<X509Certificate> certificates() {
        return key().certificates();
    }

    private synchronized SigningKey key() {
        SigningKey opened = key == null ? open.get() : key;
        key = opened;
        return opened;
    }
}
