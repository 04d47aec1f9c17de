package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.record.Key;

/// The work due on a server, found by one query.
///
/// @param state changes whenever an entry is accepted or a webhook changes
/// @param due the kinds of work that are due
public record Agenda(String state, Set<Matter> due) {

    /// The kinds of work.
    public enum Matter {
        REPLIES("SELECT 1 FROM retry WHERE at <= ?1"),
        OBJECTIONS("SELECT 1 FROM record WHERE kind = 'OBJ' AND due <= ?2"),
        TEAM("SELECT 1 FROM team_waiting WHERE NOT EXISTS (SELECT 1 FROM team_turn WHERE until > ?1)"),
        FORMS("SELECT 1 FROM record WHERE kind = 'PENDING' AND due <= ?2"),
        NOTICES("SELECT 1 FROM due_work WHERE at <= ?1"),
        WEBHOOKS("SELECT 1 FROM record WHERE kind = 'POSTS' AND due <= ?2"),
        WITNESSES("SELECT 1 FROM record WHERE kind = 'TRUST'");

        private final String due;

        Matter(String due) {
            this.due = due;
        }

        private String column() {
            return "EXISTS (" + due + ") AS " + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String QUESTION = Stream.of(Matter.values())
            .map(Matter::column)
            .collect(Collectors.joining(
                    ", ",
                    "SELECT coalesce((SELECT max(rowid) FROM entry), 0)"
                            + " || coalesce((SELECT group_concat(sort || revision) FROM record WHERE kind = 'WEBHOOKS'), '') AS state, ",
                    ""));

    static Agenda at(Instant now, Database database) {
        return database.queryOne(QUESTION, Agenda::read, now.toEpochMilli(), Key.instant(now))
                .orElseThrow();
    }

    private static Agenda read(ResultSet row) throws SQLException {
        var due = EnumSet.noneOf(Matter.class);
        for (Matter matter : Matter.values()) {
            if (row.getBoolean(matter.name())) {
                due.add(matter);
            }
        }
        return new Agenda(row.getString("state"), due);
    }
}
