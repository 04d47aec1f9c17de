package register.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces a person's name and address in the chain: SHA-256 over them and a salt, as 64 lower-case hexadecimal
/// digits. Reveals nothing without the salt.
public record Commitment(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public Commitment {
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }

    // Written by hand, see `Sha256`: a record's generated comparison loads some 30 classes at first use.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Commitment that && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public String toString() {
        return hex;
    }
}
