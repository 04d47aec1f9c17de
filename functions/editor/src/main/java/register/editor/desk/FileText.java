package register.editor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.policyfile.PolicyYaml;
import register.policyfile.edit.PolicyEdit;
import register.value.Bytes;

/// The content of a file, and the file with changed content.
public final class FileText {
    private FileText() {}

    /// @return empty if it cannot be read, or is not a mapping
    public static Optional<Json.Obj> read(Bytes source) {
        try {
            return Optional.of(PolicyEdit.read(source.toArray()));
        } catch (FileRefusedException _) {
            return Optional.empty();
        }
    }

    /// The file with this content and everything else unchanged.
    ///
    /// @throws FileRefusedException if the file's form has no place for the change
    public static Bytes edited(Bytes source, Json.Obj content) throws FileRefusedException {
        return Bytes.of(PolicyEdit.apply(source.toArray(), content));
    }

    /// The edited file if possible, otherwise this content as a separate file.
    public static Bytes editedOrNew(Bytes source, Json.Obj content) {
        try {
            return edited(source, content);
        } catch (FileRefusedException _) {
            return Bytes.of(PolicyYaml.write(content, Map.of()).getBytes(UTF_8));
        }
    }
}
