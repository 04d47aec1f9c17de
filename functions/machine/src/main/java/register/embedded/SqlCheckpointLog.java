package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.json.CanonicalJson;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.Subtree;
import register.log.SubtreeHashes;
import register.transparency.CheckpointLog;
import register.transparency.TimeStamp;
import register.transparency.TimeStampJson;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The checkpoints as a table, and their time-stamps as another.
record SqlCheckpointLog(Database database) implements CheckpointLog {
    private static final String INSERT =
            "INSERT INTO checkpoint (policy, size, note, verifier_key, hashes) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    /// The sizes are passed as JSON, since their number varies.
    private static final String HASHES = """
            SELECT size, hashes FROM checkpoint WHERE policy = ? AND size IN (SELECT value FROM json_each(?))""";

    private static final String FIND = "SELECT note, verifier_key FROM checkpoint WHERE policy = ? AND size = ?";

    private static final String LATEST =
            "SELECT note, verifier_key FROM checkpoint WHERE policy = ? ORDER BY size DESC LIMIT 1";

    private static final String KEYS =
            "SELECT DISTINCT verifier_key FROM checkpoint WHERE policy = ? ORDER BY verifier_key";

    private static final String STAMP =
            "INSERT INTO time_stamp (policy, size, record, token)" + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String TIME_STAMP = "SELECT record, token FROM time_stamp WHERE policy = ? AND size = ?";

    private static final String LAST_STAMPED = "SELECT coalesce(max(size), 0) FROM time_stamp WHERE policy = ?";

    @Override
    public Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint, List<Sha256> hashes) {
        long size = checkpoint.checkpoint().size();
        int written = database.update(
                INSERT,
                checkpoint.policy().value(),
                size,
                checkpoint.note().note(),
                checkpoint.key().text(),
                SubtreeHashes.bytes(size, hashes));
        return written == 1 ? Optional.empty() : find(checkpoint.policy(), size);
    }

    @Override
    public Map<Subtree, Sha256> hashes(PolicyId policy, Set<Subtree> subtrees) {
        return SubtreeHashes.find(subtrees, sizes -> {
            var rows = new HashMap<Long, byte[]>();
            database.query(HASHES, row -> rows.put(row.getLong(1), row.getBytes(2)), policy.value(), sizes.toString());
            return rows;
        });
    }

    @Override
    public Optional<SignedCheckpoint> find(PolicyId policy, long sequence) {
        return database.queryOne(FIND, SqlCheckpointLog::checkpoint, policy.value(), sequence);
    }

    @Override
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return database.queryOne(LATEST, SqlCheckpointLog::checkpoint, policy.value());
    }

    @Override
    public List<NoteKey> keys(PolicyId policy) {
        return database.query(KEYS, row -> required(row, "verifier_key", NoteKey::parse), policy.value());
    }

    @Override
    public Optional<TimeStamp> stamp(PolicyId policy, long sequence, TimeStamp stamp) {
        int written = database.update(
                STAMP,
                policy.value(),
                sequence,
                CanonicalJson.text(TimeStampJson.form(stamp.token()).write(stamp)),
                stamp.token().toArray());
        return written == 1 ? Optional.empty() : timeStamp(policy, sequence);
    }

    @Override
    public Optional<TimeStamp> timeStamp(PolicyId policy, long sequence) {
        return database.queryOne(TIME_STAMP, SqlCheckpointLog::timeStamp, policy.value(), sequence);
    }

    @Override
    public long lastStamped(PolicyId policy) {
        return database.queryOne(LAST_STAMPED, row -> row.getLong(1), policy.value())
                .orElse(0L);
    }

    private static TimeStamp timeStamp(ResultSet row) throws SQLException {
        Bytes token = Bytes.of(row.getBytes("token"));
        return Columns.record(row, "time-stamp", TimeStampJson.form(token)::read);
    }

    private static SignedCheckpoint checkpoint(ResultSet row) throws SQLException {
        return SignedCheckpoint.parse(required(row, "note", note -> note), required(row, "verifier_key", key -> key));
    }
}
