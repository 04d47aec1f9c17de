package register.commands.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.HeaderJson;
import register.commands.audit.Witnessing;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.Checkpoint;
import register.log.LogProof;
import register.log.MerkleTree;
import register.log.NoteKey;
import register.log.TrustFile;
import register.pdf.text.DocumentIdentity;
import register.value.Bytes;
import register.value.Term;

/// The verdict on the proof that a document's entry is in its policy's log. The seal shows who made the document; the
/// proof shows that the register cannot hide or replace it.
///
/// @param standing the verdict
/// @param sentence the reason, or the signers
/// @param witnessing by the witnesses that the caller named; absent if it named none, or nothing is proven
public record PdfProof(
        Standing standing, String sentence, @Nullable Witnessing witnessing) {

    /// The verdicts on a proof.
    public enum Standing implements Term {
        PROVEN("proven"),
        /// The evidence does not suffice: the key is not trusted, or too few witnesses saw the entry.
        UNDECIDED("unproven"),
        /// The proof is about something else.
        NOT_PROVEN("NOT proven");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /// `genuine and proven`, `genuine, unproven`.
        public String behind(String seal) {
            return seal + (this == PROVEN ? " and " : ", ") + word;
        }
    }

    /// @param document that the PDF claims to be; null if it is not intact
    /// @param keys the trusted keys of the log
    /// @param trust the required witnesses; null for none
    public static PdfProof of(
            LogProof proof, @Nullable DocumentIdentity document, List<NoteKey> keys, @Nullable TrustFile trust) {
        if (!(document instanceof DocumentIdentity.Edition edition)) {
            return not("the PDF does not name its entry");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(proof.checkpoint().text());
            if (!checkpoint.policy().equals(edition.policy())) {
                return not("it belongs to the policy " + checkpoint.policy());
            }
        } catch (IllegalArgumentException _) {
            return not("its checkpoint belongs to no policy's log");
        }
        if (proof.index() + 1 != edition.sequence()) {
            return not("it belongs to entry " + (proof.index() + 1) + ", the PDF to entry " + edition.sequence());
        }
        boolean other = proof.extra()
                .filter(leaf -> !MerkleTree.leaf(leaf.toArray()).equals(edition.entryHash()))
                .isPresent();
        if (other || !proof.includes(edition.entryHash())) {
            return not("the log has another entry at this place than the PDF states");
        }
        if (proof.extra().isEmpty()) {
            return new PdfProof(
                    Standing.UNDECIDED,
                    "it does not contain the entry itself, so it is unknown whether the entry has the PDF's content",
                    null);
        }
        // The PDF's maker wrote both hashes into it: only the entry connects them.
        if (!isOf(proof.extra().get(), edition)) {
            return not("the entry in the log has a content, date or revision that differs from the PDF's");
        }
        return vouched(proof, checkpoint, keys, trust);
    }

    /// Looks for a key and witnesses that vouch for a consistent proof.
    ///
    /// @param checkpoint of the proof
    static PdfProof vouched(LogProof proof, Checkpoint checkpoint, List<NoteKey> keys, @Nullable TrustFile trust) {
        List<NoteKey> believed = believed(keys, trust, checkpoint.origin());
        Optional<NoteKey> key =
                believed.stream().filter(proof.checkpoint()::isSignedBy).findFirst();
        if (key.isEmpty()) {
            boolean forged = believed.stream()
                    .anyMatch(each ->
                            proof.checkpoint().signaturesOf(each).findAny().isPresent());
            return forged
                    ? not("its checkpoint was not signed with the log's key")
                    : new PdfProof(
                            Standing.UNDECIDED,
                            "no key that you named signed its checkpoint: pass the log's key as --key",
                            null);
        }
        return witnessed(proof, checkpoint, key.get(), trust);
    }

    private static boolean isOf(Bytes leaf, DocumentIdentity.Edition edition) {
        try {
            EntryHeader header =
                    HeaderJson.read(Members.of(JsonText.parse(leaf.toArray())).json());
            return header.kind().states()
                    && header.policy().equals(edition.policy())
                    && header.sequence() == edition.sequence()
                    && header.effectiveDate().equals(edition.effectiveDate())
                    && header.revision() == edition.revision()
                    && header.contentHash().equals(edition.contentHash());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static PdfProof witnessed(LogProof proof, Checkpoint checkpoint, NoteKey key, @Nullable TrustFile trust) {
        String signed = "the log of " + (checkpoint.size() == 1 ? "1 entry" : checkpoint.size() + " entries")
                + " signed by " + key.name() + " contains its entry";
        if (trust == null) {
            return new PdfProof(Standing.PROVEN, signed + "; no witness was required", null);
        }
        TrustFile.Witnessed witnessed = trust.witnessed(proof.checkpoint());
        var witnessing = new Witnessing(
                checkpoint.size(), witnessed.cosigned(), trust.witnesses().size());
        return witnessed.isQuorum()
                ? new PdfProof(Standing.PROVEN, signed + "; " + witnessing.sentence(), witnessing)
                : new PdfProof(
                        Standing.UNDECIDED,
                        signed + "; fewer witnesses have seen it than your trust file requires",
                        witnessing);
    }

    private static List<NoteKey> believed(List<NoteKey> keys, @Nullable TrustFile trust, String origin) {
        var believed = new ArrayList<>(keys);
        if (trust != null) {
            trust.logs(origin).forEach(log -> believed.add(log.key()));
        }
        return believed.stream().filter(key -> key.name().equals(origin)).toList();
    }

    static PdfProof not(String why) {
        return new PdfProof(Standing.NOT_PROVEN, why, null);
    }

    Json json() {
        return Json.object()
                .put("standing", standing.term())
                .put("sentence", sentence)
                .put("witnesses", witnessing == null ? null : witnessing.json())
                .build();
    }
}
