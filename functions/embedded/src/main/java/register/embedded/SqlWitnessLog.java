package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.log.SignedNote;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// What witnesses said as tables: their cosignatures, their last answers, and the one trust file.
final class SqlWitnessLog implements WitnessLog {
    private static final String TRUST_FILE = "SELECT file FROM trust_file";

    private static final String TRUST = "INSERT INTO trust_file (only, file) VALUES (1, ?)"
            + " ON CONFLICT (only) DO UPDATE SET file = excluded.file";

    private static final String KEEP = """
            INSERT INTO cosignature (policy, size, key, time, line) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (policy, size, key) DO UPDATE SET time = excluded.time, line = excluded.line
            WHERE excluded.time >= time""";

    private static final String OF = "SELECT line FROM cosignature WHERE policy = ? AND size = ? ORDER BY key";

    private static final String COSIGNED =
            "SELECT DISTINCT size FROM cosignature WHERE policy = ? ORDER BY size DESC LIMIT ?";

    private static final String HEARD = """
            INSERT INTO witness_answer (policy, key, size, at, answer) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (policy, key) DO UPDATE SET size = excluded.size, at = excluded.at, answer = excluded.answer""";

    private static final String ALL_HEARD =
            "SELECT policy, key, size, at, answer FROM witness_answer WHERE policy = ? ORDER BY key";

    private final Database database;

    SqlWitnessLog(Database database) {
        this.database = database;
    }

    @Override
    public Optional<TrustFile> trustFile() {
        return database.queryOne(TRUST_FILE, row -> required(row, "file", TrustFile::parse));
    }

    @Override
    public void trust(TrustFile file) {
        int _ = database.update(TRUST, file.text());
    }

    @Override
    public void keep(PolicyId policy, long size, Signature cosignature, Instant time) {
        int _ = database.update(
                KEEP,
                policy.value(),
                size,
                cosignature.name() + "+" + cosignature.keyId(),
                time.getEpochSecond(),
                cosignature.line());
    }

    @Override
    public List<Signature> cosignatures(PolicyId policy, long size) {
        return database.query(
                OF, row -> required(row, "line", line -> SignedNote.lines(line).getFirst()), policy.value(), size);
    }

    @Override
    public List<Long> cosigned(PolicyId policy, int limit) {
        return database.query(COSIGNED, row -> row.getLong(1), policy.value(), limit);
    }

    @Override
    public void heard(Heard heard) {
        int _ = database.update(
                HEARD,
                heard.policy().value(),
                heard.key(),
                heard.size(),
                heard.at().toEpochMilli(),
                heard.answer());
    }

    @Override
    public List<Heard> heard(PolicyId policy) {
        return database.query(ALL_HEARD, SqlWitnessLog::heard, policy.value());
    }

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(
                required(row, "policy", PolicyId::new),
                required(row, "key", key -> key),
                row.getLong("size"),
                Instant.ofEpochMilli(row.getLong("at")),
                required(row, "answer", answer -> answer));
    }
}
