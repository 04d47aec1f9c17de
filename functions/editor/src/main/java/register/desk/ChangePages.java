package register.desk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.change.ChangePage;
import register.desk.change.ChoicePage;
import register.desk.change.DayFields;
import register.desk.change.Part;
import register.desk.change.Subject;
import register.desk.draft.Drafting;
import register.desk.draft.NextList;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.Message;
import register.desk.view.Draft;
import register.editor.form.Edits;
import register.editor.form.Portion;
import register.editor.form.Posted;
import register.editor.form.Shapes;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.page.PartForm;
import register.notice.NoticeGuard;
import register.policyfile.FileProblem;
import register.value.PolicyId;

/// The addresses at which a list is changed.
record ChangePages(Session session, Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        for (Errand errand : List.of(Errand.ADD, Errand.CHANGE, Errand.CORRECT)) {
            Optional<PolicyId> policy =
                    errand.policy(asked.path(), session.kept().begun());
            if (policy.isPresent()) {
                var lists = new NextLists(session.kept(), drafting, policy.get());
                return Optional.of(new Visit(session, lists, errand, asked, frame).answer());
            }
        }
        return Optional.empty();
    }

    /// One request.
    private record Visit(Session session, NextLists lists, Errand errand, EditorRequest asked, DeskFrame frame) {

        EditorReply answer() throws IOException {
            String pressed = asked.form().text(DeskForm.PRESSED);
            if (!asked.posts()) {
                return errand == Errand.ADD
                        ? form(Subject.added(lists.mark()), start(null).withNew(), List.of(), Map.of(), null)
                        : choice(null);
            }
            boolean first = session.first(asked);
            Subject subject = Subject.posted(asked.form());
            if (pressed.equals(ChoicePage.CHOOSE)) {
                return chosen(subject);
            }
            Message again = first ? null : Message.bad(said().get("sent-before"));
            return pressed.equals(ChangePage.KEEP) && first ? keep(subject) : look(subject, pressed, again);
        }

        private DeskWords said() {
            return frame.said();
        }

        private NextList start(@Nullable LocalDate version) {
            return lists.at(version == null ? lists.earliest() : version);
        }

        private EditorReply choice(@Nullable Message message) {
            return EditorReply.html(
                    200,
                    ChoicePage.of(
                            frame,
                            errand,
                            lists.policy(),
                            start(null),
                            errand == Errand.CORRECT ? lists.versions() : List.of(),
                            Subject.added(lists.mark()),
                            session.forms(),
                            message));
        }

        private EditorReply chosen(Subject subject) {
            Optional<LocalDate> drafted = lists.draft().flatMap(Draft::date);
            if (errand == Errand.CORRECT
                    && drafted.isPresent()
                    && !drafted.equals(Optional.ofNullable(subject.version()))) {
                return choice(Message.bad(said().get("draft-for", said().date(drafted.get()))));
            }
            NextList list = start(subject.version());
            Part part = subject.part();
            return part == null || (part.isOfOne() && list.find(subject.who()) < 0)
                    ? choice(Message.bad(said().get("draft-changed")))
                    : form(subject.marked(lists.mark()), list, List.of(), Map.of(), null);
        }

        private EditorReply form(
                Subject subject,
                NextList list,
                List<FileProblem> findings,
                Map<String, String> typed,
                @Nullable Message message) {
            boolean next = lists.draft().isEmpty() && subject.version() == null && subject.part() != Part.VERSION;
            LocalDate earliest = lists.earliest();
            boolean objects = subject.version() == null
                    && subject.part() != Part.VERSION
                    && (list.hasObjection() || !lists.objection().members().isEmpty());
            var days = new DayFields(subject.part() == null, next || subject.part() == null, objects, earliest);
            int index =
                    subject.part() == null ? list.subprocessors().size() - 1 : Math.max(0, list.find(subject.who()));
            var values = new HashMap<>(typed);
            if (next) {
                Stream.of(DayFields.STARTS, DayFields.NEW).forEach(name -> values.putIfAbsent(name, ""));
            }
            return EditorReply.html(
                    200,
                    ChangePage.of(
                            frame,
                            errand,
                            lists.policy(),
                            subject,
                            new ChangePage.Content(list, index, findings, days),
                            session.forms(values),
                            message));
        }

        private Map<String, String> typed() {
            return Session.typed(asked, DayFields.STARTS, DayFields.NEW, DayFields.OBJECT);
        }

        /// The list with what was typed.
        private NextList with(Subject subject, NextList base) {
            Part part = subject.part();
            Posted form = asked.form();
            if (part == Part.TEXT || part == Part.VERSION) {
                List<String> names = part == Part.TEXT
                        ? List.of("editions")
                        : Shapes.ofPolicy().members().stream()
                                .map(member -> member.name())
                                .filter(name -> !List.of("editions", "subprocessors", Shapes.QUESTIONS)
                                        .contains(name))
                                .toList();
                return new NextList(Portion.with(base.content(), form.document(), names));
            }
            NextList list = part == null ? base.withNew() : base;
            int index = part == null ? list.subprocessors().size() - 1 : list.find(subject.who());
            if (index < 0) {
                throw new IllegalArgumentException("no longer listed: " + subject.who());
            }
            return new NextList((part == null ? Part.FIRST : part.portion()).in(list.content(), index, form));
        }

        private EditorReply look(Subject subject, String pressed, @Nullable Message message) {
            NextList list = with(subject, start(subject.version()));
            Map<String, String> typed = typed();
            if (pressed.equals(DayFields.USE)) {
                LocalDate earliest = lists.earliest();
                typed = new HashMap<>(typed);
                typed.put(DayFields.STARTS, earliest.toString());
                typed.put(DayFields.NEW, earliest.toString());
                typed.put(DayFields.OBJECT, earliest.minusDays(1).toString());
            } else if (!List.of(ChangePage.LOOK, ChangePage.KEEP, "").contains(pressed)) {
                String whole =
                        pressed.equals("add-language:") ? pressed + asked.form().text(PartForm.NEW_LANGUAGE) : pressed;
                list = new NextList(Edits.make(list.content(), whole).document());
            }
            return form(subject, list, List.of(), typed, message);
        }

        private EditorReply keep(Subject subject) throws IOException {
            Optional<LocalDate> drafted = lists.draft().flatMap(Draft::date);
            boolean dated = subject.version() == null && subject.part() != Part.VERSION;
            LocalDate starts = Draft.date(asked.form().text(DayFields.STARTS)).orElse(drafted.orElse(null));
            LocalDate fresh = Draft.date(asked.form().text(DayFields.NEW)).orElse(starts);
            if (dated && (starts == null || fresh == null)) {
                return look(subject, ChangePage.LOOK, Message.bad(said().get("date-missing")));
            }
            LocalDate first = subject.version() != null
                    ? subject.version()
                    : starts == null || fresh == null
                            ? Draft.date(asked.form().text("effectiveDate")).orElse(lists.earliest())
                            : starts.isBefore(fresh) ? starts : fresh;
            LocalDate date = drafted.orElse(first);
            if (dated && first.isBefore(date)) {
                return look(subject, ChangePage.LOOK, Message.bad(said().get("draft-for", said().date(date))));
            }
            NextList list = with(subject, lists.at(date));
            if (dated && starts != null && fresh != null) {
                list = objecting(list, starts);
                if (subject.part() == null) {
                    list = list.from(list.subprocessors().size() - 1, date, fresh, starts);
                }
            }
            return saved(subject, NextLists.named(list));
        }

        private NextList objecting(NextList list, LocalDate starts) {
            Optional<LocalDate> last = Draft.date(asked.form().text(DayFields.OBJECT));
            boolean open = list.hasObjection() && list.lastToObject().isEmpty();
            return last.isEmpty() && !open
                    ? list
                    : list.objectUntil(last.orElse(starts.minusDays(1)), lists.objection());
        }

        private EditorReply saved(Subject subject, NextList list) throws IOException {
            int index = subject.part() == null ? list.subprocessors().size() - 1 : list.find(subject.who());
            List<FileProblem> findings = lists.findings(list).stream()
                    .filter(finding -> !NoticeGuard.asksWhy(finding.problem()))
                    .toList();
            if ((subject.part() == null || subject.part().isOfOne())
                    && PartForm.isWrong(findings, Portion.place(Math.max(0, index)))) {
                return form(subject, list, findings, typed(), Message.bad(said().get("answer-marked")));
            }
            if (!lists.save(list, subject.mark())) {
                return form(
                        subject.marked(lists.mark()),
                        with(subject, start(subject.version())),
                        List.of(),
                        typed(),
                        Message.bad(said().get("draft-changed")));
            }
            String draft = Errand.DRAFT.address(lists.policy());
            session.show(draft, Message.good(said().editor().get("done")));
            return EditorReply.goTo(draft);
        }
    }
}
