package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import register.policy.MalformedPolicyException;
import register.policy.PolicyCodec;
import register.policy.PolicyRules;
import register.policy.PolicyVersion;
import register.policy.Problem;

/// Reads a policy file: YAML 1.2 (core schema, one document, UTF-8) that fits the published JSON Schema and the
/// domain's rules. Nothing is stored.
public final class PolicyFile {
    /// The largest file that is read: 4 MiB.
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private PolicyFile() {}

    /// What a file turned out to be.
    public sealed interface Result {}

    /// A sound policy version.
    public record Read(PolicyVersion version) implements Result {}

    /// Everything that is wrong with the file, in its order; never empty.
    public record Invalid(List<FileProblem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Reads the file.
    ///
    /// @param fileName how problems name the file; nothing is opened
    public static Result read(String fileName, byte[] source) {
        return switch (parse(fileName, source)) {
            case Sound sound -> new Read(sound.version());
            case Unsound unsound -> new Invalid(unsound.problems());
        };
    }

    /// What is said of a file too large to be fetched.
    public static Invalid tooLarge(String fileName, long size) {
        return invalid(fileName, SourceText.tooLarge(size));
    }

    /// Adds the lines of a readable source to problems or warnings about the version in it.
    public static List<FileProblem> locate(String fileName, byte[] source, List<Problem> problems) {
        try {
            return YamlReader.read(SourceText.of(source)).locate(fileName, problems);
        } catch (UnreadableException _) {
            return problems.stream()
                    .map(problem -> new FileProblem(fileName, 0, problem))
                    .toList();
        }
    }

    sealed interface Parsed {}

    record Sound(PolicyVersion version, SourceDocument document) implements Parsed {}

    record Unsound(List<FileProblem> problems) implements Parsed {}

    static Parsed parse(String fileName, byte[] source) {
        SourceDocument document;
        try {
            document = YamlReader.read(SourceText.of(source));
        } catch (UnreadableException e) {
            return new Unsound(invalid(fileName, e).problems());
        }
        var problems = new ArrayList<>(document.problems());
        for (Problem problem : PolicySchema.problems(document.value())) {
            if (document.problems().stream().noneMatch(known -> Place.within(problem.path(), known.path()))) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            return new Unsound(document.locate(fileName, problems));
        }
        PolicyVersion version;
        try {
            version = PolicyCodec.decode(document.value());
        } catch (MalformedPolicyException e) {
            return new Unsound(document.locate(fileName, List.of(e.problem())));
        }
        List<Problem> broken = PolicyRules.problems(version);
        return broken.isEmpty() ? new Sound(version, document) : new Unsound(document.locate(fileName, broken));
    }

    private static Invalid invalid(String fileName, UnreadableException e) {
        return new Invalid(List.of(new FileProblem(fileName, e.line(), e.problem())));
    }
}
