package register.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.log.MerkleProof;
import register.log.SignedNote;
import register.log.TreeHead;
import register.value.Sha256;

/// A log's request to a witness (C2SP, `tlog-witness`, `add-checkpoint`).
///
/// @param old the size presumably cosigned last; 0 for none
/// @param proof that the tree extends the one of that size (RFC 6962, section 2.1.2)
/// @param checkpoint with its signatures
/// @param head the content of the checkpoint
record AddCheckpoint(long old, List<Sha256> proof, SignedNote checkpoint, TreeHead head) {
    private static final Pattern FIRST =
            Pattern.compile("old (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0," + MerkleProof.LONGEST + "}+)\n");

    AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /// @throws IllegalArgumentException if it is not such a request; its message does not quote it
    static AddCheckpoint parse(byte[] body) {
        String text = utf8(body);
        int gap = text.indexOf("\n\n");
        int end = gap < 0 ? 0 : gap + 2;
        Matcher matcher = FIRST.matcher(text.substring(0, end));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected \"old SIZE\", at most " + MerkleProof.LONGEST
                    + " hashes in base 64, a line each, and an empty line");
        }
        SignedNote checkpoint = SignedNote.parse(text.substring(end));
        return new AddCheckpoint(
                Long.parseLong(matcher.group(1)),
                matcher.group(2).lines().map(TreeHead::hash).toList(),
                checkpoint,
                TreeHead.parse(checkpoint.text()));
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected UTF-8", e);
        }
    }
}
