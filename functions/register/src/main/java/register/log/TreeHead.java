package register.log;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Sha256;

/// The text of any log's checkpoint (C2SP, `tlog-checkpoint`); the register's own are `Checkpoint`s. Extension lines
/// may follow and are ignored.
///
/// @param origin the log's name: any characters but control characters
/// @param size the number of leaves, 0 included
/// @param root of the tree of this size (RFC 6962, section 2.1)
public record TreeHead(String origin, long size, Sha256 root) {
    private static final Pattern TEXT = Pattern.compile(
            "([^\\p{Cc}\\p{Cs}]{1,250})\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n(?:[^\\p{Cc}\\p{Cs}]++\n){0,64}+");

    public TreeHead {
        if (size < 0 || origin.isEmpty()) {
            throw new IllegalArgumentException("a tree of fewer than no leaves, or of no origin");
        }
    }

    /// @param text of a note
    /// @throws IllegalArgumentException if it is not a checkpoint; its message does not quote the text
    public static TreeHead parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint: expected an origin, a size and a root, a line each");
        }
        return new TreeHead(matcher.group(1), Long.parseLong(matcher.group(2)), hash(matcher.group(3)));
    }

    /// Parses a hash from a checkpoint or proof.
    ///
    /// @param base64 44 characters (RFC 4648, section 4)
    /// @throws IllegalArgumentException if it is not a hash in canonical base 64
    public static Sha256 hash(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != 32 || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("not a hash in canonical base 64");
        }
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    /// Writes the form that `hash` reads.
    public static String base64(Sha256 hash) {
        return Base64.getEncoder().encodeToString(hash.bytes());
    }
}
