package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Items that are appended and never change: entries, checkpoints, records of snapshots and of certificates. The
/// table's policy denies everyone their deletion or update, but cannot keep `PutItem` from replacing one; the stream
/// reveals that afterwards.
final class KeptForGood {
    private static final Set<String> KINDS = Set.of("CHAIN", "CHECKPOINTS", "SNAPSHOTS", "DOC", "CERTIFICATES");
    private static final Set<String> CHANGES = Set.of("MODIFY", "REMOVE");

    private KeptForGood() {}

    /// The key of such an item that was replaced or removed; empty for any other change.
    static Optional<String> broken(DynamodbStreamRecord change) {
        if (change.getDynamodb() == null || !CHANGES.contains(String.valueOf(change.getEventName()))) {
            return Optional.empty();
        }
        Map<String, AttributeValue> keys = change.getDynamodb().getKeys();
        String partition = EntryKey.string(keys, "PK");
        return KINDS.contains(partition.split("#", 2)[0])
                ? Optional.of(partition + " " + EntryKey.string(keys, "SK"))
                : Optional.empty();
    }
}
