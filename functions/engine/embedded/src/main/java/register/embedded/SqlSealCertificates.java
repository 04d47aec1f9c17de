package register.embedded;

import java.util.List;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.document.SealCertificates;
import register.json.CanonicalJson;
import register.json.JsonText;

/// The certificates of seals as a table.
final class SqlSealCertificates implements SealCertificates {
    private static final String INSERT = "INSERT INTO seal_certificate (use, sha256, used_since, record)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String ALL = "SELECT record FROM seal_certificate ORDER BY used_since, sha256";

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
        return database.query(ALL, row -> SealCertificateJson.read(JsonText.parse(row.getString("record"))));
    }
}
