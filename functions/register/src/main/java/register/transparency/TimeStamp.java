package register.transparency;

import java.time.Instant;
import java.util.regex.Pattern;
import register.value.Bytes;
import register.value.Sha256;

/// A time-stamp authority's statement that data existed before an instant (RFC 3161). The data may be much older, so a
/// stamp fetched late is still true.
///
/// @param imprint the SHA-256 of the data
/// @param genTime the time by the authority's clock
/// @param authority the subject of the signing certificate (RFC 4514), in one printable line
/// @param token the TimeStampToken, DER or BER
public record TimeStamp(Sha256 imprint, Instant genTime, String authority, Bytes token) {
    /// The maximum size of a token in bytes; most, with all certificates, have a tenth of that.
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
