package register.editor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import register.json.Json;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyYaml;

/// What a file holds, and the same file with something else in it.
public final class FileText {
    private FileText() {}

    /// @return empty where it cannot be read, or is no mapping
    public static Optional<Json.Obj> read(byte[] source) {
        return PolicyFile.content(source).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    /// The file with this content.
    ///
    /// @throws IllegalStateException when what was written would not be read as it was meant; nothing may be lost
    /// then
    public static byte[] rewritten(byte[] source, Json.Obj content) {
        if (read(source).filter(content::equals).isPresent()) {
            return source;
        }
        byte[] written = PolicyYaml.write(content, Map.of()).getBytes(UTF_8);
        if (read(written).filter(content::equals).isEmpty()) {
            throw new IllegalStateException("the file cannot be written as it was filled in; nothing was changed");
        }
        return written;
    }
}
