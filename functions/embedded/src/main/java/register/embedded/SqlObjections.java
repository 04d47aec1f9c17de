package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.value.PolicyId;

/// The objections as a table, one row each, replaced by each change.
final class SqlObjections implements Objections {
    private static final String INSERT = "INSERT INTO objection (policy, reference, revision, mail_due, record)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String REPLACE = "UPDATE objection SET revision = ?, mail_due = ?, record = ?"
            + " WHERE policy = ? AND reference = ? AND revision = ?";

    private static final String COLUMNS = "SELECT policy, reference, revision, mail_due, record FROM objection ";

    private static final String FIND = COLUMNS + "WHERE policy = ? AND reference = ?";

    private static final String LIST = COLUMNS + "WHERE policy = ? AND reference > ? ORDER BY reference LIMIT ?";

    private static final String MAIL_DUE = "SELECT policy, reference FROM objection WHERE mail_due <= ?"
            + " ORDER BY mail_due, policy, reference LIMIT ?";

    private final Database database;

    SqlObjections(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Objection objection) {
        return database.update(
                        INSERT,
                        objection.policy().value(),
                        objection.reference().value(),
                        objection.revision(),
                        mailDue(objection),
                        record(objection))
                == 1;
    }

    @Override
    public Optional<Objection> find(PolicyId policy, ObjectionReference reference) {
        return database.queryOne(FIND, SqlObjections::objection, policy.value(), reference.value());
    }

    @Override
    public boolean replace(Objection objection) {
        boolean replaced = database.update(
                        REPLACE,
                        objection.revision(),
                        mailDue(objection),
                        record(objection),
                        objection.policy().value(),
                        objection.reference().value(),
                        objection.revision() - 1)
                == 1;
        if (replaced && objection.isErased()) {
            database.emptyLog();
        }
        return replaced;
    }

    @Override
    public List<Objection> list(PolicyId policy, @Nullable ObjectionReference after, int limit) {
        return database.query(
                LIST, SqlObjections::objection, policy.value(), after == null ? "" : after.value(), limit);
    }

    @Override
    public List<Place> mailDue(Instant now, int limit) {
        return database.query(
                MAIL_DUE,
                row -> new Place(new PolicyId(row.getString(1)), new ObjectionReference(row.getString(2))),
                now.toEpochMilli(),
                limit);
    }

    private static @Nullable Long mailDue(Objection objection) {
        return objection.mailDue().map(Instant::toEpochMilli).orElse(null);
    }

    private static String record(Objection objection) {
        return CanonicalJson.text(ObjectionJson.of(objection));
    }

    private static Objection objection(ResultSet row) throws SQLException {
        String what = "objection " + row.getString("reference");
        Objection objection = Columns.record(row, what, ObjectionJson::read);
        Long due = mailDue(objection);
        long stored = row.getLong("mail_due");
        boolean none = row.wasNull();
        Columns.requireSame(
                what,
                objection.reference().value().equals(row.getString("reference"))
                        && objection.policy().value().equals(row.getString("policy"))
                        && objection.revision() == row.getInt("revision")
                        && (due == null ? none : !none && due == stored));
        return objection;
    }
}
