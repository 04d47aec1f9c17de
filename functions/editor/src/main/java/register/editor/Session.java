package register.editor;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.value.Bytes;

/// One person's unsaved input, so that a reloaded page still shows it.
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

    /// The content of the form; empty if the file cannot be shown as one.
    synchronized Optional<Json.Obj> content(Bytes source) {
        return unsaved == null ? FileText.read(source) : Optional.of(unsaved);
    }

    /// The mark of the file in which the unsaved content began; the file's own mark if there is none.
    synchronized String mark(Bytes source) {
        return unsaved == null || began == null ? EditedFile.mark(source) : began;
    }

    synchronized void fill(Json.Obj content, String mark) {
        unsaved = content;
        began = mark;
    }

    /// Fills the form like `fill`, with the option to undo it.
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

    /// Drops the unsaved content in favour of the file's.
    synchronized void settle() {
        unsaved = null;
    }

    synchronized boolean isSaved(Bytes source) {
        return unsaved == null || FileText.read(source).filter(unsaved::equals).isPresent();
    }

    /// Saves the content.
    ///
    /// @return false when the file was changed meanwhile; nothing was written then
    /// @throws FileRefusedException if the file's form has no place for a change
    synchronized boolean save() throws IOException, FileRefusedException {
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

    /// Saves the content as a new file, and continues with that file.
    synchronized void saveBeside() throws IOException {
        if (unsaved != null) {
            file.writeBeside(FileText.editedOrNew(file.read(), unsaved));
            unsaved = null;
        }
    }

    /// The file with the input, for a preview.
    synchronized Bytes written(Bytes source) {
        return unsaved == null ? source : FileText.editedOrNew(source, unsaved);
    }
}
