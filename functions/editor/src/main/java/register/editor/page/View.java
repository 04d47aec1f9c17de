package register.editor.page;

import org.jspecify.annotations.Nullable;
import register.editor.form.FormPart;
import register.json.Json;
import register.policyfile.inspection.Inspection;

/// What a page of the long form shows.
///
/// @param address of the contents; the parts' begin with it
/// @param mark of the draft from which the form was made
/// @param saved true if the content is the draft's
/// @param inspected the findings on the content
/// @param last the result of the last action; null for none
public record View(
        EditorWords said,
        String address,
        FormPart part,
        Json.Obj content,
        String mark,
        boolean saved,
        Inspection inspected,
        @Nullable Notice last) {

    /// The address of a part.
    public static String address(String contents, FormPart part) {
        return part.equals(FormPart.CONTENTS) ? contents : contents + "." + part.name();
    }

    /// The result of the last action.
    public record Notice(String text, boolean good, Choice choice) {}

    /// The choices that it leaves to the person.
    public enum Choice {
        NONE,
        UNDO,
        /// Load the draft again.
        RELOAD,
        /// Load the file again, or save a new one.
        BESIDE
    }
}
