package register.subscription;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Identifies a confirmation: 128 random bits in hex.
public record ConfirmationId(String value) {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ConfirmationId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a confirmation: " + value);
        }
    }

    public static ConfirmationId next() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return new ConfirmationId(HexFormat.of().formatHex(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
