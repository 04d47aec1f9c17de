package register.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.DpaFile;
import register.policy.RequestChannel;
import register.policy.rules.RuleWords;
import register.value.Bytes;
import register.value.Problem;

/// Checks that the file beside a policy file is the DPA that the policy states.
///
/// @param problems with their places in the policy file; empty if it is, or none is stated
/// @param content of the file, if it is
public record DpaFileCheck(List<Problem> problems, @Nullable Bytes content) {
    /// The maximum size, 5 MiB: with the acknowledgement it stays below the limits of mail servers.
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final String FILE = "requests.dpaDocument.file";
    private static final String SHA256 = "requests.dpaDocument.sha256";

    /// The first bytes of a PDF (ISO 32000-1, section 7.5.2).
    private static final byte[] HEADER = "%PDF-".getBytes(US_ASCII);

    public DpaFileCheck {
        problems = List.copyOf(problems);
    }

    /// Checks the stated file.
    ///
    /// @param sha256 as stated, well-formed or not; null if missing
    public static DpaFileCheck of(String name, @Nullable String sha256, FilesBeside beside) {
        return switch (beside.find(name)) {
            case FilesBeside.Missing _ -> problem(FILE, name, "file-beside");
            case FilesBeside.TooLarge(long bytes) -> tooLarge(name, bytes);
            case FilesBeside.File(Bytes content) -> of(name, sha256, content);
        };
    }

    /// Checks that this is the stated file.
    static DpaFileCheck of(RequestChannel requests, @Nullable Bytes content) {
        DpaFile stated = requests.dpaFile();
        if (stated == null) {
            return new DpaFileCheck(List.of(), null);
        }
        return of(
                stated.name(),
                stated.sha256(),
                _ -> content == null ? new FilesBeside.Missing() : new FilesBeside.File(content));
    }

    private static DpaFileCheck of(String name, @Nullable String sha256, Bytes content) {
        if (content.length() > MAX_BYTES) {
            return tooLarge(name, content.length());
        }
        byte[] bytes = content.toArray();
        if (!Arrays.equals(bytes, 0, Math.min(bytes.length, HEADER.length), HEADER, 0, HEADER.length)) {
            return problem(FILE, name, "a-pdf");
        }
        String computed = content.hash().hex();
        return computed.equals(sha256)
                ? new DpaFileCheck(List.of(), content)
                : problem(SHA256, sha256 == null ? "" : sha256, "other-hash", computed, name);
    }

    private static DpaFileCheck tooLarge(String name, long bytes) {
        return problem(FILE, name, "pdf-too-large", MAX_BYTES, bytes);
    }

    private static DpaFileCheck problem(String path, String value, String key, Object... arguments) {
        return new DpaFileCheck(List.of(new Problem(path, value, RuleWords.say(key, arguments))), null);
    }
}
