package register.embedded;

import java.time.Instant;
import java.util.List;
import register.request.TeamLog;
import register.value.Reference;

/// The requests for the team's next mail as a table, and the lease for sending it as a table of one row.
record SqlTeamLog(Database database) implements TeamLog {
    private static final String ADD =
            "INSERT INTO team_waiting (reference, vouched, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String WAITING =
            "SELECT reference, vouched, since FROM team_waiting ORDER BY vouched DESC, since, reference LIMIT ?";
    private static final String REMOVE = "DELETE FROM team_waiting WHERE reference = ?";

    private static final String TAKE = "INSERT INTO team_turn (only, until) VALUES (1, ?)"
            + " ON CONFLICT (only) DO UPDATE SET until = excluded.until WHERE until <= ?";

    @Override
    public void add(Waiting waiting) {
        int _ = database.update(
                ADD,
                waiting.request().value(),
                waiting.vouched() ? 1 : 0,
                waiting.since().toEpochMilli());
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return database.query(
                WAITING,
                row -> new Waiting(
                        new Reference(row.getString(1)), row.getBoolean(2), Instant.ofEpochMilli(row.getLong(3))),
                limit);
    }

    @Override
    public void remove(Waiting waiting) {
        int _ = database.update(REMOVE, waiting.request().value());
    }

    @Override
    public boolean take(Instant now, Instant until) {
        return database.update(TAKE, until.toEpochMilli(), now.toEpochMilli()) == 1;
    }
}
