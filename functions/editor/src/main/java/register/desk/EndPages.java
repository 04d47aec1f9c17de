package register.desk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.change.ChoicePage;
import register.desk.change.Subject;
import register.desk.draft.Drafting;
import register.desk.draft.NextList;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.Message;
import register.desk.view.Draft;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.json.Json;
import register.value.PolicyId;

/// The address at which a subprocessor's work ends.
record EndPages(Session session, Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        Optional<PolicyId> policy =
                Errand.END.policy(asked.path(), session.kept().begun());
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        var lists = new NextLists(session.kept(), drafting, policy.get());
        if (!asked.posts()) {
            return Optional.of(page(lists, frame, session.forms(), null));
        }
        Message result = session.first(asked)
                ? end(asked, lists, frame.said())
                : Message.bad(frame.said().get("sent-before"));
        if (!result.good()) {
            DeskForm typed = session.forms(Session.typed(asked, Subject.WHO, ChoicePage.LAST));
            return Optional.of(page(lists, frame, typed, result));
        }
        String draft = Errand.DRAFT.address(policy.get());
        session.show(draft, result);
        return Optional.of(EditorReply.goTo(draft));
    }

    private static EditorReply page(NextLists lists, DeskFrame frame, DeskForm forms, @Nullable Message message) {
        Optional<LocalDate> date = lists.draft().flatMap(Draft::date);
        return EditorReply.html(
                200,
                ChoicePage.ending(
                        frame,
                        lists.policy(),
                        lists.at(lists.earliest()),
                        date.map(day -> day.minusDays(1).toString()).orElse(""),
                        Subject.added(lists.mark()),
                        forms,
                        message));
    }

    private static Message end(EditorRequest asked, NextLists lists, DeskWords said) throws IOException {
        Optional<LocalDate> last = Draft.date(asked.form().text(ChoicePage.LAST));
        if (last.isEmpty()) {
            return Message.bad(said.get("date-missing"));
        }
        Optional<LocalDate> drafted = lists.draft().flatMap(Draft::date);
        LocalDate after = last.get().plusDays(1);
        LocalDate date = drafted.orElse(after);
        if (after.isBefore(date)) {
            return Message.bad(said.get("draft-for", said.date(date)));
        }
        String who = asked.form().text(Subject.WHO);
        int slash = who.indexOf('/');
        String id = slash < 0 ? who : who.substring(0, slash);
        NextList list = lists.at(date);
        if (list.find(id) < 0) {
            return Message.bad(said.get("draft-changed"));
        }
        NextList ended = list.ending(id, slash < 0 ? "" : who.substring(slash + 1), date, last.get());
        // Customers need not be asked about an end.
        NextList whole = drafted.isPresent()
                ? ended
                : ended.objectUntil(null, Json.object().build());
        return lists.save(whole, Subject.posted(asked.form()).mark())
                ? Message.good(said.editor().get("done"))
                : Message.bad(said.get("draft-changed"));
    }
}
