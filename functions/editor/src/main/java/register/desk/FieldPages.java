package register.desk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.desk.change.FieldsPage;
import register.desk.draft.DraftPlace;
import register.desk.draft.Unsaved;
import register.desk.page.DeskFrame;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.form.Edits;
import register.editor.form.FormPart;
import register.editor.form.FormTree;
import register.editor.form.Portion;
import register.editor.form.Posted;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.page.EditorWords;
import register.editor.page.LongForm;
import register.editor.page.PartForm;
import register.editor.page.View;
import register.editor.page.View.Choice;
import register.editor.page.View.Notice;
import register.editor.page.Whereabouts;
import register.json.Json;
import register.machine.runtime.Log;
import register.policyfile.FileRefusedException;
import register.read.page.PolicyPage;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// The addresses of the long form, in which one keeper changes every field of a draft, one part at a time.
final class FieldPages implements Section {
    private static final String CHECK = "check";

    private final DraftPlace drafts;
    private final Function<EditedFile, Desk> desks;
    private final Map<PolicyId, Unsaved> begun = new HashMap<>();
    private final Map<PolicyId, Notice> notices = new HashMap<>();

    FieldPages(DraftPlace drafts, Function<EditedFile, Desk> desks) {
        this.drafts = drafts;
        this.desks = desks;
    }

    @Override
    public synchronized Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        for (PolicyId policy : drafts.policies()) {
            String here = Errand.FIELDS.address(policy);
            if (asked.path().equals(here) || asked.path().startsWith(here + ".")) {
                Unsaved unsaved = begun.computeIfAbsent(policy, _ -> new Unsaved(drafts, policy));
                String part = asked.path()
                        .substring(Math.min(here.length() + 1, asked.path().length()));
                return Optional.of(new Visit(policy, here, unsaved, asked, frame).answer(part));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Optional<EditorReply> leaving(EditorRequest asked, DeskFrame frame) throws IOException {
        for (Map.Entry<PolicyId, Unsaved> one : begun.entrySet()) {
            String here = Errand.FIELDS.address(one.getKey());
            var visit = new Visit(one.getKey(), here, one.getValue(), asked, frame);
            Optional<EditorReply> stays = visit.leaving(asked.form().text(LongForm.PRESSED));
            if (stays.isPresent()) {
                return stays;
            }
        }
        return Optional.empty();
    }

    /// Saves what is not saved as new files.
    ///
    /// @return those files
    synchronized List<Path> rescue() throws IOException {
        var saved = new ArrayList<Path>();
        for (Map.Entry<PolicyId, Unsaved> one : begun.entrySet()) {
            if (!one.getValue().isSaved()) {
                one.getValue().saveBeside();
                saved.add(drafts.file(one.getKey()).path());
            }
        }
        return saved;
    }

    /// One request.
    private final class Visit {
        private final PolicyId policy;
        private final String here;
        private final Unsaved unsaved;
        private final EditorRequest asked;
        private final DeskFrame frame;

        Visit(PolicyId policy, String here, Unsaved unsaved, EditorRequest asked, DeskFrame frame) {
            this.policy = policy;
            this.here = here;
            this.unsaved = unsaved;
            this.asked = asked;
            this.frame = frame;
        }

        private EditorWords said() {
            return frame.said().editor();
        }

        private Desk desk() {
            return desks.apply(drafts.file(policy));
        }

        EditorReply answer(String name) throws IOException {
            if (asked.posts()) {
                return posted(name.equals(CHECK));
            }
            Optional<Json.Obj> content = unsaved.shown();
            if (content.isEmpty()) {
                return EditorReply.goTo(drafts.find(policy).isEmpty() ? ListPage.HERE : Errand.DRAFT.address(policy));
            }
            return FormPart.find(name, content.get())
                    .map(part -> EditorReply.html(
                            200, FieldsPage.of(frame, policy, view(part, content.get(), notices.remove(policy)))))
                    .orElseGet(() -> EditorReply.goTo(here));
        }

        private View view(FormPart part, Json.Obj content, @Nullable Notice notice) {
            return new View(
                    said(),
                    here,
                    part,
                    content,
                    unsaved.mark(),
                    unsaved.isSaved(),
                    desk().inspect(unsaved.written()),
                    notice);
        }

        private EditorReply posted(boolean checks) throws IOException {
            Posted form = asked.form();
            FormPart part = FormPart.find(form.text(LongForm.PART), unsaved.content())
                    .orElseThrow(() -> new IllegalArgumentException("expected a part of the list"));
            boolean current = unsaved.take(part, form, form.text(LongForm.MARK));
            if (checks) {
                return EditorReply.html(200, new LongForm(view(part, unsaved.content(), null)).news());
            }
            return current ? pressed(part, form.text(LongForm.PRESSED)) : told(part);
        }

        private EditorReply pressed(FormPart part, String button) throws IOException {
            return switch (button) {
                case "", "look" -> goTo(part, "");
                case "save" -> saved(part, () -> shown(part, savedAs()));
                case "publish" -> saved(part, () -> EditorReply.goTo(Errand.DRAFT.address(policy)));
                case "page", "pdf" -> preview(button);
                case LongForm.OPEN -> goTo(still(asked.form().text(LongForm.OPENED)), "");
                case "undo" -> {
                    unsaved.undo();
                    yield goTo(still(part.name()), "");
                }
                case "reload" -> {
                    unsaved.reload();
                    yield shown(still(part.name()), new Notice(said().get("taken"), true, Choice.UNDO));
                }
                case "beside" -> {
                    unsaved.saveBeside();
                    yield shown(part, savedAs());
                }
                default -> edit(part, button);
            };
        }

        private Notice savedAs() {
            return new Notice(
                    drafts.keeps()
                            ? said().get("saved-in", drafts.file(policy).path().toString())
                            : said().get("saved"),
                    true,
                    Choice.NONE);
        }

        private EditorReply shown(FormPart part, Notice notice) {
            notices.put(policy, notice);
            return goTo(part, "notice");
        }

        /// @param id of the element to continue at; empty for the beginning
        private EditorReply goTo(FormPart part, String id) {
            String fragment = URLEncoder.encode(id, StandardCharsets.UTF_8);
            return EditorReply.goTo(View.address(here, part) + (id.isEmpty() ? "" : "#" + fragment));
        }

        private EditorReply edit(FormPart part, String button) {
            String whole =
                    button.equals("add-language:") ? button + asked.form().text(PartForm.NEW_LANGUAGE) : button;
            Edits edits = Edits.make(unsaved.content(), whole);
            unsaved.change(edits.document());
            if (whole.startsWith("remove")) {
                notices.put(policy, new Notice(said().get("removed"), true, Choice.UNDO));
            }
            // The form of a removed subprocessor ends.
            return whole.equals("remove:" + Portion.place(part.index()))
                    ? goTo(FormPart.CONTENTS, "notice")
                    : goTo(FormPart.of(edits.focus()), "f-" + edits.focus());
        }

        private interface NextStep {
            EditorReply reply() throws IOException;
        }

        /// Saves, and continues with `then` on success.
        private EditorReply saved(FormPart part, NextStep then) throws IOException {
            try {
                return unsaved.save() ? then.reply() : told(part);
            } catch (FileRefusedException e) {
                Whereabouts places = Whereabouts.of(FormTree.of(unsaved.content()), said());
                return failed(part, e.line() + ": " + places.say(e.problem()));
            } catch (IOException e) {
                return failed(part, Log.message(e));
            }
        }

        private EditorReply failed(FormPart part, String why) {
            return shown(part, new Notice(why, false, drafts.keeps() ? Choice.BESIDE : Choice.RELOAD));
        }

        /// Says that the draft was changed meanwhile.
        private EditorReply told(FormPart part) {
            return failed(still(part.name()), frame.said().get("draft-changed"));
        }

        /// The part of this name, or the contents if it is gone.
        private FormPart still(String name) {
            return FormPart.find(name, unsaved.content()).orElse(FormPart.CONTENTS);
        }

        private EditorReply preview(String kind) {
            Bytes file = unsaved.written();
            Language edition = new Language(asked.form().text(LongForm.SHOWN));
            Optional<EditorReply> shown = kind.equals("page")
                    ? desk().page(file, edition)
                            .map(page -> EditorReply.html(200, page)
                                    .with("Content-Security-Policy", PolicyPage.CONTENT_SECURITY_POLICY))
                    : desk().pdf(file, edition).map(pdf -> EditorReply.pdf("draft-" + edition + ".pdf", pdf.toArray()));
            return shown.orElseGet(() -> EditorReply.html(
                    200,
                    FieldsPage.notYet(
                            frame, unsaved.content(), desk().inspect(file).findings())));
        }

        /// Asks whether to save what is not saved.
        Optional<EditorReply> leaving(String pressed) throws IOException {
            if (pressed.equals(FieldsPage.ANYWAY)) {
                unsaved.drop();
            }
            if (unsaved.isSaved()) {
                return Optional.empty();
            }
            if (!pressed.equals(FieldsPage.SAVE)) {
                return Optional.of(EditorReply.html(200, FieldsPage.leaving(frame, policy)));
            }
            EditorReply answer = saved(FormPart.CONTENTS, () -> EditorReply.goTo(here));
            return unsaved.isSaved() ? Optional.empty() : Optional.of(answer);
        }
    }
}
