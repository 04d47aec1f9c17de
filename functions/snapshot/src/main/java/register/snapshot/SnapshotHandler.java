package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.document.Snapshots;
import register.policy.PolicyId;

/// Makes the snapshots of entries as a stream tells of them. Answers with the first record that failed, so that the
/// stream is delivered again from there; making what is made already does nothing.
public final class SnapshotHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Pattern POLICY = Pattern.compile("P#(" + PolicyId.SLUG.pattern() + ")");
    private static final Pattern ENTRY = Pattern.compile("E#([0-9]{1,18})");

    private final Snapshots snapshots;

    public SnapshotHandler(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    private record Entry(PolicyId policy, long sequence) {}

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        List<DynamodbStreamRecord> records = event.getRecords() == null ? List.of() : event.getRecords();
        for (DynamodbStreamRecord change : records) {
            try {
                entry(change).ifPresent(entry -> snapshots.make(entry.policy(), entry.sequence()));
            } catch (RuntimeException e) {
                log(context, "making a snapshot failed: " + e.getClass().getName());
                String failed = change.getDynamodb().getSequenceNumber();
                return new StreamsEventResponse(List.of(new StreamsEventResponse.BatchItemFailure(failed)));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    /// The entry that a record tells of: only what came, never what went, and only items that are entries.
    private static Optional<Entry> entry(DynamodbStreamRecord change) {
        if (!"INSERT".equals(change.getEventName()) || change.getDynamodb() == null) {
            return Optional.empty();
        }
        Matcher policy = POLICY.matcher(key(change.getDynamodb().getKeys(), "PK"));
        Matcher entry = ENTRY.matcher(key(change.getDynamodb().getKeys(), "SK"));
        return policy.matches() && entry.matches()
                ? Optional.of(new Entry(new PolicyId(policy.group(1)), Long.parseLong(entry.group(1))))
                : Optional.empty();
    }

    private static String key(@Nullable Map<String, AttributeValue> keys, String name) {
        AttributeValue value = keys == null ? null : keys.get(name);
        return value == null || value.getS() == null ? "" : value.getS();
    }

    private static void log(@Nullable Context context, String line) {
        if (context != null) {
            context.getLogger().log(line + "\n");
        }
    }
}
