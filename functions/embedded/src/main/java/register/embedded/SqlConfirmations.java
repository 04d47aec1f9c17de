package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.json.CanonicalJson;
import register.subscription.Confirmation;
import register.subscription.ConfirmationId;
import register.subscription.ConfirmationJson;
import register.subscription.Confirmations;

/// What waits to be confirmed, as a table.
final class SqlConfirmations implements Confirmations {
    private static final String INSERT = "INSERT INTO confirmation (revision, next_at, record, id) VALUES (?, ?, ?, ?)";
    private static final String REPLACE =
            "UPDATE confirmation SET revision = ?, next_at = ?, record = ? WHERE id = ? AND revision = ?";
    private static final String COLUMNS = "SELECT id, revision, record FROM confirmation ";

    private final Database database;

    SqlConfirmations(Database database) {
        this.database = database;
    }

    @Override
    public void add(Confirmation confirmation) {
        int _ = database.update(
                INSERT,
                confirmation.revision(),
                confirmation.next().toEpochMilli(),
                CanonicalJson.text(ConfirmationJson.of(confirmation)),
                confirmation.id().value());
    }

    @Override
    public Optional<Confirmation> find(ConfirmationId id) {
        return database.queryOne(COLUMNS + "WHERE id = ?", SqlConfirmations::confirmation, id.value());
    }

    @Override
    public boolean replace(Confirmation confirmation) {
        boolean replaced = database.update(
                        REPLACE,
                        confirmation.revision(),
                        confirmation.next().toEpochMilli(),
                        CanonicalJson.text(ConfirmationJson.of(confirmation)),
                        confirmation.id().value(),
                        confirmation.revision() - 1)
                == 1;
        if (replaced && confirmation.isConfirmed()) {
            database.emptyLog();
        }
        return replaced;
    }

    @Override
    public void remove(ConfirmationId id) {
        if (database.update("DELETE FROM confirmation WHERE id = ?", id.value()) == 1) {
            database.emptyLog();
        }
    }

    @Override
    public List<Confirmation> due(Instant now, int limit) {
        return database.query(
                COLUMNS + "WHERE next_at <= ? ORDER BY next_at, id LIMIT ?",
                SqlConfirmations::confirmation,
                now.toEpochMilli(),
                limit);
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        String what = "confirmation " + row.getString("id");
        Confirmation confirmation = Columns.record(row, what, ConfirmationJson::read);
        Columns.requireSame(
                what,
                confirmation.id().value().equals(row.getString("id"))
                        && confirmation.revision() == row.getInt("revision"));
        return confirmation;
    }
}
