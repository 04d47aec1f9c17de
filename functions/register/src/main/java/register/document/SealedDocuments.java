package register.document;

import register.log.Checkpoint;
import register.value.Bytes;

/// Makes the PDFs that the register issues, signed.
public interface SealedDocuments {

    /// The snapshot of one edition.
    ///
    /// @param content of the entry, which goes into the document as it is
    /// @param checkpoint that ends at the entry; printed unsigned, so that all of it follows from the chain alone
    byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint);

    /// How a snapshot was presented, as it says itself: it may have been made by another process with other settings.
    ///
    /// @param snapshot made by an implementation of this, today or before
    Presentation presentation(byte[] snapshot);

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
