package register.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policy.form.MalformedPolicyException;
import register.policy.form.PolicyCodec;
import register.policy.rules.PolicyRules;
import register.policyfile.PolicyFile.Invalid;
import register.policyfile.PolicyFile.Read;
import register.policyfile.said.FileWords;
import register.publishing.DpaFileCheck;
import register.value.Problem;

/// Checks a file's content against the published JSON Schema and the domain's rules, with one problem for each place.
final class PolicyCheck {
    private PolicyCheck() {}

    /// @param content without its open questions
    /// @param file the findings on the DPA beside it
    static PolicyFile.Result of(String fileName, SourceDocument document, Json content, DpaFileCheck file) {
        List<Problem> questions = concat(OpenQuestions.of(document.value()), PersonQuestions.of(content));
        List<Problem> shape = apart(joined(document.problems(), PolicySchema.problems(document.value())), questions);
        if (!shape.isEmpty() || !questions.isEmpty()) {
            List<Problem> known = concat(shape, questions);
            Repair.Further further = Repair.further(content, PolicySchema.source(), known);
            List<Problem> all = apart(with(concat(shape, further.problems()), file.problems()), questions);
            return invalid(fileName, document, all, questions, further.version());
        }
        PolicyVersion version;
        try {
            version = PolicyCodec.decode(content);
        } catch (MalformedPolicyException e) {
            return invalid(fileName, document, with(List.of(Repair.unfit(e)), file.problems()), questions, null);
        }
        List<Problem> broken = with(PolicyRules.problems(version), file.problems());
        return broken.isEmpty() ? new Read(version) : invalid(fileName, document, broken, questions, version);
    }

    private static Invalid invalid(
            String fileName,
            SourceDocument document,
            List<Problem> problems,
            List<Problem> questions,
            @Nullable PolicyVersion partly) {
        var all = new ArrayList<>(document.locate(
                fileName, problems.stream().map(YamlSlips::curly).toList()));
        all.addAll(document.locate(fileName, FileProblem.Kind.QUESTION, questions));
        all.sort(FileProblem.ORDER);
        return new Invalid(all, partly);
    }

    /// Drops other problems where there is an open question.
    private static List<Problem> apart(List<Problem> problems, List<Problem> questions) {
        return problems.stream()
                .filter(problem -> questions.stream().noneMatch(one -> PlacePaths.within(problem.path(), one.path())))
                .toList();
    }

    private static List<Problem> concat(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// Prefers findings on the DPA to those on form alone: they can name the missing hash, for example.
    private static List<Problem> with(List<Problem> problems, List<Problem> found) {
        var all = new ArrayList<>(problems);
        all.removeIf(problem -> found.stream().anyMatch(one -> one.path().equals(problem.path())));
        all.addAll(found);
        return all;
    }

    /// Joins the problems of YAML and schema, one for each mistake.
    private static List<Problem> joined(List<Problem> yaml, List<Problem> schema) {
        var joined = new ArrayList<Problem>();
        for (Problem problem : yaml) {
            if (schema.stream().noneMatch(other -> explains(other, problem))) {
                joined.add(problem);
            }
        }
        for (Problem problem : schema) {
            if (yaml.stream().noneMatch(other -> PlacePaths.within(problem.path(), other.path()))) {
                joined.add(problem);
            }
        }
        return joined;
    }

    private static boolean explains(Problem schema, Problem yaml) {
        return FileWords.says("colon", schema.sentence()) && PlacePaths.within(yaml.path(), schema.path());
    }
}
