package register.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.PolicyId;
import register.value.Sha256;

/// A log's state in three lines (C2SP, `tlog-checkpoint`): its origin, its number of entries, and the root of the
/// Merkle tree over all of them (RFC 6962, section 2.1).
///
/// @param origin the log's name; for a policy's log, a `LogOrigin`
/// @param size the number of entries, which is the sequence of the last one
/// @param root the root of the tree of this size
public record Checkpoint(String origin, long size, Sha256 root) {
    private static final Pattern TEXT =
            Pattern.compile("([!-*,-~]{1,200})\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n");

    public Checkpoint {
        if (size < 1 || !NoteKey.NAME.matcher(origin).matches()) {
            throw new IllegalArgumentException("a checkpoint of no entry, or of no origin");
        }
    }

    /// @throws IllegalArgumentException if the checkpoint is not from a policy's log
    public PolicyId policy() {
        return LogOrigin.parse(origin).policy();
    }

    /// The signed text: origin, size in decimal and root in base 64 (RFC 4648, section 4), each
    /// followed by a line feed.
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }

    /// Parses only the form that `text` writes: no other line ends, no extension lines, no leading zeros.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the text
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint: expected an origin, a size and a root, a line each");
        }
        byte[] root = Base64.getDecoder().decode(matcher.group(3).getBytes(US_ASCII));
        var checkpoint = new Checkpoint(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                new Sha256(HexFormat.of().formatHex(root)));
        if (!checkpoint.text().equals(text)) {
            throw new IllegalArgumentException("not a checkpoint: the root is not in canonical base 64");
        }
        return checkpoint;
    }
}
