package register.document;

import java.time.Instant;
import java.time.LocalDate;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The record of a document that the register issued.
public sealed interface IssuedDocument {

    /// Of the bytes as they were read back from the store.
    Sha256 sha256();

    DocumentKey key();

    Instant issuedAt();

    /// The signed PDF of one edition of one entry.
    ///
    /// @param redaction the sequence of the redaction that it was made after, without the name that this ended;
    ///     0 for none
    /// @param presentation how it was made: with it, it can be made again
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

    /// The signed PDF that a request was received.
    record Acknowledgement(Sha256 sha256, DocumentKey key, Instant issuedAt, Reference reference)
            implements IssuedDocument {}
}
