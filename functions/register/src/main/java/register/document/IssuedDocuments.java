package register.document;

import java.util.List;
import java.util.Optional;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Remembers which documents the register issued.
public interface IssuedDocuments {

    /// Records a document unless one with its hash is recorded; durable on return.
    void record(IssuedDocument document);

    Optional<IssuedDocument> find(Sha256 sha256);

    /// Erases the record of an acknowledgement; that of a snapshot stays. Can be repeated.
    ///
    /// @return whether there was one
    boolean erase(Sha256 acknowledgement);

    /// The current snapshot of an edition: of several, the one that was made after the latest redaction.
    Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language);

    /// Every snapshot of a policy that the above finds, in order of entries and of languages.
    List<IssuedDocument.Snapshot> snapshots(PolicyId policy);
}
