package register.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/// The number that identifies a request to both sides, e.g. `DPA-7K3Q-9M2X-4WTB`.
public record Reference(String value) {
    /// Base 32 without I, L, O and U, so that it can be read aloud.
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static final Pattern PATTERN = Pattern.compile("DPA(?:-[0-9A-HJKMNP-TV-Z]{4}){3}");

    public Reference {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference: " + value);
        }
    }

    /// The reference for an identity: always the same, and unpredictable without the key. 60 bits of HMAC-SHA-256.
    public static Reference of(ReferenceKey key, String identity) {
        return new Reference(number("DPA", key, identity));
    }

    /// A number built like a reference, with a prefix other than `DPA`.
    public static String number(String begin, ReferenceKey key, String identity) {
        byte[] mac = key.mac(ReferenceKey.bounded(identity.getBytes(UTF_8)));
        var text = new StringBuilder(begin);
        long bits = ByteBuffer.wrap(mac).getLong() >>> 4;
        for (int digit = 11; digit >= 0; digit--) {
            if (digit % 4 == 3) {
                text.append('-');
            }
            text.append(DIGITS.charAt((int) (bits >>> (5 * digit)) & 31));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
