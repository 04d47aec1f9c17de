package register.desk.first;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import register.editor.page.EditorWords;
import register.json.Json;
import register.policyfile.FileProblem;

/// A draft with what it leaves open.
///
/// @param content of the draft, with an entry for each transfer that is asked for
/// @param questions in the order in which they are asked
public record FirstList(Json.Obj content, List<Question> questions) {
    public FirstList {
        questions = List.copyOf(questions);
    }

    /// @param content of the draft
    /// @param findings of `check`
    /// @param now in the zone in which the company's days may begin
    public static FirstList of(Json.Obj content, List<FileProblem> findings, EditorWords said, ZonedDateTime now) {
        Json.Obj drafted = TransferDrafts.in(content, findings);
        return new FirstList(drafted, OpenPoints.of(drafted, findings, said, now));
    }

    /// A draft with the transfers that it says in other ways.
    ///
    /// @param findings of `check`
    public static Json.Obj completed(Json.Obj content, List<FileProblem> findings) {
        return TransferDrafts.stated(TransferDrafts.in(content, findings));
    }

    /// The question with a mark; empty if it is settled.
    public Optional<Answers> find(String mark) {
        return questions.stream()
                .filter(question -> question.mark().equals(mark))
                .findFirst()
                .map(this::answers);
    }

    public Answers answers(Question question) {
        return new Answers(content, question);
    }
}
