package register.pdf.text;

import java.time.LocalDate;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// Which of the register's documents a PDF is, as its metadata says: enough to find it without any
/// data at hand.
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
}
