package register.transparency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.chain.EntryHeader;
import register.value.PolicyId;
import register.value.Sha256;

/// A chain's state in three lines, in the form of a checkpoint (C2SP, `tlog-checkpoint`): the origin, how many entries
/// there are, and a hash that commits to all of them. The hash is that of the last entry, which names the one before,
/// and so on to the first; it is not the root of a tree, and there are no inclusion proofs.
///
/// @param origin of which chain: `subprocessor-register/`, the policy, `/`, the first entry's hash in hexadecimal
/// @param size the sequence of the last entry
/// @param head the hash of the last entry's header
public record Checkpoint(String origin, long size, Sha256 head) {
    private static final String PREFIX = "subprocessor-register/";
    private static final Pattern ORIGIN = Pattern.compile(PREFIX + "(" + PolicyId.SLUG.pattern() + ")/([0-9a-f]{64})");
    private static final Pattern TEXT = Pattern.compile("([!-~]{1,200})\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n");

    public Checkpoint {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("not the origin of a policy's chain");
        }
        if (size < 1) {
            throw new IllegalArgumentException("a checkpoint of no entry");
        }
        if (size == 1 && !origin.endsWith(head.hex())) {
            throw new IllegalArgumentException("the origin names another first entry than the head");
        }
    }

    /// The checkpoint that ends at an entry.
    ///
    /// @param first the first entry of the same chain
    public static Checkpoint of(EntryHeader first, EntryHeader last) {
        if (first.sequence() != 1 || !first.policy().equals(last.policy())) {
            throw new IllegalArgumentException("not the first entry of " + last.policy());
        }
        return new Checkpoint(PREFIX + first.policy() + "/" + first.hash(), last.sequence(), last.hash());
    }

    public PolicyId policy() {
        Matcher matcher = ORIGIN.matcher(origin);
        if (!matcher.matches()) {
            throw new AssertionError(origin);
        }
        return new PolicyId(matcher.group(1));
    }

    /// The hash of the chain's first entry.
    public Sha256 first() {
        return new Sha256(origin.substring(origin.lastIndexOf('/') + 1));
    }

    /// Origin, size in decimal, head in base 64 (RFC 4648, section 4), each with a line feed. What is signed.
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(head.bytes()) + "\n";
    }

    /// Reads what `text` writes, and nothing else: no other line ends, no extension lines, no leading zeros.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message holds no part of the text
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint: expected an origin, a size and a hash, a line each");
        }
        byte[] head = Base64.getDecoder().decode(matcher.group(3).getBytes(US_ASCII));
        var checkpoint = new Checkpoint(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                new Sha256(HexFormat.of().formatHex(head)));
        if (!checkpoint.text().equals(text)) {
            throw new IllegalArgumentException("not a checkpoint: the hash is not in its one form of base 64");
        }
        return checkpoint;
    }
}
