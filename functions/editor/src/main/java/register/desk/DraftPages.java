package register.desk;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.desk.change.DraftPage;
import register.desk.change.Subject;
import register.desk.draft.Drafting;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.view.Draft;
import register.desk.view.KeptRegister;
import register.editor.desk.Desk;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.json.Json;
import register.notice.Announcement;
import register.notices.letter.DraftLetter;
import register.policyfile.FileProblem;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.Reasons;
import register.read.page.PolicyPage;
import register.value.Language;
import register.value.PolicyId;

/// The addresses of the draft.
record DraftPages(Session session, Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        for (Errand errand : new Errand[] {Errand.DRAFT, Errand.FILE, Errand.PAGE, Errand.PDF}) {
            Optional<PolicyId> policy =
                    errand.policy(asked.path(), session.kept().begun());
            if (policy.isPresent()) {
                Optional<Draft> draft = session.kept().drafts().find(policy.get());
                return Optional.of(
                        draft.isEmpty()
                                ? EditorReply.goTo(ListPage.HERE)
                                : errand == Errand.DRAFT
                                        ? draft(asked, frame, draft.get())
                                        : shown(errand, frame, draft.get()));
            }
        }
        return Optional.empty();
    }

    private Desk desk(Draft draft) {
        return drafting.desk(session.kept().drafts().file(draft.policy()));
    }

    private EditorReply draft(EditorRequest asked, DeskFrame frame, Draft draft) throws IOException {
        if (!asked.posts()) {
            return page(
                    frame,
                    draft,
                    Reasons.NONE,
                    session.forms(),
                    session.shown(asked.path()).orElse(null));
        }
        var reasons = new Reasons(stated(asked, DraftPage.REASON), stated(asked, DraftPage.NO_NOTICE));
        DeskForm typed = session.forms(Session.typed(asked, DraftPage.REASON, DraftPage.NO_NOTICE));
        if (!session.first(asked)) {
            return page(frame, draft, reasons, typed, Message.bad(frame.said().get("sent-before")));
        }
        if (!draft.mark().equals(asked.form().text(Subject.MARK))) {
            return page(frame, draft, reasons, typed, Message.bad(frame.said().get("draft-changed")));
        }
        return switch (asked.form().text(DeskForm.PRESSED)) {
            case DraftPage.PUBLISH -> publish(frame, draft, reasons, typed);
            case DraftPage.DISCARD -> {
                boolean discarded = session.kept().drafts().discard(draft.policy(), draft.mark());
                session.show(
                        ListPage.HERE,
                        discarded
                                ? Message.good(frame.said().editor().get("done"))
                                : Message.bad(frame.said().get("draft-changed")));
                yield EditorReply.goTo(ListPage.HERE);
            }
            default -> page(frame, draft, reasons, typed, null);
        };
    }

    private static @Nullable String stated(EditorRequest asked, String name) {
        String text = asked.form().text(name).strip();
        return text.isEmpty() ? null : text;
    }

    private EditorReply page(DeskFrame frame, Draft draft, Reasons reasons, DeskForm forms, @Nullable Message message) {
        Desk.Plan plan = desk(draft).plan(draft.source(), reasons);
        return EditorReply.html(
                200,
                DraftPage.of(
                        frame,
                        draft,
                        plan,
                        asks(draft, plan),
                        corrects(draft, plan),
                        letter(plan, frame.said().language()),
                        forms,
                        message));
    }

    /// A first list also asks for the company.
    private boolean asks(Draft draft, Desk.Plan plan) {
        Json.Obj content = draft.content();
        boolean first = !session.kept().policies().contains(draft.policy());
        return content != null
                && (first && content.get("company") == null
                        || plan.remarks().stream().anyMatch(FileProblem::refuses));
    }

    /// An unchanged version needs no reason.
    private boolean corrects(Draft draft, Desk.Plan plan) {
        PublishingEffect effect = plan.effect();
        return effect == null
                ? draft.date()
                        .flatMap(date -> session.kept().register().history().version(draft.policy(), date, null))
                        .isPresent()
                : plan.correction();
    }

    private @Nullable String letter(Desk.Plan plan, Language language) {
        PublishingEffect effect = plan.effect();
        KeptRegister kept = session.kept();
        return effect == null
                ? null
                : Announcement.of(
                                effect.header(),
                                effect.version(),
                                kept.register().history(),
                                kept.ports().persons())
                        .map(announcement ->
                                DraftLetter.of(announcement, effect.header().kind() == EntryKind.CORRECTION, language))
                        .orElse(null);
    }

    /// Publishes, and removes the draft. If the desk ends in between, the draft is still there, and publishing it again
    /// changes nothing.
    private EditorReply publish(DeskFrame frame, Draft draft, Reasons reasons, DeskForm typed) throws IOException {
        Desk.Published published = desk(draft).publish(draft.source(), reasons);
        if (!published.done()) {
            return page(
                    frame,
                    draft,
                    reasons,
                    typed,
                    new Message(false, frame.said().editor().get("not-published"), published.lines()));
        }
        var _ = session.kept().drafts().discard(draft.policy(), draft.mark());
        session.show(ListPage.HERE, new Message(true, frame.said().editor().get("published"), published.lines()));
        return EditorReply.goTo(ListPage.HERE);
    }

    private EditorReply shown(Errand errand, DeskFrame frame, Draft draft) {
        if (errand == Errand.FILE) {
            return EditorReply.of(200, "application/yaml", draft.source().toArray())
                    .with("Content-Disposition", "attachment; filename=\"" + draft.policy() + ".yaml\"");
        }
        Json.Obj content = draft.content();
        Map<String, Json> editions =
                content == null ? Map.of() : content.object("editions").members();
        Language own = frame.said().language();
        Language edition = editions.containsKey(own.tag()) || editions.isEmpty()
                ? own
                : new Language(editions.keySet().iterator().next());
        Optional<EditorReply> shown = errand == Errand.PAGE
                ? desk(draft)
                        .page(draft.source(), edition)
                        .map(page -> EditorReply.html(200, page)
                                .with("Content-Security-Policy", PolicyPage.CONTENT_SECURITY_POLICY))
                : desk(draft)
                        .pdf(draft.source(), edition)
                        .map(pdf -> EditorReply.pdf("draft-" + edition + ".pdf", pdf.toArray()));
        return shown.orElseGet(() -> EditorReply.goTo(Errand.DRAFT.address(draft.policy())));
    }
}
