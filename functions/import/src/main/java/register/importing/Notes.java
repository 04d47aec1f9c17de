package register.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.value.Problem;

/// Collects, while a source is read, questions, comments for the draft and what was left out.
final class Notes {
    private final List<Question> questions = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, List<String>> comments = new HashMap<>();

    /// Adds a question, and a comment at that path of the draft.
    ///
    /// @return how the draft refers to the question elsewhere
    String ask(String path, int line, String found, String ask, String... options) {
        var question = new Question(questions.size() + 1, path, line, found, ask, List.of(options));
        questions.add(question);
        String reference = "question " + question.number();
        comment(path, reference + ": " + ask + (options.length == 0 ? "" : " (" + String.join(" | ", options) + ")"));
        return reference;
    }

    void comment(String path, String text) {
        comments.computeIfAbsent(path, _ -> new ArrayList<>()).add(text);
    }

    /// Adds a comment that quotes the source.
    void quote(String path, String words) {
        comment(path, "the source: \"" + Problem.printable(words) + "\"");
    }

    void leaveOut(int line, String text, String why) {
        leftOut.add(new LeftOut(line, text, why));
    }

    List<Question> questions() {
        return questions;
    }

    List<LeftOut> leftOut() {
        return leftOut.stream().sorted(Comparator.comparingInt(LeftOut::line)).toList();
    }

    Map<String, List<String>> comments() {
        return comments;
    }
}
