package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.OpenQuestions;
import register.policyfile.PolicyFile;
import register.value.Problem;

/// The open questions of a draft: every text that begins with `?`, including the source's own texts.
final class DraftQuestions {
    private DraftQuestions() {}

    /// The questions in the file's order.
    static List<OpenQuestion> in(Json policy, String yaml, DraftNotes notes) {
        var places = new ArrayList<Problem>();
        OpenQuestions.seek(policy, (path, text) -> places.add(Problem.inEnglish(path, "", text)));
        return PolicyFile.of("", yaml.getBytes(UTF_8)).locate(FileProblem.Kind.QUESTION, places).stream()
                .map(one -> new OpenQuestion(
                        one.problem().path(),
                        one.line(),
                        notes.line(one.problem().path(), one.problem().expected()),
                        one.problem().expected()))
                .sorted(Comparator.comparingInt(OpenQuestion::line))
                .toList();
    }
}
