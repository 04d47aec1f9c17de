package register.aws.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The checkpoints in the table, each with its time-stamp, and the keys that signed them.
public final class DynamoCheckpointLog implements CheckpointLog {
    private static final String NOTE = "note";
    private static final String KEY = "verifierKey";
    private static final String TOKEN = "token";
    private static final String HASHES = "hashes";

    private final Table table;
    private final boolean consistent;
    private final BiConsumer<SignedCheckpoint, Sha256> before;

    public DynamoCheckpointLog(DynamoDbClient client, String tableName, Reads reads) {
        this(client, tableName, reads, (_, _) -> {});
    }

    /// @param before called with each checkpoint to record, and its last leaf; may refuse it
    DynamoCheckpointLog(
            DynamoDbClient client, String tableName, Reads reads, BiConsumer<SignedCheckpoint, Sha256> before) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
        this.before = before;
    }

    /// Writes the key first: a reader that finds a checkpoint must find its key too.
    @Override
    public Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint, List<Sha256> hashes) {
        before.accept(checkpoint, hashes.getFirst());
        PolicyId policy = checkpoint.policy();
        String key = checkpoint.key().text();
        var _ = table.putIfAbsent(
                Item.with(Keys.checkpointKey(policy, key)).put(KEY, key).build());
        long size = checkpoint.checkpoint().size();
        return table.putIfAbsent(Item.with(Keys.checkpoint(policy, size))
                        .put(NOTE, checkpoint.note().note())
                        .put(KEY, key)
                        .put(HASHES, SubtreeHashes.bytes(size, hashes))
                        .build())
                .map(DynamoCheckpointLog::checkpoint);
    }

    @Override
    public Map<Subtree, Sha256> hashes(PolicyId policy, Set<Subtree> subtrees) {
        return SubtreeHashes.find(subtrees, sizes -> {
            var rows = new HashMap<Long, byte[]>();
            for (Item item : table.get(
                    sizes.stream().map(size -> Keys.checkpoint(policy, size)).toList(), true)) {
                rows.put(sequence(item, Keys.CHECKPOINTS), item.bytes(HASHES));
            }
            return rows;
        });
    }

    @Override
    public Optional<SignedCheckpoint> find(PolicyId policy, long sequence) {
        return table.get(Keys.checkpoint(policy, sequence), consistent).map(DynamoCheckpointLog::checkpoint);
    }

    @Override
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return last(policy, Keys.CHECKPOINTS).map(DynamoCheckpointLog::checkpoint);
    }

    @Override
    public List<NoteKey> keys(PolicyId policy) {
        QueryRequest keys = beginningWith(policy, Keys.CHECKPOINT_KEYS).build();
        return table.query(keys, Integer.MAX_VALUE).stream()
                .map(item -> item.required(KEY, NoteKey::parse))
                .toList();
    }

    @Override
    public Optional<TimeStamp> stamp(PolicyId policy, long sequence, TimeStamp stamp) {
        return table.putIfAbsent(Item.with(Keys.timeStamp(policy, sequence))
                        .record(TimeStampJson.form(stamp.token()).write(stamp))
                        .put(TOKEN, stamp.token().toArray())
                        .build())
                .map(DynamoCheckpointLog::timeStamp);
    }

    @Override
    public Optional<TimeStamp> timeStamp(PolicyId policy, long sequence) {
        return table.get(Keys.timeStamp(policy, sequence), consistent).map(DynamoCheckpointLog::timeStamp);
    }

    @Override
    public long lastStamped(PolicyId policy) {
        return last(policy, Keys.TIME_STAMPS)
                .map(item -> sequence(item, Keys.TIME_STAMPS))
                .orElse(0L);
    }

    private static long sequence(Item item, String prefix) {
        return Long.parseLong(item.text(Keys.SORT).substring(prefix.length()));
    }

    private Optional<Item> last(PolicyId policy, String prefix) {
        QueryRequest last =
                beginningWith(policy, prefix).scanIndexForward(false).build();
        return table.query(last, 1).stream().findFirst();
    }

    private static TimeStamp timeStamp(Item item) {
        Bytes token = Bytes.of(item.bytes(TOKEN));
        return item.record(TimeStampJson.form(token)::read);
    }

    private QueryRequest.Builder beginningWith(PolicyId policy, String prefix) {
        return Table.beginningWith(Keys.checkpoints(policy), prefix).consistentRead(consistent);
    }

    private static SignedCheckpoint checkpoint(Item item) {
        return SignedCheckpoint.parse(item.required(NOTE, note -> note), item.required(KEY, key -> key));
    }
}
