package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import register.recipient.Recipient;
import register.request.SecretReferenceKey;
import register.value.Bytes;

/// The destination of a notice's mail: 64 bits of HMAC-SHA-256 for address and domain, in hex, salted per recipient. A
/// reply can be matched to its recipient even after the address has changed, and no address can be tested against it
/// once the recipient is erased.
public record Addressee(String address, String domain) {
    private static final int BYTES = 8;
    private static final int DIGITS = 2 * BYTES;

    /// @param address with its domain in A-labels (RFC 5890); case is ignored
    /// @throws IllegalArgumentException if the recipient was erased
    public static Addressee of(Recipient recipient, NoticeId notice, String address) {
        return new Addressee(
                mac(recipient, notice, "address", address),
                mac(recipient, notice, "domain", address.substring(address.lastIndexOf('@') + 1)));
    }

    /// Reads the output of `text`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Addressee parse(String text) {
        if (text.length() != 2 * DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("addressee: expected " + 2 * DIGITS + " hexadecimal digits");
        }
        return new Addressee(text.substring(0, DIGITS), text.substring(DIGITS));
    }

    /// A short form, because every notice stores it.
    public String text() {
        return address + domain;
    }

    private static String mac(Recipient recipient, NoticeId notice, String what, String text) {
        Bytes salt = recipient.salt();
        if (salt == null) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": erased");
        }
        String named = notice + " " + what + " " + text.toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(new SecretReferenceKey(salt).mac(named.getBytes(UTF_8)), 0, BYTES);
    }
}
