package register.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.MerkleTree;
import register.log.NoteKey;
import register.log.SignedNote;
import register.log.Subtree;
import register.log.TreeHead;
import register.value.Sha256;

/// Some log with two keys that can be made to lie.
public final class TestLog {
    private static final int MOST = 128;

    private final String origin;
    private final CheckpointSigner signer;
    private final CheckpointSigner nextSigner;
    private final List<Sha256> leaves = new ArrayList<>();
    private final List<Sha256> forked = new ArrayList<>();

    public TestLog(String origin) {
        this.origin = origin;
        this.signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        this.nextSigner = KeyPairSigner.of("a key", KeyPairSigner.generate());
        for (int i = 0; i < MOST; i++) {
            leaves.add(MerkleTree.leaf(("entry " + i).getBytes(UTF_8)));
            forked.add(MerkleTree.leaf(("forged " + i).getBytes(UTF_8)));
        }
    }

    /// A log that diverges from some size on.
    TestLog(TestLog other, int size) {
        this.origin = other.origin;
        this.signer = other.signer;
        this.nextSigner = other.nextSigner;
        leaves.addAll(other.leaves.subList(0, size));
        leaves.addAll(other.forked.subList(size, MOST));
        forked.addAll(other.forked);
    }

    public NoteKey key() {
        return new NoteKey(origin, signer.publicKey());
    }

    NoteKey next() {
        return new NoteKey(origin, nextSigner.publicKey());
    }

    public String text(int size) {
        return text(size, leaves);
    }

    private String text(int size, List<Sha256> from) {
        return origin + "\n" + size + "\n" + TreeHead.base64(tree(size, from).root()) + "\n";
    }

    public SignedNote checkpoint(int size) {
        return SignedNote.sign(text(size), key(), signer);
    }

    /// Asks for a cosignature, with the proof.
    public String request(int old, int size) {
        List<Sha256> proof = old > size ? List.of() : tree(size, leaves).consistency(old);
        return before(old, proof) + checkpoint(size).note();
    }

    /// Asks for one of a checkpoint with an extension line.
    public String extended(int old, int size) {
        return signs(
                text(size) + "an extension\n", before(old, tree(size, leaves).consistency(old)));
    }

    /// Asks for one of a tree of other leaves, with what would be its proof.
    public String fork(int old, int size) {
        List<Sha256> proof = tree(size, forked).consistency(old);
        return before(old, proof)
                + SignedNote.sign(text(size, forked), key(), signer).note();
    }

    /// Signs any text.
    public String signs(String text, String before) {
        return before + SignedNote.sign(text, key(), signer).note();
    }

    String signsWithNext(String text, String before) {
        return before + SignedNote.sign(text, next(), nextSigner).note();
    }

    private static String before(int old, List<Sha256> proof) {
        return "old " + old + "\n"
                + proof.stream().map(hash -> TreeHead.base64(hash) + "\n").collect(Collectors.joining())
                + "\n";
    }

    private static MerkleTree tree(int size, List<Sha256> from) {
        return new MerkleTree(
                size, subtrees -> subtrees.stream().collect(Collectors.toMap(one -> one, one -> hash(one, from))));
    }

    private static Sha256 hash(Subtree subtree, List<Sha256> from) {
        if (subtree.level() == 0) {
            return from.get(Math.toIntExact(subtree.index()));
        }
        int below = subtree.level() - 1;
        return MerkleTree.node(
                hash(new Subtree(below, subtree.index() * 2), from),
                hash(new Subtree(below, subtree.index() * 2 + 1), from));
    }
}
