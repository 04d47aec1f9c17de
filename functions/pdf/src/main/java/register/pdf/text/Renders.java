package register.pdf.text;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.AcknowledgementText;
import register.document.SealedDocuments;
import register.log.Checkpoint;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// Makes what sealed documents begin with: the whole document before it is sealed. Its bytes follow from what it is
/// given, so that anybody can make it again and compare.
///
/// @param sealer the certificate of the key that seals it, which the document names
public record Renders(X509Certificate sealer) implements SealedDocuments {

    /// @throws register.pdf.layout.UnprintableTextException when the edition has a character that cannot be
    ///     printed
    /// @throws IllegalArgumentException when the version has no edition in this language
    @Override
    public byte[] snapshot(
            Entry entry,
            Checkpoint checkpoint,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language,
            @Nullable EntryHeader redaction) {
        var sealed = new SnapshotLayout.Sealed(entry.content(), checkpoint, new SealStatement(sealer), redaction);
        return new SnapshotLayout(entry.header(), version, additions, language, sealed).render();
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        return new AcknowledgementLayout(acknowledgement, new SealStatement(sealer)).render();
    }
}
