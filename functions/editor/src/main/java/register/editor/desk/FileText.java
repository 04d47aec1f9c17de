package register.editor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.policyfile.edit.EditRefusedException;
import register.policyfile.edit.PolicyEdit;
import register.value.Bytes;

/// What a file holds, and the same file with something else in it.
public final class FileText {
    private FileText() {}

    /// @return empty where it cannot be read, or is no mapping
    public static Optional<Json.Obj> read(Bytes source) {
        try {
            return Optional.of(PolicyEdit.read(source.toArray()));
        } catch (EditRefusedException _) {
            return Optional.empty();
        }
    }

    /// The file with this content, and all else of it as it is.
    ///
    /// @throws EditRefusedException when it is written in a way that leaves no place for the change
    public static Bytes edited(Bytes source, Json.Obj content) throws EditRefusedException {
        return Bytes.of(PolicyEdit.apply(source.toArray(), content));
    }

    /// The same where that is possible, else this content as a file of its own.
    public static Bytes editedOrNew(Bytes source, Json.Obj content) {
        try {
            return edited(source, content);
        } catch (EditRefusedException _) {
            return Bytes.of(PolicyYaml.write(content, Map.of()).getBytes(UTF_8));
        }
    }
}
