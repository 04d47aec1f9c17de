package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.IssuedDocuments;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The record of issued documents as a table.
final class SqlIssuedDocuments implements IssuedDocuments {
    private static final String INSERT = "INSERT INTO issued_document"
            + " (sha256, policy, sequence, language, redaction, record)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String FIND = "SELECT record FROM issued_document WHERE sha256 = ?";

    private static final String SNAPSHOT = """
            SELECT record FROM issued_document WHERE policy = ? AND sequence = ? AND language = ? \
            ORDER BY redaction DESC, rowid LIMIT 1""";

    private static final String SNAPSHOTS = """
            SELECT record FROM issued_document AS one WHERE policy = ? AND rowid = (
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
        return database.queryOne(FIND, row -> IssuedDocumentJson.read(record(row)), sha256.hex());
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
        return IssuedDocumentJson.snapshot(record(row));
    }

    private static Json record(ResultSet row) throws SQLException {
        return JsonText.parse(row.getString("record"));
    }
}
