package register.document;

import register.chain.EntryHeader;
import register.policy.Language;
import register.policy.PolicyVersion;

/// Makes the PDFs that the register issues, signed.
public interface SealedDocuments {

    /// The snapshot of one edition.
    byte[] snapshot(EntryHeader header, PolicyVersion version, Language language);

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
