package register.desk.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.json.Json;
import register.value.Bytes;
import register.value.PolicyId;

/// A list that is not published yet.
///
/// @param source the file
/// @param content of the file; null if it cannot be read as a list
public record Draft(PolicyId policy, Bytes source, Json.@Nullable Obj content) {
    public static Draft of(PolicyId policy, Bytes source) {
        return new Draft(policy, source, FileText.read(source).orElse(null));
    }

    /// Distinguishes this state of the draft from all others.
    public String mark() {
        return EditedFile.mark(source);
    }

    /// The day from which it is to apply; empty if it states none.
    public Optional<LocalDate> date() {
        return date(content == null ? "" : content.text("effectiveDate"));
    }

    /// The day that a form states; empty if it states none.
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
