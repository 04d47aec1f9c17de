package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.RecipientJson;
import register.recipient.Recipients;
import register.recipient.TermsInUse;
import register.value.PolicyId;

/// Recipients as a table, one row each, replaced by each change: personal data is only in the record.
record SqlRecipients(Database database, LookupKeys keys) implements Recipients {
    private static final String INSERT = "INSERT INTO recipient (external_key, address_key, days, notice_days,"
            + " objection_days, ended_at, revision, record, policy, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";

    /// If a unique index refuses it, nothing is written.
    private static final String REPLACE = "UPDATE OR IGNORE recipient SET external_key = ?, address_key = ?, days = ?,"
            + " notice_days = ?, objection_days = ?, ended_at = ?, revision = ?, record = ?"
            + " WHERE policy = ? AND id = ? AND revision = ?";

    private static final String COLUMNS = "SELECT policy, id, revision, record FROM recipient ";

    private static final String FIND = COLUMNS + "WHERE policy = ? AND id = ?";

    private static final String LIST = COLUMNS + "WHERE policy = ? AND id > ? ORDER BY id LIMIT ?";

    private static final String BY_EXTERNAL_ID = "SELECT id FROM recipient WHERE policy = ? AND external_key = ?";

    private static final String BY_ADDRESS =
            "SELECT id FROM recipient WHERE policy = ? AND address_key = ? ORDER BY id";

    static final String ENDED =
            "SELECT id FROM recipient WHERE policy = ? AND ended_at <= ? ORDER BY ended_at, id LIMIT ?";

    private static final String TOLD = "SELECT count(*) AS told FROM recipient"
            + " WHERE policy = ? AND address_key IS NOT NULL AND ended_at IS NULL";

    private static final String TERMS = """
            SELECT notice_days, objection_days, min(contacts, ?) AS contacts,
                (SELECT record ->> '$.who.customer' FROM recipient WHERE policy = ? AND id = first) AS customer
            FROM (SELECT days, notice_days, objection_days, count(*) AS contacts, min(id) AS first
                FROM recipient WHERE policy = ? AND days IS NOT NULL GROUP BY days, notice_days, objection_days)
            ORDER BY days DESC, notice_days DESC, objection_days DESC LIMIT ?""";

    @Override
    public boolean add(Recipient recipient) {
        return database.update(INSERT, row(recipient, null)) == 1;
    }

    @Override
    public Optional<Recipient> find(PolicyId policy, RecipientId id) {
        return database.queryOne(FIND, SqlRecipients::recipient, policy.value(), id.value());
    }

    @Override
    public boolean replace(Recipient recipient) {
        boolean replaced = database.update(REPLACE, row(recipient, recipient.revision() - 1)) == 1;
        if (replaced && recipient.who() == null) {
            database.emptyLog();
        }
        return replaced;
    }

    /// The parameters of a write.
    ///
    /// @param replaces the last parameter; null for none
    private @Nullable Object[] row(Recipient recipient, @Nullable Integer replaces) {
        PolicyId policy = recipient.policy();
        Who who = recipient.who();
        String externalId = who == null ? null : who.externalId();
        boolean stated = recipient.statesDays();
        Instant ended = who == null ? null : recipient.endedAt();
        @Nullable
        Object[] row = {
            externalId == null ? null : keys.externalId(policy, externalId),
            who == null ? null : keys.address(policy, who.address()),
            stated ? recipient.terms().days() : null,
            stated ? recipient.terms().noticeDays() : null,
            stated ? recipient.terms().objectionDays() : null,
            Columns.optional(ended, Columns::instant),
            recipient.revision(),
            CanonicalJson.text(RecipientJson.FORM.write(recipient)),
            policy.value(),
            recipient.id().value(),
            replaces
        };
        return replaces == null ? Arrays.copyOf(row, row.length - 1) : row;
    }

    @Override
    public Optional<RecipientId> withExternalId(PolicyId policy, String externalId) {
        return database.queryOne(
                BY_EXTERNAL_ID, SqlRecipients::id, policy.value(), keys.externalId(policy, externalId));
    }

    @Override
    public List<RecipientId> withAddress(PolicyId policy, String address) {
        return database.query(BY_ADDRESS, SqlRecipients::id, policy.value(), keys.address(policy, address));
    }

    @Override
    public List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit) {
        return database.query(
                LIST, SqlRecipients::recipient, policy.value(), after == null ? "" : after.value(), limit);
    }

    @Override
    public List<TermsInUse> termsInUse(PolicyId policy) {
        return database.query(
                TERMS,
                row -> new TermsInUse(
                        number(row, "notice_days"),
                        number(row, "objection_days"),
                        row.getInt("contacts"),
                        row.getString("customer")),
                MOST_COUNTED,
                policy.value(),
                policy.value(),
                MOST_TERMS);
    }

    @Override
    public int told(PolicyId policy) {
        return database.queryOne(TOLD, row -> row.getInt("told"), policy.value())
                .orElseThrow();
    }

    @Override
    public List<RecipientId> endedUntil(PolicyId policy, Instant until, int limit) {
        return database.query(ENDED, SqlRecipients::id, policy.value(), Columns.instant(until), limit);
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static RecipientId id(ResultSet row) throws SQLException {
        return new RecipientId(row.getString("id"));
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        String what = "recipient " + row.getString("id");
        Recipient recipient = Columns.record(row, what, RecipientJson.FORM::read);
        Columns.requireSame(
                what,
                recipient.id().value().equals(row.getString("id"))
                        && recipient.policy().value().equals(row.getString("policy"))
                        && recipient.revision() == row.getInt("revision"));
        return recipient;
    }
}
