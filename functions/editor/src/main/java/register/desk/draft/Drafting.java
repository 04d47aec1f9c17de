package register.desk.draft;

import java.time.LocalDate;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policy.PolicyVersion;

/// Drafts, checks and publishes lists, as the commands `draft`, `check` and `publish` do.
public interface Drafting {

    /// The content from which the next version starts; the version's own for its own date.
    Json.Obj next(PolicyVersion before, LocalDate from);

    /// Checks and publishes a file.
    Desk desk(EditedFile file);
}
