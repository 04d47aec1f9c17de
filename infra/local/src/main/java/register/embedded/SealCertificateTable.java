package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import register.chain.Sha256;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;
import register.policy.Term;

/// The certificates of seals as a table.
final class SealCertificateTable implements SealCertificates {
    private static final String INSERT = "INSERT INTO seal_certificate"
            + " (use, sha256, subject, not_before, not_after, used_since, imported, chain)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";

    private static final String ALL = "SELECT use, sha256, subject, not_before, not_after, used_since, imported, chain"
            + " FROM seal_certificate ORDER BY used_since, sha256";

    private final Database database;

    SealCertificateTable(Database database) {
        this.database = database;
    }

    @Override
    public void record(SealCertificate certificate) {
        int _ = database.update(
                INSERT,
                certificate.use().term(),
                certificate.sha256().hex(),
                certificate.subject(),
                Columns.instant(certificate.notBefore()),
                Columns.instant(certificate.notAfter()),
                Columns.instant(certificate.usedSince()),
                certificate.imported() ? 1L : 0L,
                certificate.chain());
    }

    @Override
    public List<SealCertificate> all() {
        return database.query(ALL, SealCertificateTable::certificate);
    }

    private static SealCertificate certificate(ResultSet row) throws SQLException {
        return new SealCertificate(
                required(row, "use", use -> Term.find(SealUse.class, use).orElseThrow()),
                required(row, "sha256", Sha256::new),
                required(row, "subject", subject -> subject),
                required(row, "not_before", Instant::parse),
                required(row, "not_after", Instant::parse),
                required(row, "chain", chain -> chain),
                required(row, "used_since", Instant::parse),
                row.getLong("imported") == 1);
    }
}
