package register.embedded;

import java.time.Instant;
import java.util.List;
import register.request.RetryLog;
import register.value.Reference;

/// The requests to be resumed, as a table.
record RetryTable(Database database) implements RetryLog {
    private static final String PUT = "INSERT INTO retry (reference, at) VALUES (?, ?)"
            + " ON CONFLICT (reference) DO UPDATE SET at = excluded.at";
    private static final String DUE = "SELECT reference, at FROM retry WHERE at <= ? ORDER BY at, reference LIMIT ?";
    private static final String REMOVE = "DELETE FROM retry WHERE reference = ?";

    @Override
    public void put(Due due) {
        int _ = database.update(PUT, due.request().value(), due.at().toEpochMilli());
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return database.query(
                DUE,
                row -> new Due(new Reference(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                now.toEpochMilli(),
                limit);
    }

    @Override
    public void remove(Reference request) {
        int _ = database.update(REMOVE, request.value());
    }
}
