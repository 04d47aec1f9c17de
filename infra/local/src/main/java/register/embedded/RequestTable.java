package register.embedded;

import static register.embedded.Columns.optional;
import static register.embedded.Columns.required;
import static register.embedded.Columns.term;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.MessageKey;
import register.request.Outcome;
import register.request.Reference;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;

/// The requests as a table, each a row that a change replaces.
final class RequestTable implements RequestLog {
    private static final String INSERT = """
            INSERT INTO request (reference, revision, received_at, policy, sender, language, mail, outcome, reason, \
            matter, respond_by, state, lease_until, acknowledgement, replied_at, history) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String REPLACE = """
            UPDATE request SET reference = ?, revision = ?, received_at = ?, policy = ?, sender = ?, language = ?, \
            mail = ?, outcome = ?, reason = ?, matter = ?, respond_by = ?, state = ?, lease_until = ?, \
            acknowledgement = ?, replied_at = ?, history = ? WHERE reference = ? AND revision = ?""";

    private static final String FIND = "SELECT * FROM request WHERE reference = ?";

    private static final String ANSWER =
            "INSERT INTO answered_message (message, reference) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String ANSWERING = "SELECT reference FROM answered_message WHERE message = ?";

    private static final String NEWEST = "SELECT * FROM request ORDER BY received_at DESC, reference LIMIT ?";

    private final Database database;

    RequestTable(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(DpaRequest request) {
        return database.update(INSERT, row(request).toArray()) == 1;
    }

    @Override
    public Optional<DpaRequest> find(Reference reference) {
        return database.queryOne(FIND, RequestTable::request, reference.value());
    }

    @Override
    public boolean replace(DpaRequest request) {
        List<@Nullable Object> parameters = row(request);
        parameters.add(request.reference().value());
        parameters.add(request.revision() - 1);
        boolean replaced = database.update(REPLACE, parameters.toArray()) == 1;
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
        return database.query(NEWEST, RequestTable::request, limit);
    }

    private static List<@Nullable Object> row(DpaRequest request) {
        return new ArrayList<>(Arrays.asList(
                request.reference().value(),
                request.revision(),
                Columns.instant(request.receivedAt()),
                optional(request.policy(), PolicyId::value),
                request.sender(),
                request.language().tag(),
                request.mail().hex(),
                request.outcome().term(),
                request.reason(),
                optional(request.matter(), Matter::term),
                optional(request.respondBy(), Columns::instant),
                request.state().term(),
                optional(request.leaseUntil(), Columns::instant),
                optional(request.acknowledgement(), Sha256::hex),
                optional(request.repliedAt(), Columns::instant),
                RequestChange.lines(request.history())));
    }

    private static DpaRequest request(ResultSet row) throws SQLException {
        return new DpaRequest(
                required(row, "reference", Reference::new),
                row.getInt("revision"),
                required(row, "received_at", Instant::parse),
                optional(row, "policy", PolicyId::new),
                row.getString("sender"),
                required(row, "language", Language::new),
                required(row, "mail", Sha256::new),
                required(row, "outcome", word -> term(Outcome.class, word)),
                required(row, "reason", text -> text),
                optional(row, "matter", word -> term(Matter.class, word)),
                optional(row, "respond_by", Instant::parse),
                required(row, "state", word -> term(RequestState.class, word)),
                optional(row, "lease_until", Instant::parse),
                optional(row, "acknowledgement", Sha256::new),
                optional(row, "replied_at", Instant::parse),
                required(row, "history", RequestChange::parseLines));
    }
}
