package register.document;

import register.log.Checkpoint;
import register.value.Bytes;

/// Makes the sealed PDFs that the register issues.
public interface SealedDocuments {

    /// The snapshot of one edition.
    ///
    /// @param content of the entry, embedded unchanged
    /// @param checkpoint of the entry, printed unsigned, so that the document follows from the chain alone
    byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint);

    /// The presentation stated in a snapshot, which another process with other settings may have made.
    ///
    /// @param snapshot made by any version of this implementation
    Presentation presentation(byte[] snapshot);

    byte[] acknowledgement(AcknowledgementText acknowledgement);
}
