package register.editor.page;

import org.jspecify.annotations.Nullable;
import register.editor.form.FormNode;
import register.json.Json;
import register.policyfile.inspection.Inspection;

/// What the editor's page shows.
///
/// @param file its name
/// @param content what the form holds
/// @param mark of the file that the form began with
/// @param saved whether the file says what the form holds
/// @param inspected what is said of it
/// @param focus the place to go on at; null for the beginning
/// @param notice what has just been done, or not; null for nothing
/// @param requests whether there are requests to look at
/// @param plain whether it is for a browser that runs no script
public record View(
        EditorWords said,
        String file,
        Json.Obj content,
        FormNode.Group form,
        String mark,
        boolean saved,
        Inspection inspected,
        @Nullable String focus,
        @Nullable Notice notice,
        boolean requests,
        boolean plain) {

    /// What has just been done, or not.
    ///
    public record Notice(String text, boolean good, Choice choice) {}

    /// What a person can do about it.
    public enum Choice {
        NONE,
        UNDO,
        CONFLICT
    }
}
