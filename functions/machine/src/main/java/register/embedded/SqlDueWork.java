package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import register.notice.DueWork;
import register.notice.NoticeId;
import register.notice.RunId;

/// The due work of runs as a table, and the lease for sending as a table of one row.
record SqlDueWork(Database database) implements DueWork {
    private static final String PUT =
            "INSERT INTO due_work (at, run, lot, number) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String DUE =
            "SELECT at, run, lot, number FROM due_work WHERE at <= ?" + " ORDER BY at, run, lot, number LIMIT ?";
    private static final String REMOVE = "DELETE FROM due_work WHERE at = ? AND run = ? AND lot = ? AND number = ?";
    private static final String HOLD = "INSERT INTO sending_turn (only, holder, until) VALUES (1, ?, ?)"
            + " ON CONFLICT (only) DO UPDATE SET holder = excluded.holder, until = excluded.until"
            + " WHERE until <= ? OR holder = excluded.holder";

    @Override
    public void put(Due due) {
        int _ = database.update(PUT, due.at().toEpochMilli(), due.run().value(), due.lot(), number(due));
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return database.query(DUE, SqlDueWork::due, now.toEpochMilli(), limit);
    }

    @Override
    public void remove(Due due) {
        int _ = database.update(REMOVE, due.at().toEpochMilli(), due.run().value(), due.lot(), number(due));
    }

    @Override
    public boolean hold(String holder, Instant now, Instant until) {
        return database.update(HOLD, holder, until.toEpochMilli(), now.toEpochMilli()) == 1;
    }

    /// Empty for a whole lot, because key columns cannot be null.
    private static String number(Due due) {
        NoticeId notice = due.notice();
        return notice == null ? "" : notice.number();
    }

    private static Due due(ResultSet row) throws SQLException {
        var run = new RunId(row.getString(2));
        int lot = row.getInt(3);
        String number = row.getString(4);
        return new Due(
                Instant.ofEpochMilli(row.getLong(1)),
                run,
                lot,
                number.isEmpty() ? null : new NoticeId(run, lot, number));
    }
}
