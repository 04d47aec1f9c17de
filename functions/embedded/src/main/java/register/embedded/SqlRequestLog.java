package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import register.json.CanonicalJson;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestState;
import register.value.Reference;

/// The requests as a table, one row each, replaced by each change.
final class SqlRequestLog implements RequestLog {
    private static final String COLUMNS = "reference, revision, received_at, record";

    private static final String INSERT =
            "INSERT INTO request (" + COLUMNS + ") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String REPLACE =
            "UPDATE request SET revision = ?, record = ? WHERE reference = ? AND revision = ?";

    private static final String FIND = "SELECT " + COLUMNS + " FROM request WHERE reference = ?";

    private static final String ANSWER =
            "INSERT INTO answered_message (message, reference) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String ANSWERING = "SELECT reference FROM answered_message WHERE message = ?";

    private static final String NEWEST =
            "SELECT " + COLUMNS + " FROM request ORDER BY received_at DESC, reference LIMIT ?";

    private final Database database;

    SqlRequestLog(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(DpaRequest request) {
        return database.update(
                        INSERT,
                        request.reference().value(),
                        request.revision(),
                        Columns.instant(request.receivedAt()),
                        record(request))
                == 1;
    }

    @Override
    public Optional<DpaRequest> find(Reference reference) {
        return database.queryOne(FIND, SqlRequestLog::request, reference.value());
    }

    @Override
    public boolean replace(DpaRequest request) {
        int revision = request.revision();
        boolean replaced = database.update(
                        REPLACE, revision, record(request), request.reference().value(), revision - 1)
                == 1;
        if (replaced && request.state() == RequestState.ERASED) {
            database.emptyLog();
        }
        return replaced;
    }

    @Override
    public Reference answer(MessageKey message, Reference request) {
        return database.update(ANSWER, message.value(), request.value()) == 1
                ? request
                : answering(message).orElse(request);
    }

    @Override
    public Optional<Reference> answering(MessageKey message) {
        return database.queryOne(ANSWERING, row -> new Reference(row.getString(1)), message.value());
    }

    @Override
    public List<DpaRequest> newest(int limit) {
        return database.query(NEWEST, SqlRequestLog::request, limit);
    }

    private static String record(DpaRequest request) {
        return CanonicalJson.text(DpaRequestJson.of(request));
    }

    private static DpaRequest request(ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        DpaRequest request = Columns.record(row, "request " + reference, DpaRequestJson::read);
        Columns.requireSame(
                "request " + reference,
                request.reference().value().equals(reference)
                        && request.revision() == row.getInt("revision")
                        && Columns.instant(request.receivedAt()).equals(row.getString("received_at")));
        return request;
    }
}
