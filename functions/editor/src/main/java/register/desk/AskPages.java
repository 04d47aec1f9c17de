package register.desk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.change.Subject;
import register.desk.draft.Drafting;
import register.desk.first.Answers;
import register.desk.first.Course;
import register.desk.first.FirstList;
import register.desk.first.Question;
import register.desk.first.QuestionPage;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.view.Draft;
import register.editor.desk.FileText;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.json.Json;
import register.policyfile.FileProblem;
import register.value.Bytes;
import register.value.PolicyId;

/// The addresses at which a draft's questions are answered, one after another.
record AskPages(Session session, Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        Optional<PolicyId> policy =
                Errand.ASK.policy(asked.path(), session.kept().begun());
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        Optional<Draft> draft = session.kept().drafts().find(policy.get());
        if (draft.isEmpty()) {
            return Optional.of(EditorReply.goTo(ListPage.HERE));
        }
        Json.Obj content = draft.get().content();
        return Optional.of(
                content == null
                        ? EditorReply.goTo(Errand.DRAFT.address(policy.get()))
                        : new Visit(this, asked, frame, draft.get(), content).answer());
    }

    private List<FileProblem> findings(PolicyId policy, Bytes source) {
        return drafting.desk(session.kept().drafts().file(policy))
                .inspect(source)
                .findings();
    }

    private FirstList open(Draft draft, Json.Obj content, DeskWords said) {
        return FirstList.of(
                content,
                findings(draft.policy(), draft.source()),
                said.editor(),
                session.kept().now().atZone(session.kept().zone()));
    }

    /// One request.
    private record Visit(AskPages pages, EditorRequest asked, DeskFrame frame, Draft draft, Json.Obj content) {

        EditorReply answer() throws IOException {
            FirstList list = pages.open(draft, content, frame.said());
            if (!asked.posts()) {
                return course().next(list.questions())
                        .map(question -> page(list, list.answers(question), null, List.of(), null))
                        .orElseGet(() -> done(draft.policy()));
            }
            Optional<Answers> answers = list.find(asked.form().text(QuestionPage.ASKED));
            boolean first = pages.session.first(asked);
            if (answers.isEmpty()) {
                return EditorReply.goTo(asked.path());
            }
            if (!first || !draft.mark().equals(asked.form().text(Subject.MARK))) {
                String why = first ? "draft-changed" : "sent-before";
                return page(list, answers.get(), answers.get().with(asked.form()), List.of(), why);
            }
            return switch (asked.form().text(DeskForm.PRESSED)) {
                case QuestionPage.LATER -> {
                    course().putOff(answers.get().question());
                    yield next(draft.policy());
                }
                case QuestionPage.LEAVE_OUT ->
                    saved(draft.policy(), answers.get(), answers.get().leftOut());
                default -> given(list, answers.get());
            };
        }

        private Course course() {
            return pages.session.course(draft.policy());
        }

        private EditorReply page(
                FirstList list,
                Answers answers,
                Json.@Nullable Obj shown,
                List<FileProblem> findings,
                @Nullable String why) {
            var content = new QuestionPage.Content(
                    draft, answers, shown, findings, course().at(answers.question(), list.questions()));
            Message message = why == null ? null : Message.bad(frame.said().get(why));
            return EditorReply.html(200, QuestionPage.of(frame, content, pages.session.forms(), message));
        }

        private EditorReply done(PolicyId policy) {
            String address = Errand.DRAFT.address(policy);
            pages.session.show(address, Message.good(frame.said().editor().get("nothing-to-do")));
            return EditorReply.goTo(address);
        }

        /// To the next question, or to the draft after the last.
        private EditorReply next(PolicyId policy) {
            Optional<Draft> now = pages.session.kept().drafts().find(policy);
            Json.Obj there = now.isEmpty() ? null : now.get().content();
            if (there == null) {
                return EditorReply.goTo(ListPage.HERE);
            }
            List<Question> questions =
                    pages.open(now.get(), there, frame.said()).questions();
            Course course = pages.session.course(policy);
            return course.goesOn(questions)
                    ? EditorReply.goTo(Errand.ASK.address(policy))
                    : course.open(questions).isEmpty() ? done(policy) : EditorReply.goTo(Errand.DRAFT.address(policy));
        }

        private EditorReply given(FirstList list, Answers answers) throws IOException {
            Json.Obj answered = answers.with(asked.form());
            List<FileProblem> findings = pages.findings(draft.policy(), FileText.editedOrNew(draft.source(), answered));
            String name = answered.text("policy");
            if (answers.isWrong(answered, findings)
                    || !PolicyId.SLUG.matcher(name).matches()) {
                // Questions are asked in the page's own words.
                List<FileProblem> errors = findings.stream()
                        .filter(finding -> finding.kind() == FileProblem.Kind.ERROR)
                        .toList();
                return page(list, answers, answered, errors, "answer-marked");
            }
            var policy = new PolicyId(name);
            boolean taken = !policy.equals(draft.policy())
                    && pages.session.kept().begun().contains(policy);
            return taken
                    ? page(list, answers, answered, List.of(), "name-taken")
                    : saved(policy, answers, FirstList.completed(answered, findings));
        }

        /// Saves the draft, under another name if it has got one.
        private EditorReply saved(PolicyId policy, Answers answers, Json.Obj answered) throws IOException {
            var drafts = pages.session.kept().drafts();
            boolean saved = policy.equals(draft.policy())
                    ? drafts.save(policy, draft.mark(), answered)
                    : drafts.begin(policy, FileText.editedOrNew(draft.source(), answered))
                            && drafts.discard(draft.policy(), draft.mark());
            if (saved) {
                pages.session.course(policy, course()).settle(answers.question());
            }
            return next(policy);
        }
    }
}
