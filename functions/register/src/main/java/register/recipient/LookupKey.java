package register.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// Finds a recipient by an address or an external id that somebody names, and nobody without the key can tell one from
/// it. 128 bits of HMAC-SHA-256, in hex.
public record LookupKey(String value) {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public LookupKey {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key of a recipient: " + value);
        }
    }

    /// @param address letters of either case are the same
    public static LookupKey address(ReferenceKey key, PolicyId policy, String address) {
        return of(key, "recipient address " + policy + " " + address.toLowerCase(Locale.ROOT));
    }

    /// @param externalId as the company writes it
    public static LookupKey externalId(ReferenceKey key, PolicyId policy, String externalId) {
        return of(key, "recipient id " + policy + " " + externalId);
    }

    private static LookupKey of(ReferenceKey key, String identity) {
        byte[] mac = key.mac(ReferenceKey.bounded(identity.getBytes(UTF_8)));
        return new LookupKey(HexFormat.of().formatHex(mac, 0, BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
