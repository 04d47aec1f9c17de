package register.recipient;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Identifies a recipient without personal data: 128 random bits in hex.
public record RecipientId(String value) implements Comparable<RecipientId> {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public RecipientId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a recipient: " + value);
        }
    }

    public static RecipientId next() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return new RecipientId(HexFormat.of().formatHex(random));
    }

    @Override
    public int compareTo(RecipientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
