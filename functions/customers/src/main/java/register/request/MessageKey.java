package register.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import register.value.ReferenceKey;

/// Identifies a message by its sender and its Message-ID (RFC 5322 section 3.6.4): the same for all its copies, and
/// meaningless without the key. 128 bits of HMAC-SHA-256, in hex.
public record MessageKey(String value) {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public MessageKey {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key of a message: " + value);
        }
    }

    /// @param sender the validated address
    /// @param messageId with its angle brackets
    public static MessageKey of(ReferenceKey key, String sender, String messageId) {
        byte[] identity = ("message " + sender.toLowerCase(Locale.ROOT) + " " + messageId).getBytes(UTF_8);
        byte[] mac = key.mac(ReferenceKey.bounded(identity));
        return new MessageKey(HexFormat.of().formatHex(mac, 0, BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
