package register.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import register.request.FailureLog;

/// Failures as a table, one row for each delivery.
final class SqlFailureLog implements FailureLog {
    private static final String FORGET_OLD = "DELETE FROM failed_delivery WHERE at < ?";

    private static final String ADD = "INSERT INTO failed_delivery (delivery, tries, at, reason) VALUES (?, 1, ?, ?)"
            + " ON CONFLICT (delivery) DO UPDATE SET tries = tries + 1, at = excluded.at, reason = excluded.reason";

    private static final String FIND = "SELECT tries, at, reason FROM failed_delivery WHERE delivery = ?";
    private static final String FORGET = "DELETE FROM failed_delivery WHERE delivery = ?";

    private final Database database;

    SqlFailureLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(String delivery, Instant at, String reason) {
        int _ = database.update(FORGET_OLD, at.minus(Duration.ofDays(KEPT_DAYS)).toEpochMilli());
        int _ = database.update(ADD, delivery, at.toEpochMilli(), reason);
    }

    @Override
    public Optional<Failure> find(String delivery) {
        return database.queryOne(
                FIND,
                row -> new Failure(delivery, row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)),
                delivery);
    }

    @Override
    public void forget(String delivery) {
        int _ = database.update(FORGET, delivery);
    }
}
