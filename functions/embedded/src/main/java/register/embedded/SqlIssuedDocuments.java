package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.IssuedDocuments;
import register.json.CanonicalJson;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The record of issued documents as a table.
final class SqlIssuedDocuments implements IssuedDocuments {
    private static final String COLUMNS = "sha256, policy, sequence, language, redaction, record";

    private static final String INSERT =
            "INSERT INTO issued_document (" + COLUMNS + ")" + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String FIND = "SELECT " + COLUMNS + " FROM issued_document WHERE sha256 = ?";

    private static final String SNAPSHOT = "SELECT " + COLUMNS + """
             FROM issued_document WHERE policy = ? AND sequence = ? AND language = ? \
            ORDER BY redaction DESC, rowid LIMIT 1""";

    private static final String SNAPSHOTS = "SELECT " + COLUMNS + """
             FROM issued_document AS one WHERE policy = ? AND rowid = (
                SELECT rowid FROM issued_document
                WHERE policy = one.policy AND sequence = one.sequence AND language = one.language
                ORDER BY redaction DESC, rowid LIMIT 1)
            ORDER BY sequence, language""";

    private static final String ERASE = "DELETE FROM issued_document WHERE sha256 = ? AND policy IS NULL";

    private final Database database;

    SqlIssuedDocuments(Database database) {
        this.database = database;
    }

    @Override
    public void record(IssuedDocument document) {
        String hash = document.sha256().hex();
        String record = CanonicalJson.text(IssuedDocumentJson.of(document));
        switch (document) {
            case IssuedDocument.Snapshot snapshot ->
                database.update(
                        INSERT,
                        hash,
                        snapshot.policy().value(),
                        snapshot.sequence(),
                        snapshot.language().tag(),
                        snapshot.redaction(),
                        record);
            case IssuedDocument.Acknowledgement _ -> database.update(INSERT, hash, null, null, null, null, record);
        }
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        return database.queryOne(FIND, SqlIssuedDocuments::document, sha256.hex());
    }

    @Override
    public boolean erase(Sha256 acknowledgement) {
        return database.update(ERASE, acknowledgement.hex()) == 1;
    }

    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        return database.queryOne(SNAPSHOT, SqlIssuedDocuments::snapshot, policy.value(), sequence, language.tag());
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        return database.query(SNAPSHOTS, SqlIssuedDocuments::snapshot, policy.value());
    }

    private static IssuedDocument.Snapshot snapshot(ResultSet row) throws SQLException {
        return same(row, Columns.record(row, name(row), IssuedDocumentJson::snapshot));
    }

    private static IssuedDocument document(ResultSet row) throws SQLException {
        return row.getString("policy") == null
                ? same(row, Columns.record(row, name(row), IssuedDocumentJson::acknowledgement))
                : snapshot(row);
    }

    private static String name(ResultSet row) throws SQLException {
        return "issued document " + row.getString("sha256");
    }

    private static <D extends IssuedDocument> D same(ResultSet row, D document) throws SQLException {
        boolean found = document.sha256().hex().equals(row.getString("sha256"))
                && (!(document instanceof IssuedDocument.Snapshot snapshot)
                        || (snapshot.policy().value().equals(row.getString("policy"))
                                && snapshot.sequence() == row.getLong("sequence")
                                && snapshot.language().tag().equals(row.getString("language"))
                                && snapshot.redaction() == row.getLong("redaction")));
        Columns.requireSame(name(row), found);
        return document;
    }
}
