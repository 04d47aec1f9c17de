package register.pdf;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import register.document.AcknowledgementText;
import register.document.Presentation;
import register.document.SealCertificates;
import register.document.SealUse;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.evidence.EvidencePack;
import register.evidence.SealedEvidence;
import register.log.Checkpoint;
import register.pdf.layout.UnprintableTextException;
import register.pdf.seal.Pades;
import register.pdf.seal.RecordedKey;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.text.Renders;
import register.pdf.text.SnapshotLayout;
import register.value.Bytes;

/// Makes the register's documents of one kind with OpenPDF and seals them with the key of that kind (PAdES, ETSI EN
/// 319 142-1): B-LTA if there are time-stamps and evidence that no certificate is revoked, B-T without evidence,
/// otherwise B-B. A sealed document begins with its unsealed form. The bytes of that form follow from the content
/// and the sealing certificate alone, so an auditor with the same release of the register and of Java, whose country
/// names and compression it uses, can render it again and compare.
public final class PdfDocuments implements SealedDocuments, SealedEvidence {
    private final SealUse use;
    private final SigningKey key;
    private final Pades pades;
    private final Preservation preservation;
    private final Clock clock;

    /// @param use the kind of document that the key seals; other kinds are refused
    /// @param certificates records the key's certificate before it first seals
    /// @param clock gives the time that the seal claims
    /// @param times fetches the seals' time-stamps
    public PdfDocuments(SealUse use, SigningKey key, SealCertificates certificates, Clock clock, SealTimes times) {
        this.use = use;
        this.key = new RecordedKey(use, key, certificates, clock);
        this.pades = new Pades(this.key, times);
        this.preservation = new Preservation(times);
        this.clock = clock;
    }

    /// @throws UnprintableTextException if the edition has a character that cannot be printed
    /// @throws IllegalArgumentException if the version has no edition in this language
    @Override
    public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
        require(SealUse.POLICY_SEAL);
        return sealed(renders().snapshot(text, content, checkpoint));
    }

    @Override
    public Presentation presentation(byte[] snapshot) {
        return renders().presentation(snapshot);
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        require(SealUse.ACKNOWLEDGEMENT_SEAL);
        return sealed(renders().acknowledgement(acknowledgement));
    }

    @Override
    public byte[] evidence(EvidencePack pack) {
        require(SealUse.POLICY_SEAL);
        return sealed(renders().evidence(pack));
    }

    /// An edition that is not yet accepted: unsealed, with a draft mark on each page.
    ///
    /// @throws UnprintableTextException if the edition has a character that cannot be printed
    public byte[] draft(SnapshotText text) {
        return new SnapshotLayout(text, null).render();
    }

    /// Makes the documents before they are sealed.
    public Renders renders() {
        return new Renders(key.certificates().getFirst());
    }

    private void require(SealUse needed) {
        if (use != needed) {
            throw new IllegalStateException(
                    "the given key is for the " + use.term() + ", but this document needs the " + needed.term() + "'s");
        }
    }

    private byte[] sealed(byte[] pdf) {
        return preservation.preserved(pades.seal(pdf, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
