package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.document.SealCertificates;
import register.json.CanonicalJson;

/// The certificates of seals as a table.
final class SqlSealCertificates implements SealCertificates {
    private static final String INSERT = "INSERT INTO seal_certificate (use, sha256, used_since, record)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String ALL = "SELECT use, sha256, record FROM seal_certificate ORDER BY used_since, sha256";

    private final Database database;

    SqlSealCertificates(Database database) {
        this.database = database;
    }

    @Override
    public void record(SealCertificate certificate) {
        int _ = database.update(
                INSERT,
                certificate.use().term(),
                certificate.sha256().hex(),
                Columns.instant(certificate.usedSince()),
                CanonicalJson.text(SealCertificateJson.of(certificate)));
    }

    @Override
    public List<SealCertificate> all() {
        return database.query(ALL, SqlSealCertificates::certificate);
    }

    private static SealCertificate certificate(ResultSet row) throws SQLException {
        String name = "certificate " + row.getString("sha256");
        SealCertificate certificate = Columns.record(row, name, SealCertificateJson::read);
        Columns.requireSame(
                name,
                certificate.sha256().hex().equals(row.getString("sha256"))
                        && certificate.use().term().equals(row.getString("use")));
        return certificate;
    }
}
