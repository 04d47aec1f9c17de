package register.aws.kms;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.pdf.seal.SigningKey;

/// A key that is opened when something is first sealed: most calls of a function seal nothing, and one that cannot
/// reach its key should fail in the call that needs it, not in the start of all others.
public final class KeyOnFirstUse implements SigningKey {
    private final Supplier<SigningKey> open;
    private @Nullable SigningKey key;

    /// @param open tried again when it failed
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
