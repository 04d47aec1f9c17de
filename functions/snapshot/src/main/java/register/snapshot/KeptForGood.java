package register.snapshot;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The items of the table that are appended and never change: entries, checkpoints, records of snapshots and of
/// certificates. The policy of the table denies everybody to delete or update them, but can demand of no `PutItem` that
/// it replaces nothing: the stream shows that afterwards.
final class KeptForGood {
    private static final Set<String> KINDS = Set.of("CHAIN", "CHECKPOINTS", "SNAPSHOTS", "DOC", "CERTIFICATES");
    private static final Set<String> CHANGES = Set.of("MODIFY", "REMOVE");

    private KeptForGood() {}

    /// The key of such an item that was replaced or taken away; empty for any other change.
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
