package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import register.recipient.Recipient;
import register.request.SecretReferenceKey;
import register.value.Bytes;

/// Where a mail of a notice went: 64 bits of HMAC-SHA-256 each, in hex, by the salt of its recipient. So an answer is
/// known as the recipient's after its address has changed, and nothing of it can be tested against an address once the
/// recipient is erased.
public record Addressee(String address, String domain) {
    private static final int BYTES = 8;
    private static final int DIGITS = 2 * BYTES;

    /// @param address its domain in A-labels (RFC 5890); letters of either case are the same
    /// @throws IllegalArgumentException when the recipient was erased
    public static Addressee of(Recipient recipient, NoticeId notice, String address) {
        return new Addressee(
                mac(recipient, notice, "address", address),
                mac(recipient, notice, "domain", address.substring(address.lastIndexOf('@') + 1)));
    }

    /// Reads what `text` writes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Addressee parse(String text) {
        if (text.length() != 2 * DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("addressee: expected " + 2 * DIGITS + " hexadecimal digits");
        }
        return new Addressee(text.substring(0, DIGITS), text.substring(DIGITS));
    }

    /// Short, as each notice has it.
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
