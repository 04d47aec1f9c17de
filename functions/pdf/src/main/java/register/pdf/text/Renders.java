package register.pdf.text;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import register.document.AcknowledgementText;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.evidence.EvidencePack;
import register.evidence.SealedEvidence;
import register.log.Checkpoint;
import register.notice.proof.NoticeProof;
import register.pdf.layout.Description;
import register.value.Bytes;

/// Renders documents before they are sealed; a sealed document begins with these bytes. They depend only on the
/// arguments, so anyone can render them again and compare.
///
/// @param sealer the certificate of the key that seals it, which the document names
public record Renders(X509Certificate sealer) implements SealedDocuments, SealedEvidence {

    /// @throws register.pdf.layout.UnprintableTextException if the edition has a character that cannot be
    ///     printed
    /// @throws IllegalArgumentException if the version has no edition in this language
    @Override
    public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
        return new SnapshotLayout(
                        text, new SnapshotLayout.Sealed(content, checkpoint, SealStatement.of(sealer, checkpoint)))
                .render();
    }

    @Override
    public Presentation presentation(byte[] snapshot) {
        return Metadata.presentation(Description.info(snapshot));
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        return new AcknowledgementLayout(acknowledgement, SealStatement.of(sealer, acknowledgement.checkpoint()))
                .render();
    }

    @Override
    public byte[] evidence(EvidencePack pack) {
        return new EvidenceLayout(pack, SealStatement.of(sealer, logs(pack))).render();
    }

    /// The names of the logs that its proofs refer to.
    private static Stream<String> logs(EvidencePack pack) {
        return pack.notices().stream()
                .flatMap(notice -> Stream.concat(
                        Stream.ofNullable(notice.commitment()).map(NoticeProof::proof),
                        Stream.ofNullable(notice.outcome())
                                .map(outcome -> outcome.in().proof())))
                .map(proof -> Checkpoint.parse(proof.checkpoint().text()).origin());
    }
}
