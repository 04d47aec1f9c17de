package register.transparency;

import java.time.Instant;
import java.util.regex.Pattern;
import register.value.Bytes;
import register.value.Sha256;

/// That something existed before an instant, as a time-stamp authority vouches for it (RFC 3161). It may have existed
/// long before: a stamp that is fetched late is as true as any.
///
/// @param imprint the SHA-256 of what was stamped
/// @param genTime when, by the authority's clock
/// @param authority the subject of the certificate that signed (RFC 4514), in one printable line
/// @param token the TimeStampToken, DER or BER
public record TimeStamp(Sha256 imprint, Instant genTime, String authority, Bytes token) {
    /// Bytes that a token has at most; with all its certificates, most have a tenth.
    public static final int LARGEST_TOKEN = 64 * 1024;

    public static final int LONGEST_AUTHORITY = 200;
    private static final Pattern AUTHORITY =
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1," + LONGEST_AUTHORITY + "}");

    public TimeStamp {
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new IllegalArgumentException("the name of an authority: expected one printable line of 1 to "
                    + LONGEST_AUTHORITY + " characters");
        }
        if (token.length() == 0 || token.length() > LARGEST_TOKEN) {
            throw new IllegalArgumentException(
                    "a time-stamp token of " + token.length() + " bytes, expected 1 to " + LARGEST_TOKEN);
        }
    }
}
