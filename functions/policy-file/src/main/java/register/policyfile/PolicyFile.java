package register.policyfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.publishing.DpaFileCheck;
import register.publishing.FilesBeside;
import register.value.Bytes;
import register.value.Problem;

/// A policy file, read and checked once: YAML 1.2 (core schema, one document, UTF-8), the published JSON Schema and the
/// domain's rules. Checking, previewing and publishing all use this.
public final class PolicyFile {
    /// The largest file that is read: 4 MiB.
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private final String name;
    private final Bytes source;
    private final @Nullable SourceDocument document;
    private final Result result;
    private final @Nullable Bytes dpaFile;

    /// @param document null if it cannot be read
    private PolicyFile(
            String name, Bytes source, @Nullable SourceDocument document, Result result, @Nullable Bytes dpaFile) {
        this.name = name;
        this.source = source;
        this.document = document;
        this.result = result;
        this.dpaFile = dpaFile;
    }

    /// The result of reading a file.
    public sealed interface Result {
        /// All problems and open questions, in the file's order.
        List<FileProblem> problems();
    }

    /// A sound policy version.
    public record Read(PolicyVersion version) implements Result {
        @Override
        public List<FileProblem> problems() {
            return List.of();
        }
    }

    /// A file that is refused.
    ///
    /// @param problems never empty
    /// @param partly the version as far as it can be read, with stand-ins; null if too much is wrong
    public record Invalid(
            List<FileProblem> problems, @Nullable PolicyVersion partly) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }

        /// The warnings about `partly` that do not follow from a problem.
        public List<Problem> beside(List<Problem> warnings) {
            return Repair.beside(
                    warnings, problems.stream().map(FileProblem::problem).toList());
        }
    }

    /// Reads a file with no other beside it.
    ///
    /// @param name the file's name in problems; nothing is opened
    public static Result read(String name, byte[] source) {
        return of(name, source).result();
    }

    /// The content of the YAML without a check against the schema. Tolerable mistakes, such as a duplicate field,
    /// are no problem here.
    ///
    /// @throws FileRefusedException if it is not YAML within the limits
    public static Json value(byte[] source) throws FileRefusedException {
        return YamlReader.read(SourceText.of(source)).value();
    }

    /// A file too large to be fetched.
    public static PolicyFile tooLarge(String name, long size) {
        return unreadable(name, new byte[0], SourceText.tooLarge(size));
    }

    /// A file with no other beside it.
    ///
    /// @param name the file's name in problems; nothing is opened
    public static PolicyFile of(String name, byte[] source) {
        return of(name, source, FilesBeside.NONE);
    }

    /// A file, with the one beside it that it names.
    ///
    /// @param name the file's name in problems; nothing is opened
    public static PolicyFile of(String name, byte[] source, FilesBeside beside) {
        SourceDocument document;
        try {
            document = YamlReader.read(SourceText.of(source));
        } catch (FileRefusedException e) {
            return unreadable(name, source, e);
        }
        Json content = OpenQuestions.without(document.value());
        DpaFileCheck dpa = dpaFile(content, beside);
        return new PolicyFile(
                name, Bytes.of(source), document, PolicyCheck.of(name, document, content, dpa), dpa.content());
    }

    private static PolicyFile unreadable(String name, byte[] source, FileRefusedException e) {
        var invalid = new Invalid(List.of(new FileProblem(name, e.line(), e.problem())), null);
        return new PolicyFile(name, Bytes.of(source), null, invalid, null);
    }

    public Result result() {
        return result;
    }

    String name() {
        return name;
    }

    /// The bytes as read; empty if the file is too large.
    byte[] source() {
        return source.toArray();
    }

    /// The DPA file that it names; null if it states none.
    @Nullable
    Bytes dpaFile() {
        return dpaFile;
    }

    /// True if it states this member of the policy itself.
    public boolean states(String member) {
        return document != null && document.value() instanceof Json.Obj root && root.get(member) != null;
    }

    /// Adds line numbers to problems or warnings about the file's content.
    public List<FileProblem> locate(FileProblem.Kind kind, List<Problem> problems) {
        return document == null
                ? problems.stream()
                        .map(problem -> new FileProblem(name, 0, kind, problem))
                        .toList()
                : document.locate(name, kind, problems);
    }

    /// Checks the DPA file even if something else is wrong, to report all problems at once.
    private static DpaFileCheck dpaFile(Json document, FilesBeside beside) {
        return document instanceof Json.Obj root
                        && root.get("requests") instanceof Json.Obj requests
                        && requests.get("dpaDocument") instanceof Json.Obj dpa
                        && dpa.get("file") instanceof Json.Str(String name)
                        && DpaFile.isName(name)
                ? DpaFileCheck.of(name, dpa.get("sha256") instanceof Json.Str(String hash) ? hash : null, beside)
                : new DpaFileCheck(List.of(), null);
    }
}
