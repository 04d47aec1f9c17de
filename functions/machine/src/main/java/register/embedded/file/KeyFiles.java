package register.embedded.file;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The secrets and keys of one machine, in the folder `keys/`. Each is made on first use and never changes; if
/// several processes make it at once, one is kept. Only the owner can read them, and none is ever partly written.
public final class KeyFiles {
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int SECRET_BYTES = 32;

    private final WriteOnceFolder folder;

    public KeyFiles(WriteOnceFolder folder) {
        this.folder = folder;
    }

    /// 32 random bytes.
    ///
    /// @param name lower-case letters, digits and inner hyphens
    public byte[] secret(String name) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\": expected a secret's name in lower case");
        }
        String file = name + ".secret";
        byte[] secret = key(file, KeyFiles::random);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalStateException(
                    "keys/%s: %d bytes, expected %d".formatted(file, secret.length, SECRET_BYTES));
        }
        return secret;
    }

    public byte[] key(String file, Supplier<byte[]> make) {
        return existing(file).orElseGet(() -> {
            folder.putIfAbsent(file, make.get());
            return existing(file).orElseThrow(() -> new IllegalStateException("keys/" + file + ": vanished"));
        });
    }

    /// An existing secret; empty if there is none.
    public Optional<byte[]> existing(String file) {
        return folder.get(file);
    }

    private static byte[] random() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
