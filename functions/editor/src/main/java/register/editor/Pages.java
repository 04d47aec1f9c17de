package register.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.form.Edits;
import register.editor.form.FormTree;
import register.editor.form.NewIds;
import register.editor.form.Posted;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.Loopback;
import register.editor.page.EditorPage;
import register.editor.page.EditorWords;
import register.editor.page.PublishPage;
import register.editor.page.View;
import register.editor.page.Whereabouts;
import register.json.Json;
import register.machine.runtime.Log;
import register.policyfile.FileRefusedException;
import register.policyfile.inspection.Inspection;
import register.publishing.Reasons;
import register.read.page.PolicyPage;
import register.value.Bytes;
import register.value.Language;

/// The editor's addresses, below the token.
final class Pages implements Loopback.Answering {
    private final Desk desk;
    private final Session session;
    private final Runnable end;
    private volatile @Nullable Language chosen;

    /// @param end called when the person closes the editor
    Pages(Desk desk, Session session, @Nullable Language chosen, Runnable end) {
        this.desk = desk;
        this.session = session;
        this.chosen = chosen;
        this.end = end;
    }

    @Override
    public synchronized EditorReply answer(EditorRequest asked) throws IOException {
        if (!asked.posts()) {
            return switch (asked.path()) {
                case "", EditorPage.PLAIN -> form(asked, null, null);
                case "editor.css" -> EditorReply.of(200, "text/css; charset=utf-8", EditorPage.STYLE.getBytes(UTF_8));
                case "editor.js" ->
                    EditorReply.of(200, "text/javascript; charset=utf-8", EditorPage.SCRIPT.getBytes(UTF_8));
                case "icon.svg" -> EditorReply.of(200, "image/svg+xml", EditorPage.ICON.getBytes(UTF_8));
                case "form", "check", "publish", "end" -> EditorReply.goTo(".");
                default -> EditorReply.text(404, "there is nothing at this address");
            };
        }
        return switch (asked.path()) {
            case "form" -> pressed(asked);
            case "check" -> check(asked);
            case "publish" -> publish(asked);
            case "end" -> leave(asked);
            default -> EditorReply.text(404, "there is nothing at this address");
        };
    }

    private EditorWords said(EditorRequest asked) {
        Language language = chosen;
        return EditorWords.in(language == null ? asked.language().orElse(Language.ENGLISH) : language);
    }

    /// @param focus the place to continue at; null for the beginning
    private EditorReply form(EditorRequest asked, @Nullable String focus, View.@Nullable Notice notice)
            throws IOException {
        Bytes source = session.file().read();
        Optional<Json.Obj> content = session.content(source);
        return content.isEmpty()
                ? EditorReply.html(
                        200,
                        PublishPage.unreadable(
                                said(asked),
                                whereabouts(asked, source),
                                desk.inspect(source).findings()))
                : EditorReply.html(200, EditorPage.whole(view(asked, source, content.get(), focus, notice)));
    }

    private View view(
            EditorRequest asked, Bytes source, Json.Obj content, @Nullable String focus, View.@Nullable Notice notice) {
        return new View(
                said(asked),
                session.file().name(),
                content,
                FormTree.of(content),
                session.mark(source),
                session.isSaved(source),
                inspected(source),
                focus,
                notice,
                asked.path().equals(EditorPage.PLAIN)
                        || !asked.form().text(EditorPage.PLAIN).isEmpty());
    }

    private Whereabouts whereabouts(EditorRequest asked, Bytes source) {
        Json.Obj nothing = Json.object().build();
        return Whereabouts.of(FormTree.of(session.content(source).orElse(nothing)), said(asked));
    }

    private Inspection inspected(Bytes source) {
        return desk.inspect(session.written(source));
    }

    private EditorReply check(EditorRequest asked) throws IOException {
        Json.Obj content = take(asked.form());
        return EditorReply.html(200, EditorPage.news(view(asked, session.file().read(), content, null, null)));
    }

    /// Keeps the submitted input for the session.
    private Json.Obj take(Posted form) {
        if (form.text(Posted.EXISTS).isEmpty()) {
            throw new IllegalArgumentException("expected the whole form");
        }
        Json.Obj content = NewIds.in(form.document());
        session.fill(content, form.text(EditorPage.MARK));
        return content;
    }

    private EditorReply pressed(EditorRequest asked) throws IOException {
        Posted form = asked.form();
        Json.Obj content = take(form);
        String button = form.text(EditorPage.PRESSED);
        String mark = form.text(EditorPage.MARK);
        if (button.startsWith("ui:")) {
            chosen = new Language(button.substring("ui:".length()));
            return form(asked, null, null);
        }
        return switch (button) {
            case "", "check" -> form(asked, null, null);
            case "save" -> save(asked);
            case "page", "pdf" -> preview(asked, button);
            case "publish" -> saved(asked, () -> question(asked, Reasons.NONE));
            case "end" ->
                session.isSaved(session.file().read())
                        ? ended(asked)
                        : EditorReply.html(200, PublishPage.leaving(said(asked)));
            case "undo" -> {
                session.undo(mark);
                yield form(asked, null, null);
            }
            case "beside" -> {
                session.saveBeside();
                yield form(asked, null, notice(savedIn(asked)));
            }
            case "reload" -> {
                Bytes source = session.file().read();
                Json.Obj now = session.content(source).orElse(content);
                session.settle();
                session.change(content, session.content(source).orElse(now), EditedFile.mark(source));
                yield form(asked, null, new View.Notice(said(asked).get("taken"), true, View.Choice.UNDO));
            }
            default -> edit(asked, content, button, mark);
        };
    }

    private EditorReply edit(EditorRequest asked, Json.Obj content, String button, String mark) throws IOException {
        String whole = button.equals("add-language:") ? button + asked.form().text(EditorPage.NEW_LANGUAGE) : button;
        Edits edits = Edits.make(content, whole);
        session.change(content, edits.document(), mark);
        return form(
                asked,
                edits.focus(),
                whole.startsWith("remove")
                        ? new View.Notice(said(asked).get("removed"), true, View.Choice.UNDO)
                        : null);
    }

    private static View.Notice notice(String text) {
        return new View.Notice(text, true, View.Choice.NONE);
    }

    private EditorReply save(EditorRequest asked) throws IOException {
        return saved(asked, () -> form(asked, null, notice(savedIn(asked))));
    }

    private String savedIn(EditorRequest asked) {
        return said(asked).get("saved-in", session.file().path().toString());
    }

    private interface NextStep {
        EditorReply reply() throws IOException;
    }

    /// Saves, and continues with `then` on success.
    private EditorReply saved(EditorRequest asked, NextStep then) throws IOException {
        boolean saved;
        try {
            saved = session.save();
        } catch (FileRefusedException e) {
            Whereabouts whereabouts = whereabouts(asked, session.file().read());
            return unsaved(asked, session.file().name() + ":" + e.line() + ": " + whereabouts.say(e.problem()));
        } catch (IOException e) {
            return unsaved(asked, Log.message(e));
        }
        return saved ? then.reply() : conflict(asked);
    }

    private EditorReply unsaved(EditorRequest asked, String why) throws IOException {
        return form(asked, null, new View.Notice(why, false, View.Choice.CONFLICT));
    }

    private EditorReply conflict(EditorRequest asked) throws IOException {
        return unsaved(
                asked, said(asked).get("changed-meanwhile", session.file().name()));
    }

    private EditorReply preview(EditorRequest asked, String kind) throws IOException {
        Bytes file = session.written(session.file().read());
        Language edition = new Language(asked.form().text(EditorPage.SHOWN));
        Optional<EditorReply> shown = kind.equals("page")
                ? desk.page(file, edition)
                        .map(page -> EditorReply.html(200, page)
                                .with("Content-Security-Policy", PolicyPage.CONTENT_SECURITY_POLICY))
                : desk.pdf(file, edition).map(pdf -> EditorReply.pdf("draft-" + edition + ".pdf", pdf.toArray()));
        return shown.orElseGet(() -> EditorReply.html(
                200,
                PublishPage.notYet(
                        said(asked),
                        whereabouts(asked, file),
                        desk.inspect(file).findings())));
    }

    private EditorReply question(EditorRequest asked, Reasons reasons) throws IOException {
        Bytes file = session.file().read();
        return EditorReply.html(
                200,
                PublishPage.question(
                        said(asked),
                        whereabouts(asked, file),
                        session.file().name(),
                        EditedFile.mark(file),
                        desk.plan(file, reasons),
                        reasons));
    }

    private EditorReply publish(EditorRequest asked) throws IOException {
        Posted form = asked.form();
        var reasons = new Reasons(stated(form, PublishPage.REASON), stated(form, PublishPage.NO_NOTICE));
        Bytes file = session.file().read();
        return switch (form.text(EditorPage.PRESSED)) {
            case "publish" ->
                EditedFile.mark(file).equals(form.text(EditorPage.MARK))
                        ? published(asked, file, reasons)
                        : conflict(asked);
            case "ask" -> question(asked, reasons);
            default -> form(asked, null, null);
        };
    }

    private EditorReply published(EditorRequest asked, Bytes file, Reasons reasons) {
        Desk.Plan plan = desk.plan(file, reasons);
        return EditorReply.html(
                200,
                PublishPage.done(
                        said(asked), whereabouts(asked, file), plan, desk.publish(file, reasons), desk.address()));
    }

    private static @Nullable String stated(Posted form, String name) {
        String text = form.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    private EditorReply leave(EditorRequest asked) throws IOException {
        return switch (asked.form().text(EditorPage.PRESSED)) {
            case "save" -> saved(asked, () -> ended(asked));
            case "anyway" -> {
                session.settle();
                yield ended(asked);
            }
            default -> form(asked, null, null);
        };
    }

    private EditorReply ended(EditorRequest asked) {
        end.run();
        return EditorReply.html(200, PublishPage.ended(said(asked)));
    }
}
