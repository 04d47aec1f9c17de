package register.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import register.json.CanonicalJson;
import register.json.Json;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;

/// The work due on a server, found by one query.
///
/// @param state changes whenever anything is written
/// @param due the names of the kinds with a due record, except those whose lease a process holds
public record Agenda(String state, Set<String> due) {
    static final String QUESTION = """
            SELECT data_version FROM pragma_data_version
            UNION ALL SELECT value FROM json_each(?1)
            WHERE EXISTS (SELECT 1 FROM record WHERE kind = value AND due <= ?2)
                AND NOT EXISTS (SELECT 1 FROM record WHERE kind = ?3 AND partition = value AND due > ?2)""";

    /// @param watched used for nothing else, because `data_version` does not count a connection's own writes
    static Agenda at(Instant now, List<Kind<?>> kinds, Database watched) {
        List<String> answer = watched.query(
                QUESTION,
                row -> row.getString(1),
                CanonicalJson.text(Json.array(kinds, kind -> Json.of(kind.name()))),
                Key.instant(now),
                Lease.KIND.name());
        return new Agenda(answer.getFirst(), Set.copyOf(answer.subList(1, answer.size())));
    }
}
