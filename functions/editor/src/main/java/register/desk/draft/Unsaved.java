package register.desk.draft;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.view.Draft;
import register.desk.view.Drafts;
import register.editor.desk.FileText;
import register.editor.form.FormPart;
import register.editor.form.Merge;
import register.editor.form.NewIds;
import register.editor.form.Posted;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.value.Bytes;
import register.value.PolicyId;

/// One keeper's input in the long form of a draft that is not saved yet, so that a page loaded again still shows it.
public final class Unsaved {
    private static final Json.Obj EMPTY = Json.object().build();

    private final DraftPlace drafts;
    private final PolicyId policy;
    private Json.@Nullable Obj content;
    private Json.@Nullable Obj base;
    private Json.@Nullable Obj before;
    private String began = Drafts.NONE;

    public Unsaved(DraftPlace drafts, PolicyId policy) {
        this.drafts = drafts;
        this.policy = policy;
    }

    /// The content of the form; empty if there is none, or if it cannot be shown as a form.
    public Optional<Json.Obj> shown() {
        if (isSaved()) {
            load();
        }
        return Optional.ofNullable(content);
    }

    private void load() {
        Optional<Draft> draft = drafts.find(policy);
        content = draft.map(Draft::content).orElse(null);
        base = content;
        began = draft.map(Draft::mark).orElse(Drafts.NONE);
    }

    /// The content of the form that was shown last; empty if there is none.
    public Json.Obj content() {
        if (content == null) {
            load();
        }
        return content == null ? EMPTY : content;
    }

    /// The mark of the draft in which the content began.
    public String mark() {
        return began;
    }

    public boolean isSaved() {
        return Objects.equals(content, base);
    }

    /// Takes what was posted for a part.
    ///
    /// @param mark of the draft that the form shows
    /// @return false if it is another by now
    public boolean take(FormPart part, Posted form, String mark) {
        content = NewIds.in(part.in(content(), form));
        return began.equals(mark);
    }

    /// Changes the content, with the option to undo it.
    public void change(Json.Obj changed) {
        before = content;
        content = changed;
    }

    public void undo() {
        if (before != null) {
            content = before;
            before = null;
        }
    }

    /// Takes the draft's content, with the option to undo it.
    public void reload() {
        Json.Obj mine = content;
        load();
        before = mine;
    }

    /// Drops what is not saved.
    public void drop() {
        content = base;
    }

    /// Saves the content. If the draft is another by now, nothing is saved; the content is then that of both, and where
    /// both differ, the keeper's own.
    ///
    /// @return false if it is another
    public boolean save() throws IOException, FileRefusedException {
        if (isSaved()) {
            return true;
        }
        if (drafts.save(policy, began, content())) {
            base = content;
            return true;
        }
        Json.Obj mine = content();
        Json.Obj old = base == null ? EMPTY : base;
        load();
        content = content == null ? mine : new Merge().of(old, mine, content);
        base = base == null ? EMPTY : base;
        return false;
    }

    /// Saves the content as a new file, and continues with that file.
    public void saveBeside() throws IOException {
        drafts.file(policy).writeBeside(written());
        base = content;
    }

    /// The draft with the content, for a preview.
    public Bytes written() {
        Bytes source = drafts.find(policy).map(Draft::source).orElse(Bytes.of(new byte[0]));
        return isSaved() ? source : FileText.editedOrNew(source, content());
    }
}
