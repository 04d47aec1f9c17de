package register.notice.proof;

import java.util.Arrays;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.HeaderJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.Checkpoint;
import register.log.LogProof;
import register.log.MerkleProof;
import register.log.MerkleTree;
import register.log.TreeHead;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeTree.Place;
import register.value.Sha256;

/// Proves that a commitment in the policy's log includes a leaf.
///
/// @param place of the leaf in the commitment's tree
/// @param proof that the log includes the commitment's entry, with that entry
public record Inclusion(Place place, NoticeCommitment commitment, LogProof proof) {

    /// @throws IllegalArgumentException if it is not the output of `json`
    static Inclusion read(Members in) {
        Members tree = in.object("place");
        return new Inclusion(
                new Place(
                        tree.number("index"),
                        tree.number("size"),
                        tree.texts("path").stream().map(TreeHead::hash).toList()),
                NoticeCommitment.read(in.object("commitment")),
                in.required("proof", LogProof::parse));
    }

    /// The members, for the object that also holds the leaf.
    Json.Obj json() {
        return Json.object()
                .put(
                        "place",
                        Json.object()
                                .put("index", place.index())
                                .put("size", place.size())
                                .put(
                                        "path",
                                        Json.strings(place.path().stream()
                                                .map(TreeHead::base64)
                                                .toList())))
                .put("commitment", commitment.json())
                .put("proof", proof.text())
                .build();
    }

    /// The entry with the commitment.
    ///
    /// @throws IllegalArgumentException if the proof has none in the form of a log's leaf
    public EntryHeader entry() {
        byte[] bytes = proof.extra()
                .orElseThrow(() -> new IllegalArgumentException("its proof does not contain the entry"))
                .toArray();
        EntryHeader entry = HeaderJson.read(Members.of(JsonText.parse(bytes)).json());
        if (!Arrays.equals(entry.leaf(), bytes)) {
            throw new IllegalArgumentException("its proof contains the entry in a different form from the log");
        }
        return entry;
    }

    /// The reason why the leaf is not proved to be included; empty if it is, provided that the log's key signed the
    /// checkpoint, which is not checked here.
    ///
    /// @param of the required subject of the commitment
    /// @param leaf the hash of the leaf
    Optional<String> contradiction(Subject of, Sha256 leaf) {
        EntryHeader entry;
        try {
            entry = entry();
            Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
            if (!checkpoint.policy().equals(entry.policy())) {
                return Optional.of("its checkpoint belongs to the log of " + checkpoint.policy());
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (commitment.of() != of) {
            return Optional.of("its commitment belongs to another announcement");
        } else if (commitment.size() != place.size()
                || !MerkleProof.isIncluded(leaf, place.index(), place.size(), place.path(), commitment.root())) {
            return Optional.of("the commitment does not cover its changes");
        } else if (entry.kind() != EntryKind.NOTICE
                || !commitment.content().hash().equals(entry.contentHash())) {
            return Optional.of("the entry in the log commits to something else");
        } else if (proof.index() + 1 != entry.sequence() || !proof.includes(MerkleTree.leaf(entry.leaf()))) {
            return Optional.of("the log has another entry at this place");
        } else if (entry.sequence() <= commitment.sequence()) {
            return Optional.of("it was committed to before it was announced");
        }
        return Optional.empty();
    }
}
