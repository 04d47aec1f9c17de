package register.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.MerkleProof;
import register.log.NoteKey;
import register.log.SignedNote;
import register.log.TreeHead;
import register.value.Sha256;

/// A witness (C2SP, `tlog-witness`). Concurrent requests are decided, recorded and answered one after the other.
public final class Witness {
    private static final Sha256 NO_LEAF = Sha256.of(new byte[0]);

    private final NoteKey key;
    private final CheckpointSigner signer;
    private final List<NoteKey> logs;
    private final CosignedTrees trees;
    private final Clock clock;
    private final Consumer<String> journal;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param key of the witness, for Ed25519 cosignatures
    /// @param signer that signs with it
    /// @param logs the keys of the logs that it follows; a log may have several
    /// @param journal receives one line for each checkpoint signed by a followed log; never untrusted text
    public Witness(
            NoteKey key,
            CheckpointSigner signer,
            List<NoteKey> logs,
            CosignedTrees trees,
            Clock clock,
            Consumer<String> journal) {
        this.key = key;
        this.signer = signer;
        this.logs = List.copyOf(logs);
        this.trees = trees;
        this.clock = clock;
        this.journal = journal;
    }

    /// `POST /add-checkpoint`.
    ///
    /// @throws IOException if the checkpoint may not have been recorded; nothing is cosigned then
    public WitnessAnswer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (IllegalArgumentException e) {
            return WitnessAnswer.of(400, "not a request to cosign a checkpoint: " + e.getMessage());
        }
        lock.lock();
        try {
            return decide(request);
        } finally {
            lock.unlock();
        }
    }

    private WitnessAnswer decide(AddCheckpoint request) throws IOException {
        TreeHead head = request.head();
        List<NoteKey> keys =
                logs.stream().filter(log -> log.name().equals(head.origin())).toList();
        if (keys.isEmpty()) {
            return WitnessAnswer.of(404, "this witness does not follow that log");
        }
        List<SignedNote.Signature> signatures = signatures(request.checkpoint(), keys);
        if (signatures.isEmpty()) {
            return WitnessAnswer.of(403, "no valid signature by a key of that log");
        }
        Optional<TreeHead> last = trees.latest(head.origin()).map(note -> TreeHead.parse(note.text()));
        Optional<WitnessAnswer> refusal = refusal(request, last);
        if (refusal.isPresent()) {
            journal.accept(refusal.get().status() + " " + head.origin() + ", size " + head.size() + ": "
                    + refusal.get().body().strip());
            return refusal.get();
        }
        SignedNote.Signature own = Cosignature.sign(request.checkpoint().text(), key, signer, clock.instant());
        var cosigned = new SignedNote(
                request.checkpoint().text(),
                Stream.concat(signatures.stream(), Stream.of(own)).toList());
        if (!isReadable(cosigned)) {
            return WitnessAnswer.of(400, "with the cosignature it would be too large for a note");
        }
        trees.put(head.origin(), cosigned);
        journal.accept("200 " + head.origin() + ", size " + head.size());
        return WitnessAnswer.of(200, own.line());
    }

    /// True if the note can be read back; storing an unreadable one would lose all that was cosigned.
    private static boolean isReadable(SignedNote cosigned) {
        try {
            return SignedNote.parse(cosigned.note()).equals(cosigned);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The log's signatures, one for each key; none if any under the log's name and id does not verify.
    private static List<SignedNote.Signature> signatures(SignedNote checkpoint, List<NoteKey> keys) {
        var found = new ArrayList<SignedNote.Signature>();
        for (NoteKey key : keys) {
            List<SignedNote.Signature> own = checkpoint.signaturesOf(key).toList();
            if (!own.isEmpty() && !checkpoint.isSignedBy(key)) {
                return List.of();
            }
            own.stream().findFirst().ifPresent(found::add);
        }
        return found;
    }

    /// The reason for not cosigning a checkpoint that its log signed.
    private static Optional<WitnessAnswer> refusal(AddCheckpoint request, Optional<TreeHead> last) {
        TreeHead head = request.head();
        long known = last.map(TreeHead::size).orElse(0L);
        if (request.old() > head.size()) {
            return refused(400, "the old size is larger than the checkpoint's");
        }
        if (request.old() != known) {
            return Optional.of(new WitnessAnswer(409, WitnessAnswer.SIZE, known + "\n"));
        }
        if (head.size() == 0 && !head.root().equals(NO_LEAF)) {
            return refused(422, "the root is not that of a tree of no leaf");
        }
        if (known == 0) {
            return request.proof().isEmpty() ? Optional.empty() : refused(422, "a tree of no leaf needs no proof");
        }
        Sha256 root = last.map(TreeHead::root).orElse(NO_LEAF);
        if (known == head.size() && !root.equals(head.root())) {
            return refused(422, "a fork: the root differs from the one cosigned for this size");
        }
        return MerkleProof.isConsistent(known, root, head.size(), head.root(), request.proof())
                ? Optional.empty()
                : refused(422, "the proof does not show that the tree continues the one cosigned last");
    }

    private static Optional<WitnessAnswer> refused(int status, String why) {
        return Optional.of(WitnessAnswer.of(status, why));
    }

    /// `GET /{hash}/checkpoint`: the newest cosigned one.
    ///
    /// @param originHash SHA-256 of the log's origin, in lower-case hexadecimal
    public WitnessAnswer checkpoint(String originHash) {
        return logs.stream()
                .map(NoteKey::name)
                .filter(origin -> Sha256.of(origin.getBytes(UTF_8)).hex().equals(originHash))
                .findFirst()
                .flatMap(trees::latest)
                .map(note -> WitnessAnswer.of(200, note.note()))
                .orElseGet(() -> WitnessAnswer.of(404, "this witness has cosigned no such log"));
    }
}
