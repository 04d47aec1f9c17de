package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.json.Json;
import register.log.NoteKey;
import register.log.TrustFile;

/// The keys of a log named by its own server: worth no more than the server.
final class NamedKeys {
    private NamedKeys() {}

    /// The keys for this log in the server's trust file and its list of keys.
    static List<NoteKey> of(LogServer server, String origin) throws IOException {
        var keys = new ArrayList<NoteKey>();
        try {
            server.text("trust")
                    .map(TrustFile::parse)
                    .ifPresent(trust -> trust.logs(origin).forEach(log -> keys.add(log.key())));
        } catch (IllegalArgumentException _) {
            // It names none.
        }
        if (server.keys().orElse(null) instanceof Json.Obj object && object.get("keys") instanceof Json.Arr list) {
            list.items().stream().flatMap(NamedKeys::key).forEach(keys::add);
        }
        return keys;
    }

    /// Reads a key. Keys of other kinds are skipped, because they verify nothing here.
    private static Stream<NoteKey> key(Json item) {
        try {
            return item instanceof Json.Obj one && one.get("verifierKey") instanceof Json.Str text
                    ? Stream.of(NoteKey.parse(text.value()))
                    : Stream.empty();
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
