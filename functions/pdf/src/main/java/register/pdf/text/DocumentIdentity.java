package register.pdf.text;

import java.time.LocalDate;
import java.util.Optional;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The identity of one of the register's documents, from its PDF metadata: enough to find it without any other data.
public sealed interface DocumentIdentity {

    /// The snapshot of one edition of one entry.
    ///
    /// @param entryHash the hash of the entry's header, which commits to all entries before
    record Edition(
            PolicyId policy,
            LocalDate effectiveDate,
            int revision,
            long sequence,
            Language language,
            Sha256 contentHash,
            Sha256 entryHash)
            implements DocumentIdentity {}

    /// The acknowledgement of one request.
    record Acknowledgement(Reference reference, Language language) implements DocumentIdentity {}

    /// The evidence of the notices to one recipient.
    ///
    /// @param contentHash of the JSON inside
    record Evidence(PolicyId policy, RecipientId recipient, Language language, Sha256 contentHash)
            implements DocumentIdentity {}

    /// The hash of the embedded JSON as the document states it; empty if it states none.
    default Optional<Sha256> content() {
        return switch (this) {
            case Edition edition -> Optional.of(edition.contentHash());
            case Evidence evidence -> Optional.of(evidence.contentHash());
            case Acknowledgement _ -> Optional.empty();
        };
    }
}
