package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// The key of an entry in the table: `PK` is `CHAIN#` and the policy, `SK` is `E#` and the sequence, padded with zeros.
record EntryKey(PolicyId policy, long sequence) {
    private static final String POLICY = "CHAIN#";
    private static final String ENTRY = "E#";
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,19}");

    /// The inserted entry; empty for any other change.
    ///
    /// @throws IllegalArgumentException if an inserted entry has another form of key
    static Optional<EntryKey> ofInsert(DynamodbStreamRecord change) {
        if (!"INSERT".equals(change.getEventName()) || change.getDynamodb() == null) {
            return Optional.empty();
        }
        Map<String, AttributeValue> keys = change.getDynamodb().getKeys();
        String sort = string(keys, "SK");
        if (!sort.startsWith(ENTRY)) {
            return Optional.empty();
        }
        String partition = string(keys, "PK");
        String sequence = sort.substring(ENTRY.length());
        if (!partition.startsWith(POLICY) || !SEQUENCE.matcher(sequence).matches()) {
            throw new IllegalArgumentException(
                    "key " + partition + ", " + sort + ": expected CHAIN#policy, E#sequence");
        }
        return Optional.of(new EntryKey(new PolicyId(partition.substring(POLICY.length())), Long.parseLong(sequence)));
    }

    static String string(@Nullable Map<String, AttributeValue> keys, String name) {
        AttributeValue value = keys == null ? null : keys.get(name);
        return value == null || value.getS() == null ? "" : value.getS();
    }
}
