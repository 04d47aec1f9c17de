package register.notice.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import register.notice.proof.NoticeTree.Place;
import register.value.Bytes;
import register.value.Sha256;

/// The file `notice.json` that a customer gets with its mail and keeps. With the customer's name and address it shows
/// whom the register meant to tell what by when, and that it had said so in its log before; not that it told them.
///
/// @param salt of the leaf's recipient
/// @param externalId by which the company knows the customer, as the commitment binds it; absent of a subscriber
/// @param place of the leaf in the tree of the commitment
/// @param proof that the commitment's entry is in the policy's log, with that entry
public record NoticeProof(
        NoticeLeaf leaf,
        Bytes salt,
        @Nullable String externalId,
        Place place,
        NoticeCommitment commitment,
        LogProof proof) {
    private static final int LARGEST = 1024 * 1024;

    /// Reads what `bytes` writes, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message says where
    public static NoticeProof parse(byte[] file) {
        if (file.length > LARGEST) {
            throw new IllegalArgumentException("not a notice.json: larger than any");
        }
        var in = Members.of(JsonText.parse(file));
        Members tree = in.object("place");
        var read = new NoticeProof(
                NoticeLeaf.read(in.object("leaf")),
                in.required("salt", salt -> Bytes.of(HexFormat.of().parseHex(salt))),
                in.optionalText("externalId"),
                new Place(
                        tree.number("index"),
                        tree.number("size"),
                        tree.texts("path").stream().map(TreeHead::hash).toList()),
                NoticeCommitment.read(in.object("commitment")),
                in.required("proof", LogProof::parse));
        if (!Arrays.equals(read.bytes(), file)) {
            throw new IllegalArgumentException("not a notice.json: not in its one form, RFC 8785");
        }
        return read;
    }

    /// The file: canonical JSON (RFC 8785).
    public byte[] bytes() {
        return Bytes.canonical(json()).toArray();
    }

    private Json.Obj json() {
        return Json.object()
                .put("leaf", leaf.json())
                .put("salt", HexFormat.of().formatHex(salt.toArray()))
                .put("externalId", externalId)
                .put(
                        "place",
                        Json.object()
                                .put("index", place.index())
                                .put("size", place.size())
                                .put(
                                        "path",
                                        Json.strings(place.path().stream()
                                                .map(TreeHead::base64)
                                                .toList()))
                                .build())
                .put("commitment", commitment.json())
                .put("proof", proof.text())
                .build();
    }

    /// The entry that commits.
    ///
    /// @throws IllegalArgumentException when the proof has none
    public EntryHeader entry() {
        byte[] bytes = proof.extra()
                .orElseThrow(() -> new IllegalArgumentException("its proof does not hold the entry"))
                .toArray();
        return HeaderJson.read(Members.of(JsonText.parse(bytes)).json());
    }

    /// Why this is no proof for this recipient; empty where it is one, provided that the log's key signed the
    /// checkpoint,
    /// which is not asked here.
    ///
    /// @param recipient as somebody says; an external id that is absent here may still be in the file
    public Optional<String> contradiction(NamedRecipient recipient) {
        if (recipient.externalId() != null && !recipient.externalId().equals(externalId)) {
            return Optional.of("it is not for this external id");
        }
        var named = new NamedRecipient(recipient.customer(), recipient.address(), externalId);
        return named.hash(salt).equals(leaf.recipient())
                ? contradiction()
                : Optional.of("it is not for this customer and address, letter for letter");
    }

    /// Why it proves nothing of anybody; empty where it does.
    private Optional<String> contradiction() {
        EntryHeader entry;
        Checkpoint checkpoint;
        try {
            entry = entry();
            checkpoint = Checkpoint.parse(proof.checkpoint().text());
            if (!checkpoint.policy().equals(entry.policy())) {
                return Optional.of("its checkpoint is of the log of " + checkpoint.policy());
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        boolean same = commitment.of() == NoticeCommitment.Of.PLAN
                && leaf.policy().equals(entry.policy())
                && leaf.sequence() == commitment.sequence()
                && leaf.entryHash().equals(commitment.entryHash());
        Sha256 leafOfEntry = MerkleTree.leaf(entry.leaf());
        if (!same) {
            return Optional.of("its commitment is to another announcement");
        } else if (commitment.size() != place.size()
                || !MerkleProof.isIncluded(leaf.hash(), place.index(), place.size(), place.path(), commitment.root())) {
            return Optional.of("what it tells is not what the commitment is over");
        } else if (entry.kind() != EntryKind.NOTICE
                || !commitment.content().hash().equals(entry.contentHash())) {
            return Optional.of("the entry in the log commits to something else");
        } else if (proof.index() + 1 != entry.sequence() || !proof.includes(leafOfEntry)) {
            return Optional.of("the log has another entry in its place");
        } else if (entry.sequence() <= commitment.sequence()) {
            return Optional.of("it was committed to before it was announced");
        }
        return Optional.empty();
    }
}
