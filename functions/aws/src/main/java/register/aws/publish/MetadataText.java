package register.aws.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an object's user metadata. S3 returns non-ASCII values as encoded words (RFC 2047; S3 User Guide, "Working
/// with object metadata").
final class MetadataText {
    private static final Pattern WORD = Pattern.compile("=\\?([A-Za-z0-9_-]+)\\?([BbQq])\\?([!->@-~]*)\\?=");
    /// White space between two encoded words does not count (RFC 2047, section 6.2).
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    private MetadataText() {}

    /// The names in lower case, with decoded values; what cannot be decoded stays encoded.
    static Map<String, String> decoded(Map<String, String> metadata) {
        var decoded = new HashMap<String, String>();
        metadata.forEach((name, value) -> decoded.put(name.toLowerCase(Locale.ROOT), decoded(value)));
        return decoded;
    }

    private static String decoded(String value) {
        return WORD.matcher(BETWEEN.matcher(value).replaceAll(""))
                .replaceAll(word -> Matcher.quoteReplacement(text(word)));
    }

    private static String text(MatchResult word) {
        try {
            String encoded = word.group(3);
            byte[] bytes =
                    word.group(2).equalsIgnoreCase("B") ? Base64.getDecoder().decode(encoded) : quoted(encoded);
            return new String(bytes, Charset.forName(word.group(1)));
        } catch (IllegalArgumentException _) {
            return word.group();
        }
    }

    /// The "Q" encoding (RFC 2047, section 4.2).
    private static byte[] quoted(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '=' && i + 2 < encoded.length()) {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
