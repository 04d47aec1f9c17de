package register.document;

import register.chain.Checkpoint;
import register.chain.EntryHeader;
import register.policy.Language;
import register.policy.PolicyVersion;

/// Makes the PDFs that the register issues, signed.
public interface SealedDocuments {

    /// The snapshot of one edition.
    ///
    /// @param checkpoint that ends at the entry; printed unsigned, so that all of it follows from the chain alone
    byte[] snapshot(EntryHeader header, Checkpoint checkpoint, PolicyVersion version, Language language);

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
