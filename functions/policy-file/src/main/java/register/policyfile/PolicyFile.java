package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.policy.form.MalformedPolicyException;
import register.policy.form.PolicyCodec;
import register.policy.rules.PolicyRules;
import register.policyfile.said.FileWords;
import register.publishing.DpaFileCheck;
import register.publishing.FilesBeside;
import register.value.Bytes;
import register.value.Problem;

/// Reads a policy file: YAML 1.2 (core schema, one document, UTF-8) that fits the published JSON Schema
/// and the domain's rules. Nothing is stored.
public final class PolicyFile {
    /// The largest file that is read: 4 MiB.
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private PolicyFile() {}

    /// What a file turned out to be.
    public sealed interface Result {
        /// Everything that is wrong with the file or still open in it, in its order.
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
    /// @param partly the version as far as it can be read, with stand-ins; null where too much is wrong
    public record Invalid(
            List<FileProblem> problems, @Nullable PolicyVersion partly) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }

        /// Those of the warnings about `partly` that do not follow from a problem.
        public List<Problem> beside(List<Problem> warnings) {
            return Repair.beside(
                    warnings, problems.stream().map(FileProblem::problem).toList());
        }
    }

    /// Reads a file with nothing beside it.
    ///
    /// @param fileName how problems name the file; nothing is opened
    public static Result read(String fileName, byte[] source) {
        return read(fileName, source, FilesBeside.NONE);
    }

    /// Reads the file, and the one beside it that it names.
    ///
    /// @param fileName how problems name the file; nothing is opened
    public static Result read(String fileName, byte[] source, FilesBeside beside) {
        return switch (parse(fileName, source, beside)) {
            case Sound sound -> new Read(sound.version());
            case Unsound(Invalid invalid) -> invalid;
        };
    }

    /// What the YAML says, held to no schema: what can be read past, such as a field that stands twice, is no problem
    /// here.
    ///
    /// @throws UnreadableException if it is no YAML within the limits
    public static Json value(byte[] source) throws UnreadableException {
        return YamlReader.read(SourceText.of(source)).value();
    }

    /// What is said of a file too large to be fetched.
    public static Invalid tooLarge(String fileName, long size) {
        return invalid(fileName, SourceText.tooLarge(size));
    }

    /// Adds the lines of a readable source to problems or warnings about the version in it.
    public static List<FileProblem> locate(
            String fileName, byte[] source, FileProblem.Kind kind, List<Problem> problems) {
        try {
            return YamlReader.read(SourceText.of(source)).locate(fileName, kind, problems);
        } catch (UnreadableException _) {
            return problems.stream()
                    .map(problem -> new FileProblem(fileName, 0, kind, problem))
                    .toList();
        }
    }

    sealed interface Parsed {}

    /// @param dpaFile the DPA that the version states as a file; null where it states none
    record Sound(
            PolicyVersion version,
            SourceDocument document,
            @Nullable Bytes dpaFile) implements Parsed {}

    record Unsound(Invalid invalid) implements Parsed {}

    static Parsed parse(String fileName, byte[] source, FilesBeside beside) {
        SourceDocument document;
        try {
            document = YamlReader.read(SourceText.of(source));
        } catch (UnreadableException e) {
            return new Unsound(invalid(fileName, e));
        }
        Json content = OpenQuestions.without(document.value());
        DpaFileCheck file = dpaFile(content, beside);
        List<Problem> questions = concat(OpenQuestions.of(document.value()), PersonQuestions.of(content));
        List<Problem> shape = apart(joined(document.problems(), PolicySchema.problems(document.value())), questions);
        if (!shape.isEmpty() || !questions.isEmpty()) {
            List<Problem> known = concat(shape, questions);
            Repair.Further further = Repair.further(content, PolicySchema.source(), known);
            List<Problem> all = apart(with(concat(shape, further.problems()), file.problems()), questions);
            return unsound(fileName, document, all, questions, further.version());
        }
        PolicyVersion version;
        try {
            version = PolicyCodec.decode(content);
        } catch (MalformedPolicyException e) {
            return unsound(fileName, document, with(List.of(Unfit.problem(e)), file.problems()), questions, null);
        }
        List<Problem> broken = with(PolicyRules.problems(version), file.problems());
        return broken.isEmpty()
                ? new Sound(version, document, file.content())
                : unsound(fileName, document, broken, questions, version);
    }

    private static Unsound unsound(
            String fileName,
            SourceDocument document,
            List<Problem> problems,
            List<Problem> questions,
            @Nullable PolicyVersion partly) {
        var all = new ArrayList<>(document.locate(
                fileName, problems.stream().map(YamlSlips::curly).toList()));
        all.addAll(document.locate(fileName, FileProblem.Kind.QUESTION, questions));
        all.sort(FileProblem.ORDER);
        return new Unsound(new Invalid(all, partly));
    }

    /// Nothing else is said where a question stands.
    private static List<Problem> apart(List<Problem> problems, List<Problem> questions) {
        return problems.stream()
                .filter(problem -> questions.stream().noneMatch(one -> Place.within(problem.path(), one.path())))
                .toList();
    }

    private static List<Problem> concat(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// Checks the DPA beside the file even if something else is wrong, to report all problems at once.
    private static DpaFileCheck dpaFile(Json document, FilesBeside beside) {
        return document instanceof Json.Obj root
                        && root.get("requests") instanceof Json.Obj requests
                        && requests.get("dpaDocument") instanceof Json.Obj dpa
                        && dpa.get("file") instanceof Json.Str(String name)
                        && DpaFile.isName(name)
                ? DpaFileCheck.of(name, dpa.get("sha256") instanceof Json.Str(String hash) ? hash : null, beside)
                : new DpaFileCheck(List.of(), null);
    }

    /// What was found in the DPA tells more of a place than its form alone: which hash is missing there, say.
    private static List<Problem> with(List<Problem> problems, List<Problem> found) {
        var all = new ArrayList<>(problems);
        all.removeIf(problem -> found.stream().anyMatch(one -> one.path().equals(problem.path())));
        all.addAll(found);
        return all;
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
        return FileWords.says("colon", schema.sentence()) && Place.within(yaml.path(), schema.path());
    }

    private static Invalid invalid(String fileName, UnreadableException e) {
        return new Invalid(List.of(new FileProblem(fileName, e.line(), e.problem())), null);
    }
}
