package register.desk;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.desk.change.DraftPage;
import register.desk.change.Subject;
import register.desk.draft.DraftPlace;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.desk.view.Draft;
import register.desk.visit.Exchange;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.page.PublishPage;
import register.json.Json;
import register.notice.Announcement;
import register.notices.letter.DraftLetter;
import register.page.Html;
import register.policyfile.FileProblem;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.Reasons;
import register.read.page.PolicyPage;
import register.value.Language;
import register.value.PolicyId;

/// The addresses of the draft.
record DraftPages(Exchange exchange, DraftPlace drafts, Function<EditedFile, Desk> desks) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        for (Errand errand : new Errand[] {Errand.DRAFT, Errand.FILE, Errand.PAGE, Errand.PDF}) {
            Optional<PolicyId> policy = errand.policy(asked.path(), drafts.policies());
            if (policy.isPresent()) {
                Optional<Draft> draft = drafts.find(policy.get());
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
        return desks.apply(drafts.file(draft.policy()));
    }

    private EditorReply draft(EditorRequest asked, DeskFrame frame, Draft draft) throws IOException {
        if (!asked.posts()) {
            return page(
                    frame,
                    draft,
                    Reasons.NONE,
                    exchange.forms(),
                    exchange.shown(asked.path()).orElse(null));
        }
        var reasons = new Reasons(stated(asked, DraftPage.REASON), stated(asked, DraftPage.NO_NOTICE));
        DeskForm typed = exchange.forms(Session.typed(asked, DraftPage.REASON, DraftPage.NO_NOTICE));
        if (!exchange.first(asked)) {
            return page(frame, draft, reasons, typed, Message.bad(frame.said().get("sent-before")));
        }
        if (!draft.mark().equals(asked.form().text(Subject.MARK))) {
            return page(frame, draft, reasons, typed, Message.bad(frame.said().get("draft-changed")));
        }
        return switch (asked.form().text(DeskForm.PRESSED)) {
            case DraftPage.PUBLISH -> publish(frame, draft, reasons, typed);
            case DraftPage.DISCARD -> {
                boolean discarded = drafts.end(draft);
                exchange.show(
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
        return page(frame, draft, desk(draft).plan(draft.source(), reasons), null, forms, message);
    }

    /// @param address where to look at what was published; null if nothing was published now
    private EditorReply page(
            DeskFrame frame,
            Draft draft,
            Desk.Plan plan,
            @Nullable Html address,
            DeskForm forms,
            @Nullable Message message) {
        return EditorReply.html(
                200,
                DraftPage.of(
                        frame,
                        new DraftPage.Content(
                                draft,
                                plan,
                                asks(draft, plan),
                                letter(plan, frame.said().language()),
                                drafts.keeps(),
                                address),
                        forms,
                        message));
    }

    /// A first list also asks for the company.
    private boolean asks(Draft draft, Desk.Plan plan) {
        Json.Obj content = draft.content();
        return content != null
                && !drafts.keeps()
                && ((drafts.isFirst(draft.policy()) && content.get("company") == null)
                        || plan.remarks().stream().anyMatch(FileProblem::refuses));
    }

    private static @Nullable String letter(Desk.Plan plan, Language language) {
        PublishingEffect effect = plan.effect();
        Announcement announcement = plan.announcement();
        return effect == null || announcement == null
                ? null
                : DraftLetter.of(announcement, effect.header().kind() == EntryKind.CORRECTION, language);
    }

    /// Publishes, and ends the draft. If the desk ends in between, the draft is still there, and publishing it again
    /// changes nothing.
    private EditorReply publish(DeskFrame frame, Draft draft, Reasons reasons, DeskForm typed) throws IOException {
        Desk.Plan plan = desk(draft).plan(draft.source(), reasons);
        Desk.Published published = desk(draft).publish(draft.source(), reasons);
        if (!published.done()) {
            return page(
                    frame,
                    draft,
                    reasons,
                    typed,
                    new Message(false, frame.said().editor().get("not-published"), published.lines()));
        }
        var _ = drafts.end(draft);
        var message = new Message(true, frame.said().editor().get("published"), published.lines());
        Json.Obj content = draft.content();
        if (drafts.keeps() && content != null) {
            Html address = PublishPage.where(
                    frame.said().editor(), content.text("policy"), desk(draft).address());
            return page(frame, draft, plan, address, typed, message);
        }
        exchange.show(ListPage.HERE, message);
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
