package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.Reference;

/// The record of issued documents as a table.
final class IssuedDocumentTable implements IssuedDocuments {
    private static final String INSERT = """
            INSERT INTO issued_document (sha256, shelf, path, issued_at, policy, sequence, effective_date, revision, \
            language, redaction, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String FIND = "SELECT * FROM issued_document WHERE sha256 = ?";

    private static final String SNAPSHOT = """
            SELECT * FROM issued_document WHERE policy = ? AND sequence = ? AND language = ? \
            ORDER BY redaction DESC, rowid LIMIT 1""";

    private static final String SNAPSHOTS = """
            SELECT * FROM issued_document AS one WHERE policy = ? AND rowid = (
                SELECT rowid FROM issued_document
                WHERE policy = one.policy AND sequence = one.sequence AND language = one.language
                ORDER BY redaction DESC, rowid LIMIT 1)
            ORDER BY sequence, language""";

    private static final String ERASE = "DELETE FROM issued_document WHERE sha256 = ? AND reference IS NOT NULL";

    private final Database database;

    IssuedDocumentTable(Database database) {
        this.database = database;
    }

    @Override
    public void record(IssuedDocument document) {
        String hash = document.sha256().hex();
        String shelf = document.key().shelf().name().toLowerCase(Locale.ROOT);
        String path = document.key().path();
        String issuedAt = Columns.instant(document.issuedAt());
        switch (document) {
            case IssuedDocument.Snapshot snapshot ->
                database.update(
                        INSERT,
                        hash,
                        shelf,
                        path,
                        issuedAt,
                        snapshot.policy().value(),
                        snapshot.sequence(),
                        snapshot.effectiveDate().toString(),
                        snapshot.revision(),
                        snapshot.language().tag(),
                        snapshot.redaction(),
                        null);
            case IssuedDocument.Acknowledgement acknowledgement ->
                database.update(
                        INSERT,
                        hash,
                        shelf,
                        path,
                        issuedAt,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0L,
                        acknowledgement.reference().value());
        }
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        return database.queryOne(FIND, IssuedDocumentTable::document, sha256.hex());
    }

    @Override
    public boolean erase(Sha256 acknowledgement) {
        return database.update(ERASE, acknowledgement.hex()) == 1;
    }

    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        return database.queryOne(SNAPSHOT, IssuedDocumentTable::snapshot, policy.value(), sequence, language.tag());
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        return database.query(SNAPSHOTS, IssuedDocumentTable::snapshot, policy.value());
    }

    private static IssuedDocument document(ResultSet row) throws SQLException {
        if (row.getString("reference") == null) {
            return snapshot(row);
        }
        return new IssuedDocument.Acknowledgement(
                required(row, "sha256", Sha256::new),
                key(row),
                required(row, "issued_at", Instant::parse),
                required(row, "reference", Reference::new));
    }

    private static IssuedDocument.Snapshot snapshot(ResultSet row) throws SQLException {
        return new IssuedDocument.Snapshot(
                required(row, "sha256", Sha256::new),
                key(row),
                required(row, "issued_at", Instant::parse),
                required(row, "policy", PolicyId::new),
                row.getLong("sequence"),
                required(row, "effective_date", LocalDate::parse),
                row.getInt("revision"),
                required(row, "language", Language::new),
                row.getLong("redaction"));
    }

    private static DocumentKey key(ResultSet row) throws SQLException {
        return new DocumentKey(
                required(row, "shelf", name -> DocumentKey.Shelf.valueOf(name.toUpperCase(Locale.ROOT))),
                required(row, "path", path -> path));
    }
}
