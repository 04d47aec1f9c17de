package register.document;

import java.util.List;
import java.util.Optional;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Stores the records of the documents that the register issued.
public interface IssuedDocuments {

    /// Records a document unless its hash is already recorded; durable on return.
    void record(IssuedDocument document);

    Optional<IssuedDocument> find(Sha256 sha256);

    /// Erases the record of an acknowledgement, but not that of a snapshot. Can be repeated.
    ///
    /// @return true if there was one
    boolean erase(Sha256 acknowledgement);

    /// The current snapshot of an edition: of several, the one made after the latest redaction.
    Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language);

    /// All current snapshots of a policy, ordered by entry and language.
    List<IssuedDocument.Snapshot> snapshots(PolicyId policy);
}
