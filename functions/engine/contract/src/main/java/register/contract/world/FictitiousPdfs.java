package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.AcknowledgementText;
import register.document.SealedDocuments;
import register.log.Checkpoint;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.value.Language;

/// No PDFs, but bytes that tell what one would show.
final class FictitiousPdfs implements SealedDocuments {
    @Override
    public byte[] snapshot(
            Entry entry,
            Checkpoint checkpoint,
            PolicyVersion version,
            @Nullable Additions additions,
            Language language,
            @Nullable EntryHeader redaction) {
        List<String> names =
                version.subprocessors().stream().map(Subprocessor::name).toList();
        return ("%PDF of " + entry.header().hash() + " " + language + " " + names).getBytes(UTF_8);
    }

    @Override
    public byte[] acknowledgement(AcknowledgementText acknowledgement) {
        throw new AssertionError("no acknowledgement is made here");
    }
}
