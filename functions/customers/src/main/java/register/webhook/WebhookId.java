package register.webhook;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Identifies a webhook: 64 random bits in hex.
public record WebhookId(String value) implements Comparable<WebhookId> {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public WebhookId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a webhook: " + value);
        }
    }

    public static WebhookId next() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return new WebhookId(HexFormat.of().formatHex(random));
    }

    @Override
    public int compareTo(WebhookId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
