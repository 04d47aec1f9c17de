package register.editor;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.json.Json;
import register.policyfile.edit.EditRefusedException;
import register.value.Bytes;

/// What one person has filled in and not saved yet: a page that is loaded again shows it.
final class Session {
    private final EditedFile file;
    private Json.@Nullable Obj unsaved;
    private Json.@Nullable Obj before;
    private @Nullable String began;

    Session(EditedFile file) {
        this.file = file;
    }

    EditedFile file() {
        return file;
    }

    /// What the form holds; empty where the file is no form.
    synchronized Optional<Json.Obj> content(Bytes source) {
        return unsaved == null ? FileText.read(source) : Optional.of(unsaved);
    }

    /// The mark of the file that the unsaved content began with; the file's own where there is none.
    synchronized String mark(Bytes source) {
        return unsaved == null || began == null ? EditedFile.mark(source) : began;
    }

    synchronized void fill(Json.Obj content, String mark) {
        unsaved = content;
        began = mark;
    }

    /// As `fill`, so that it can be undone.
    synchronized void change(Json.Obj from, Json.Obj to, String mark) {
        before = from;
        fill(to, mark);
    }

    synchronized void undo(String mark) {
        if (before != null) {
            fill(before, mark);
            before = null;
        }
    }

    /// What the file says counts again.
    synchronized void settle() {
        unsaved = null;
    }

    synchronized boolean isSaved(Bytes source) {
        return unsaved == null || FileText.read(source).filter(unsaved::equals).isPresent();
    }

    /// Saves it.
    ///
    /// @return false when the file was changed meanwhile; nothing was written then
    /// @throws EditRefusedException when the file is written in a way that leaves no place for a change
    synchronized boolean save() throws IOException, EditRefusedException {
        if (unsaved == null) {
            return true;
        }
        Bytes source = file.read();
        String mark = began == null ? EditedFile.mark(source) : began;
        if (!EditedFile.mark(source).equals(mark) || !file.replace(mark, FileText.edited(source, unsaved))) {
            return false;
        }
        unsaved = null;
        return true;
    }

    /// Saves it as a new file, and goes on with that one.
    synchronized void saveBeside() throws IOException {
        if (unsaved != null) {
            file.writeBeside(FileText.editedOrNew(file.read(), unsaved));
            unsaved = null;
        }
    }

    /// The file with what was filled in, to be looked at.
    synchronized Bytes written(Bytes source) {
        return unsaved == null ? source : FileText.editedOrNew(source, unsaved);
    }
}
