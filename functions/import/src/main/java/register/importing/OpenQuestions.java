package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.PolicyFile;
import register.value.Problem;

/// Finds the open questions of a draft: whatever text in it begins with `?`, the source's own texts too.
final class OpenQuestions {
    private final List<Problem> places = new ArrayList<>();

    private OpenQuestions() {}

    /// In the order in which they stand in the file.
    static List<Question> in(Json policy, String yaml, Notes notes) {
        var found = new OpenQuestions();
        found.add(policy, "");
        return PolicyFile.locate("", yaml.getBytes(UTF_8), FileProblem.Kind.QUESTION, found.places).stream()
                .map(one -> new Question(
                        one.problem().path(),
                        one.line(),
                        notes.line(one.problem().path(), one.problem().expected()),
                        one.problem().expected()))
                .sorted(Comparator.comparingInt(Question::line))
                .toList();
    }

    private void add(Json value, String path) {
        switch (value) {
            case Json.Str(String text) -> {
                if (text.startsWith("?")) {
                    places.add(new Problem(path, "", text));
                }
            }
            case Json.Arr(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    add(items.get(i), path + "[" + i + "]");
                }
            }
            case Json.Obj object ->
                object.members().forEach((name, member) -> add(member, path.isEmpty() ? name : path + "." + name));
            default -> {}
        }
    }
}
