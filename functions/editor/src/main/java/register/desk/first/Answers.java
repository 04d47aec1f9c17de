package register.desk.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.editor.form.FieldPaths;
import register.editor.form.FormFields;
import register.editor.form.FormNode;
import register.editor.form.FormTree;
import register.editor.form.NewIds;
import register.editor.form.Portion;
import register.editor.form.Posted;
import register.json.Json;
import register.policyfile.FileProblem;

/// A draft with the answers to a question.
///
/// @param content of the draft, with drafted transfers
public record Answers(Json.Obj content, Question question) {
    /// Before the name of a field that is no place of the draft.
    static final String OTHER = "answer-";

    private static final String LIST = "questions";

    /// One of these is needed.
    private static final Set<String> NAMES = Set.of("subprocessor.legalName", "subprocessor.displayName");

    /// The draft with what is proposed in place of what is open, as the form shows it.
    Json.Obj proposed() {
        var fields = new FormFields(FormTree.of(content));
        Json.Obj proposed = content;
        for (Spot spot : question.spots()) {
            FormNode.Field field = fields.at(spot.path()).orElseThrow();
            if (spot.proposed() != null || Proposals.isOpen(content, field)) {
                proposed = Proposals.with(proposed, field, spot.proposed());
            }
        }
        return proposed;
    }

    /// The draft with what was typed.
    public Json.Obj with(Posted form) {
        if (question.kind().equals(Question.LANGUAGE)) {
            String tag = form.text(OTHER + Question.LANGUAGE);
            return tag.isEmpty() ? content : settled((Json.Obj) PageLanguage.named(content, tag));
        }
        var fields = new FormFields(FormTree.of(content));
        Json.Obj answered = content;
        for (Spot spot : question.spots()) {
            FormNode.Field field = fields.at(spot.path()).orElseThrow();
            boolean id = question.kind().equals(Question.SAME);
            answered = Proposals.with(answered, field, id ? spot.proposed() : form.at(field));
        }
        answered = question.kind().equals(Question.SAME) ? merged(answered, form) : answered;
        return settled(question.kind().equals(Question.COMPANY) ? published(answered) : answered);
    }

    /// The company that publishes the list is the one that was named.
    private static Json.Obj published(Json.Obj answered) {
        String name = answered.object("company").text("legalName");
        Json.Obj named = answered;
        for (String tag : answered.object("editions").members().keySet()) {
            String provider = "editions." + tag + ".provider";
            if (!name.isEmpty() && FormTree.isQuestion(FieldPaths.at(named, provider))) {
                named = (Json.Obj) FieldPaths.with(named, provider, _ -> Json.of(name));
            }
        }
        return named;
    }

    /// True if something that was typed prevents publication.
    ///
    /// @param findings of `check` on the draft with the answers
    public boolean isWrong(Json.Obj answered, List<FileProblem> findings) {
        var fields = new FormFields(FormTree.of(answered));
        List<String> paths = question.spots().stream().map(Spot::path).toList();
        return findings.stream()
                .filter(FileProblem::refuses)
                .flatMap(finding -> fields.at(finding.problem().path()).stream())
                .anyMatch(field -> paths.contains(field.path()));
    }

    /// True if the list can do without an answer.
    boolean canBeLeftOut() {
        var fields = new FormFields(FormTree.of(content));
        return question.kind().equals(Question.TRANSFERS)
                || (!NAMES.contains(question.kind())
                        && !question.spots().isEmpty()
                        && question.spots().stream()
                                .allMatch(spot -> spot.isOptional()
                                        && fields.at(spot.path())
                                                .filter(field -> Proposals.isOpen(content, field))
                                                .isPresent()));
    }

    /// The draft without what is open.
    public Json.Obj leftOut() {
        var fields = new FormFields(FormTree.of(content));
        Json.Obj left = content;
        for (Spot spot : question.spots()) {
            FormNode.Field field = fields.at(spot.path()).orElseThrow();
            if (Proposals.isOpen(content, field)) {
                left = Proposals.with(left, field, null);
            }
        }
        return settled(left);
    }

    /// Without the items of the list that the answer settles, and without transfers whose basis nobody stated.
    private Json.Obj settled(Json.Obj answers) {
        Json.Obj answered = TransferDrafts.stated(answers);
        List<String> left = answered.texts(LIST).stream()
                .filter(text -> !question.listed().contains(text))
                .toList();
        var members = new TreeMap<>(answered.members());
        members.remove(LIST);
        if (!left.isEmpty()) {
            members.put(LIST, Json.strings(left));
        }
        return new Json.Obj(members);
    }

    /// Moves the services of those that are the same company as another to that one.
    private Json.Obj merged(Json.Obj answered, Posted form) {
        Json.Obj merged = answered;
        for (Spot spot : question.spots().reversed()) {
            int same = index(merged, form.text(OTHER + spot.path()));
            int own = FieldPaths.index(spot.path().replaceFirst("\\.id$", ""));
            if (same >= 0 && same != own) {
                Json.Obj moved = merged.objects("subprocessors").get(own);
                merged = (Json.Obj) FieldPaths.with(merged, Portion.place(same) + ".engagements", there -> {
                    var all = new ArrayList<>(((Json.Arr) there).items());
                    moved.objects("engagements")
                            .forEach(one ->
                                    all.add(Portion.with(one, Json.object().build(), List.of("id"))));
                    return new Json.Arr(all);
                });
                merged = (Json.Obj) FieldPaths.with(merged, "subprocessors", there -> {
                    var all = new ArrayList<>(((Json.Arr) there).items());
                    all.remove(own);
                    return new Json.Arr(all);
                });
            }
        }
        return NewIds.in(merged);
    }

    private static int index(Json.Obj content, @Nullable String id) {
        List<String> ids = content.objects("subprocessors").stream()
                .map(one -> one.text("id"))
                .toList();
        return id == null || id.isEmpty() ? -1 : ids.indexOf(id);
    }
}
