package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/// A proof that `verify` was given, and whom it believes.
///
/// @param proof absent where none was given
public record ProofCheck(
        @Nullable LogProof proof,
        List<NoteKey> keys,
        @Nullable TrustFile trust) {
    private static final long LARGEST = 1024 * 1024;

    /// @throws IllegalArgumentException naming the option that is wrong or missing
    public static ProofCheck of(@Nullable Path file, LogTrustOptions options) throws IOException {
        List<NoteKey> keys = options.keys();
        TrustFile trust = options.witnesses();
        if (file == null) {
            if (!keys.isEmpty() || trust != null) {
                throw new IllegalArgumentException(
                        "--proof: missing; --key and --witnesses say whom to believe about a proof");
            }
            return new ProofCheck(null, keys, null);
        }
        if (InputFile.size(file) > LARGEST) {
            throw new IOException(file + ": larger than any proof");
        }
        try {
            return new ProofCheck(LogProof.parse(new String(InputFile.read(file), UTF_8)), keys, trust);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// @param own the register's own keys of a policy's log, where its data are at hand; believed where none were named
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
