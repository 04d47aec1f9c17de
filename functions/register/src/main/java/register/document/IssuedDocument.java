package register.document;

import java.time.Instant;
import java.time.LocalDate;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The record of a document that the register issued.
public sealed interface IssuedDocument {

    /// The hash of the bytes as read back from the store.
    Sha256 sha256();

    DocumentKey key();

    Instant issuedAt();

    /// The sealed PDF of one edition of one entry.
    ///
    /// @param redaction the sequence of the redaction after which it was made, without the name redacted;
    ///     0 for none
    /// @param presentation the settings needed to make it again
    record Snapshot(
            Sha256 sha256,
            DocumentKey key,
            Instant issuedAt,
            PolicyId policy,
            long sequence,
            LocalDate effectiveDate,
            int revision,
            Language language,
            long redaction,
            Presentation presentation)
            implements IssuedDocument {}

    /// The sealed PDF that confirms receipt of a request.
    record Acknowledgement(Sha256 sha256, DocumentKey key, Instant issuedAt, Reference reference)
            implements IssuedDocument {}
}
