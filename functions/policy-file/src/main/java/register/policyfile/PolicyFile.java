package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import register.policy.MalformedPolicyException;
import register.policy.PolicyCodec;
import register.policy.PolicyRules;
import register.policy.PolicyVersion;
import register.policy.Problem;

/// Reads a policy file: YAML 1.2 (core schema, one document, UTF-8) that fits the published JSON Schema
/// and the domain's rules. Nothing is stored.
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
        List<Problem> problems = joined(document.problems(), PolicySchema.problems(document.value()));
        if (!problems.isEmpty()) {
            problems.addAll(Repair.furtherProblems(document.value(), PolicySchema.source(), problems));
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

    /// What the YAML and the schema say, one problem a mistake.
    private static List<Problem> joined(List<Problem> yaml, List<Problem> schema) {
        var joined = new ArrayList<Problem>();
        for (Problem problem : yaml) {
            if (schema.stream().noneMatch(other -> explains(other, problem))) {
                joined.add(problem);
            }
        }
        for (Problem problem : schema) {
            if (yaml.stream().noneMatch(other -> Place.within(problem.path(), other.path()))) {
                joined.add(problem);
            }
        }
        return joined;
    }

    private static boolean explains(Problem schema, Problem yaml) {
        return schema.expected().equals(SchemaWords.COLON) && Place.within(yaml.path(), schema.path());
    }

    private static Invalid invalid(String fileName, UnreadableException e) {
        return new Invalid(List.of(new FileProblem(fileName, e.line(), e.problem())));
    }
}
