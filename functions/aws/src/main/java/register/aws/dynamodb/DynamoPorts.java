package register.aws.dynamodb;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import register.chain.Chain;
import register.chain.Entry;
import register.log.SignedCheckpoint;
import register.notice.DueWork;
import register.notice.Notices;
import register.recipient.LookupKeys;
import register.recipient.Recipients;
import register.request.DailyQuotas;
import register.request.RequestLog;
import register.request.RetryLog;
import register.request.TeamLog;
import register.transparency.CheckpointLog;
import register.value.ReferenceKey;
import register.value.Sha256;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports over the table. Each is made on first use, so that a starting function loads only those that it uses.
public class DynamoPorts extends ReaderPorts {

    /// @param table the table's name
    protected DynamoPorts(DynamoDbClient client, String table, Reads reads) {
        super(client, table, reads);
    }

    /// @param before called with each entry to append; may refuse it
    protected Chain chain(Consumer<Entry> before) {
        return new DynamoChain(client, table, reads, before);
    }

    /// @param before called with each checkpoint to record, and its last leaf; may refuse it
    protected CheckpointLog checkpoints(BiConsumer<SignedCheckpoint, Sha256> before) {
        return new DynamoCheckpointLog(client, table, reads, before);
    }

    public RequestLog requests() {
        return new RequestLog(records());
    }

    public DailyQuotas quotas() {
        return new DynamoDailyQuotas(client, table);
    }

    public RetryLog retries() {
        return new RetryLog(records());
    }

    public TeamLog teamLog() {
        return new TeamLog(records());
    }

    public Notices notices() {
        return new Notices(records());
    }

    public DueWork dueWork() {
        return new DueWork(records());
    }

    /// @param key called only if a recipient is looked up by personal data, or if that data changes
    protected Recipients recipients(ReferenceKey key) {
        return new DynamoRecipients(client, table, new LookupKeys(key));
    }
}
