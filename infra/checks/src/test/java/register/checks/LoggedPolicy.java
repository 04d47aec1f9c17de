package register.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.SealUse;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.LogProof;
import register.log.MerkleTree;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignatureType;
import register.log.SignedNote;
import register.log.Subtree;
import register.pdf.PdfDocuments;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.seal.TestKeys;
import register.policy.PolicyVersion;
import register.value.Bytes;
import register.value.Sha256;

/// A policy with a log of five entries, with the PDF, proof and trust file of the third.
final class LoggedPolicy {
    static final String FIRST = "witness.example/w1";
    static final String SECOND = "witness.example/w2";
    static final String ORIGIN = "register.example.com/log/liveagent";
    static final Instant SEEN = Instant.parse("2026-11-27T04:42:10Z");

    private static final int ENTRIES = 5;
    private static final int INDEX = 2;

    final CheckpointSigner log = signer();
    final CheckpointSigner first = signer();
    final CheckpointSigner second = signer();
    final PolicyVersion version = Seed.version();
    final Checkpoint checkpoint;

    private final List<EntryHeader> headers;
    private final Map<Subtree, Sha256> hashes = new HashMap<>();

    LoggedPolicy() {
        headers = IntStream.rangeClosed(1, ENTRIES)
                .mapToObj(sequence -> header(sequence, null, version))
                .toList();
        RightEdge edge = RightEdge.EMPTY;
        for (EntryHeader header : headers) {
            edge = edge.plus(header.hash());
            for (int level = 0; level < edge.completed().size(); level++) {
                hashes.put(
                        new Subtree(level, (edge.size() >> level) - 1),
                        edge.completed().get(level));
            }
        }
        checkpoint = new Checkpoint(ORIGIN, ENTRIES, edge.root());
    }

    static CheckpointSigner signer() {
        return KeyPairSigner.of("key", KeyPairSigner.generate());
    }

    private static EntryHeader header(int sequence, @Nullable String reason, PolicyVersion version) {
        EntryHeader seed = Seed.header(version);
        return new EntryHeader(
                seed.policy(),
                sequence,
                sequence == 1 ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                seed.effectiveDate(),
                seed.timeZone(),
                sequence,
                seed.recordedAt().plusSeconds(sequence),
                reason,
                null,
                seed.contentHash());
    }

    EntryHeader third() {
        return headers.get(INDEX);
    }

    /// The third entry, had its reason been another.
    EntryHeader another() {
        return header(INDEX + 1, "It was another", version);
    }

    /// The third entry, had it stated something else.
    EntryHeader third(PolicyVersion other) {
        return header(INDEX + 1, null, other);
    }

    byte[] pdf() {
        return pdf(third(), version);
    }

    byte[] pdf(EntryHeader header, PolicyVersion stated) {
        return pdf(header, stated, Samples.documents(SealUse.POLICY_SEAL, TestKeys.development()));
    }

    byte[] pdf(EntryHeader header, PolicyVersion stated, PdfDocuments documents) {
        return documents.snapshot(
                Seed.text(header, stated, Seed.ENGLISH), Seed.content(stated), Seed.checkpoint(header));
    }

    List<Sha256> path(int index) {
        return new MerkleTree(ENTRIES, _ -> hashes).inclusion(index);
    }

    /// A proof of any of the entries.
    String proof(int index, SignedNote note) {
        return proof(headers.get(index), index, path(index), note);
    }

    static String proof(EntryHeader leaf, int index, List<Sha256> path, SignedNote note) {
        return new LogProof(Optional.of(Bytes.of(leaf.leaf())), index, path, note).text();
    }

    /// The checkpoint, signed by the log and others.
    SignedNote note(SignedNote.Signature... others) {
        SignedNote signed = SignedNote.sign(checkpoint.text(), logKey(), log);
        return new SignedNote(
                signed.text(),
                Stream.concat(signed.signatures().stream(), Stream.of(others)).toList());
    }

    /// By both witnesses.
    SignedNote.Signature[] cosigned() {
        return new SignedNote.Signature[] {cosigned(FIRST, first), cosigned(SECOND, second)};
    }

    private SignedNote.Signature cosigned(String name, CheckpointSigner witness) {
        return Cosignature.sign(checkpoint.text(), key(name, witness), witness, SEEN);
    }

    /// A trust file of both witnesses.
    ///
    /// @param quorum its last line, or last lines
    String trust(String... quorum) {
        var lines = new ArrayList<>(List.of(
                "# whom we trust",
                "log " + logKey().text(),
                "witness one " + key(FIRST, first).text() + " https://witness.example",
                "witness two " + key(SECOND, second).text()));
        lines.addAll(List.of(quorum));
        return String.join("\n", lines) + "\n";
    }

    NoteKey logKey() {
        return new NoteKey(ORIGIN, log.publicKey());
    }

    static NoteKey key(String name, CheckpointSigner witness) {
        return new NoteKey(name, SignatureType.COSIGNATURE_ED25519, witness.publicKey());
    }
}
