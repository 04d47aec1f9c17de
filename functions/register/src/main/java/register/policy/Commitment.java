package register.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the chain holds of a person in place of name and address: SHA-256 over a salt and these, as 64 lower-case
/// hexadecimal digits. Without the salt it reveals nothing.
public record Commitment(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public Commitment {
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }

    // Written out, as in Sha256: the first comparison that a record makes for itself loads some 30 classes.
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
