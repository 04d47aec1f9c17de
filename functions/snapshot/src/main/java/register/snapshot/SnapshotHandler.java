package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.document.IssuedDocument;
import register.document.Snapshots;

/// Makes the snapshots of each entry that the table's stream tells of. A record whose snapshots
/// cannot be made is handed back by itself (`ReportBatchItemFailures`); the stream then delivers it
/// and all after it again, of which those that were made are found to be there.
public final class SnapshotHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Snapshots snapshots;

    public SnapshotHandler(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        var failures = new ArrayList<BatchItemFailure>();
        List<DynamodbStreamRecord> records = event.getRecords() == null ? List.of() : event.getRecords();
        for (DynamodbStreamRecord change : records) {
            if (!done(change, context)) {
                failures.add(new BatchItemFailure(change.getDynamodb().getSequenceNumber()));
            }
        }
        return new StreamsEventResponse(failures);
    }

    private boolean done(DynamodbStreamRecord change, @Nullable Context context) {
        try {
            Optional<EntryKey> key = EntryKey.ofInsert(change);
            if (key.isPresent()) {
                for (IssuedDocument.Snapshot made :
                        snapshots.make(key.get().policy(), key.get().sequence())) {
                    Lines.made(context, made);
                }
            }
            return true;
        } catch (RuntimeException e) {
            Lines.failed(context, change.getEventID(), e);
            return false;
        }
    }
}
