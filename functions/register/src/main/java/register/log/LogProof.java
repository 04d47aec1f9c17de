package register.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Bytes;
import register.value.Sha256;

/// A proof that a leaf is in a log, for anyone who knows the log's key, without asking the log (C2SP, `tlog-proof@v1`).
///
/// @param extra data that helps to find the leaf, not authenticated; the register's proofs put the leaf itself there
/// @param index of the leaf, from 0
/// @param path from the leaf's sibling to the root's child (RFC 6962, section 2.1.1)
/// @param checkpoint with its signatures
public record LogProof(Optional<Bytes> extra, long index, List<Sha256> path, SignedNote checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1\n";
    private static final int LONGEST = 512 * 1024;
    private static final Pattern TEXT = Pattern.compile("(?:extra ([A-Za-z0-9+/]*+={0,2})\n)?"
            + "index (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0," + MerkleProof.LONGEST + "}+)\n");

    public LogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > MerkleProof.LONGEST) {
            throw new IllegalArgumentException("no proof of a leaf of a log: index " + index);
        }
    }

    /// The proof's text form.
    public String text() {
        var text = new StringBuilder(FIRST);
        extra.ifPresent(bytes -> text.append("extra ")
                .append(Base64.getEncoder().encodeToString(bytes.toArray()))
                .append('\n'));
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(TreeHead.base64(hash)).append('\n'));
        return text.append('\n').append(checkpoint.note()).toString();
    }

    /// True if the text begins as a proof does.
    public static boolean isOne(String text) {
        return text.startsWith(FIRST);
    }

    /// Parses only the form that `text` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the text
    public static LogProof parse(String text) {
        int end = text.indexOf("\n\n") + 2;
        if (text.length() > LONGEST || !isOne(text) || end < FIRST.length()) {
            throw new IllegalArgumentException("not a proof: expected " + FIRST.strip() + " in its first line");
        }
        Matcher matcher = TEXT.matcher(text.substring(FIRST.length(), end));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a proof: expected the leaf's index and its path, then a checkpoint");
        }
        var path = new ArrayList<Sha256>();
        matcher.group(3).lines().forEach(line -> path.add(TreeHead.hash(line)));
        var proof = new LogProof(
                Optional.ofNullable(matcher.group(1))
                        .map(base64 -> Bytes.of(Base64.getDecoder().decode(base64))),
                Long.parseLong(matcher.group(2)),
                path,
                SignedNote.parse(text.substring(end)));
        if (!proof.text().equals(text)) {
            throw new IllegalArgumentException("not a proof: its extra data is not in canonical base 64");
        }
        return proof;
    }

    /// True if it proves that a leaf is in the tree of its checkpoint. Does not check who signed the checkpoint.
    ///
    /// @param leaf the hash of the leaf
    public boolean includes(Sha256 leaf) {
        try {
            TreeHead head = TreeHead.parse(checkpoint.text());
            return MerkleProof.isIncluded(leaf, index, head.size(), path, head.root());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
