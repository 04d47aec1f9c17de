package register.commands.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.commands.text.PdfProof;
import register.log.LogProof;
import register.log.NoteKey;
import register.log.TrustFile;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.VerificationReport;
import register.value.PolicyId;

/// The proof passed to `verify`, and the keys and witnesses to trust.
///
/// @param proof absent if none was given
public record ProofCheck(
        @Nullable LogProof proof,
        List<NoteKey> keys,
        @Nullable TrustFile trust) {

    /// @throws NoResultException naming the invalid or missing option
    public static ProofCheck of(@Nullable Path file, LogTrustOptions options) throws IOException {
        List<NoteKey> keys = options.keys();
        TrustFile trust = options.witnesses();
        if (file == null && (!keys.isEmpty() || trust != null)) {
            throw NoResultException.usage(
                    "--proof: missing; --key and --witnesses only say whom to trust about a " + "proof");
        }
        return new ProofCheck(file == null ? null : InputFile.parse(file, "proof", LogProof::parse), keys, trust);
    }

    /// @param own the register's own keys of a policy's log, if its data is here; trusted if no others are named
    @Nullable
    public PdfProof of(VerificationReport report, Function<PolicyId, List<NoteKey>> own) {
        if (proof == null) {
            return null;
        }
        var believed = new ArrayList<>(keys);
        if (keys.isEmpty() && report.identity() instanceof DocumentIdentity.Edition edition) {
            believed.addAll(own.apply(edition.policy()));
        }
        return PdfProof.of(proof, report.identity(), believed, trust);
    }
}
