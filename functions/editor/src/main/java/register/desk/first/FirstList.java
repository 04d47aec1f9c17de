package register.desk.first;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import register.editor.form.FieldPaths;
import register.editor.form.FormTree;
import register.editor.page.EditorWords;
import register.json.Json;
import register.policyfile.FileProblem;

/// A draft with what it leaves open.
///
/// @param content of the draft, with an entry for each transfer that is asked for
/// @param findings of `check`
/// @param questions in the order in which they are asked
public record FirstList(Json.Obj content, List<FileProblem> findings, List<Question> questions) {
    public FirstList {
        findings = List.copyOf(findings);
        questions = List.copyOf(questions);
    }

    /// @param content of the draft
    /// @param findings of `check`
    /// @param now in the zone in which the company's days may begin
    public static FirstList of(Json.Obj content, List<FileProblem> findings, EditorWords said, ZonedDateTime now) {
        Json.Obj drafted = TransferDrafts.in(content, findings);
        return new FirstList(drafted, findings, OpenPoints.of(drafted, findings, said, now));
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

    /// What `check` says about texts that stand in the draft.
    public List<FileProblem> remarks() {
        return findings.stream()
                .filter(finding -> {
                    Json there = FieldPaths.at(content, finding.problem().path());
                    return finding.refuses() && there instanceof Json.Str && !FormTree.isQuestion(there);
                })
                .toList();
    }
}
