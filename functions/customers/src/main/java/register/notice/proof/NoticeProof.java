package register.notice.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.LogProof;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeTree.Place;
import register.value.Bytes;

/// The file `notice.json` that customers receive with their mail. Together with the customer's name and address it
/// proves that the register committed in its log, beforehand, to tell this customer of these changes by this date. It
/// does not prove that the register did.
///
/// @param salt of the leaf's recipient
/// @param externalId the company's id for the customer, as committed; absent for a subscriber
/// @param place of the leaf in the commitment's tree
/// @param proof that the policy's log includes the commitment's entry, with that entry
public record NoticeProof(
        NoticeLeaf leaf,
        Bytes salt,
        @Nullable String externalId,
        Place place,
        NoticeCommitment commitment,
        LogProof proof) {
    private static final int LARGEST = 1024 * 1024;

    /// Reads the output of `bytes`.
    ///
    /// @throws IllegalArgumentException if it is anything else; the message says where
    public static NoticeProof parse(byte[] file) {
        if (file.length > LARGEST) {
            throw new IllegalArgumentException("not a notice.json: too large");
        }
        var in = Members.of(JsonText.parse(file));
        Inclusion inclusion = Inclusion.read(in);
        var read = new NoticeProof(
                NoticeLeaf.read(in.object("leaf")),
                in.required("salt", salt -> Bytes.of(HexFormat.of().parseHex(salt))),
                in.optionalText("externalId"),
                inclusion.place(),
                inclusion.commitment(),
                inclusion.proof());
        if (!Arrays.equals(read.bytes(), file)) {
            throw new IllegalArgumentException("not a notice.json: not canonical JSON (RFC 8785)");
        }
        return read;
    }

    /// The file: canonical JSON (RFC 8785).
    public byte[] bytes() {
        return Bytes.canonical(json()).toArray();
    }

    /// The content of the file.
    public Json.Obj json() {
        return Json.object()
                .put("leaf", leaf.json())
                .put("salt", HexFormat.of().formatHex(salt.toArray()))
                .put("externalId", externalId)
                .putAll(inclusion().json().members())
                .build();
    }

    private Inclusion inclusion() {
        return new Inclusion(place, commitment, proof);
    }

    /// The entry with the commitment.
    ///
    /// @throws IllegalArgumentException if the proof has none
    public EntryHeader entry() {
        return inclusion().entry();
    }

    /// The reason why this is not a proof for this recipient; empty if it is one, provided that the log's key signed
    /// the checkpoint, which is not checked here.
    ///
    /// @param recipient as given by the verifier; an external id missing here may still be in the file
    public Optional<String> contradiction(NamedRecipient recipient) {
        if (recipient.externalId() != null && !recipient.externalId().equals(externalId)) {
            return Optional.of("it belongs to another external id");
        }
        var named = new NamedRecipient(recipient.customer(), recipient.address(), externalId);
        return named.hash(salt).equals(leaf.recipient())
                ? contradiction()
                : Optional.of("customer and address do not match, letter for letter");
    }

    /// The reason why the file proves nothing; empty if it is consistent.
    private Optional<String> contradiction() {
        EntryHeader entry;
        try {
            entry = entry();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        boolean same = leaf.policy().equals(entry.policy())
                && leaf.sequence() == commitment.sequence()
                && leaf.entryHash().equals(commitment.entryHash());
        return same
                ? inclusion().contradiction(Subject.PLAN, leaf.hash())
                : Optional.of("its commitment belongs to another announcement");
    }
}
