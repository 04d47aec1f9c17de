package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import register.document.AcknowledgementText;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.log.Checkpoint;
import register.policy.Subprocessor;
import register.value.Bytes;

/// Placeholder documents, not PDFs: their bytes state what a PDF would show.
final class FictitiousPdfs implements SealedDocuments {
    @Override
    public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
        List<String> names =
                text.version().subprocessors().stream().map(Subprocessor::name).toList();
        return ("%PDF of " + text.header().hash() + " " + text.language() + " " + names).getBytes(UTF_8);
    }

    @Override
    public Presentation presentation(byte[] snapshot) {
        return Presentation.NONE;
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        throw new AssertionError("no acknowledgement is made here");
    }
}
