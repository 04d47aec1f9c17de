package register.editor.page;

import org.jspecify.annotations.Nullable;
import register.editor.form.FormNode;
import register.json.Json;
import register.policyfile.inspection.Inspection;

/// The content of the editor's page.
///
/// @param file its name
/// @param content of the form
/// @param mark of the file from which the form was made
/// @param saved true if the form's content is that of the file
/// @param inspected the findings on it
/// @param focus the place to continue at; null for the beginning
/// @param notice the result of the last action; null for none
/// @param plain true if it is for a browser without scripts
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
        boolean plain) {

    /// The result of the last action.
    public record Notice(String text, boolean good, Choice choice) {}

    /// The choices that it leaves to the person.
    public enum Choice {
        NONE,
        UNDO,
        CONFLICT
    }
}
