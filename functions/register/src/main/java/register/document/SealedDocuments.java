package register.document;

import org.jspecify.annotations.Nullable;
import register.chain.Checkpoint;
import register.chain.EntryHeader;
import register.policy.Additions;
import register.policy.Language;
import register.policy.PolicyVersion;

/// Makes the PDFs that the register issues, signed.
public interface SealedDocuments {

    /// The snapshot of one edition.
    ///
    /// @param checkpoint that ends at the entry; printed unsigned, so that all of it follows from the chain alone
    /// @param additions what a correction adds; null for what is no correction
    byte[] snapshot(
            EntryHeader header,
            Checkpoint checkpoint,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language);

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
