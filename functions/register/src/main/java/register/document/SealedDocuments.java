package register.document;

import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.log.Checkpoint;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// Makes the PDFs that the register issues, signed.
public interface SealedDocuments {

    /// The snapshot of one edition.
    ///
    /// @param entry whose content goes into the document as it is
    /// @param checkpoint that ends at the entry; printed unsigned, so that all of it follows from the chain alone
    /// @param additions what a correction adds; null for what is no correction
    /// @param version as it is shown: natural persons by name, those who were redacted by their commitments
    /// @param redaction the last that ended a name in it; null for none
    byte[] snapshot(
            Entry entry,
            Checkpoint checkpoint,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language,
            @Nullable EntryHeader redaction);

    /// The snapshot of an edition that no redaction touches.
    default byte[] snapshot(
            Entry entry,
            Checkpoint checkpoint,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language) {
        return snapshot(entry, checkpoint, version, additions, language, null);
    }

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
