package register.embedded;

import static register.embedded.Columns.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import register.chain.CheckpointLog;
import register.chain.NoteKey;
import register.chain.SignedCheckpoint;
import register.policy.PolicyId;

/// The checkpoints as a table.
final class CheckpointTable implements CheckpointLog {
    private static final String INSERT =
            "INSERT INTO checkpoint (policy, size, note, verifier_key)" + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String FIND = "SELECT note, verifier_key FROM checkpoint WHERE policy = ? AND size = ?";

    private static final String LATEST =
            "SELECT note, verifier_key FROM checkpoint WHERE policy = ? ORDER BY size DESC LIMIT 1";

    private static final String KEYS =
            "SELECT DISTINCT verifier_key FROM checkpoint WHERE policy = ? ORDER BY verifier_key";

    private final Database database;

    CheckpointTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        int written = database.update(
                INSERT,
                checkpoint.policy().value(),
                size,
                checkpoint.note().note(),
                checkpoint.key().text());
        return written == 1 ? Optional.empty() : find(checkpoint.policy(), size);
    }

    @Override
    public Optional<SignedCheckpoint> find(PolicyId policy, long sequence) {
        return database.queryOne(FIND, CheckpointTable::checkpoint, policy.value(), sequence);
    }

    @Override
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return database.queryOne(LATEST, CheckpointTable::checkpoint, policy.value());
    }

    @Override
    public List<NoteKey> keys(PolicyId policy) {
        return database.query(KEYS, row -> required(row, "verifier_key", NoteKey::parse), policy.value());
    }

    private static SignedCheckpoint checkpoint(ResultSet row) throws SQLException {
        return SignedCheckpoint.parse(required(row, "note", note -> note), required(row, "verifier_key", key -> key));
    }
}
