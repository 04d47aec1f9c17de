package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.EmbeddedMetrics;
import register.aws.files.EdgeFiles;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.document.Snapshots;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.Checkpoints;
import register.transparency.OtherHistoryException;
import register.transparency.TimeStamps;
import register.transparency.Witnesses;
import register.value.PolicyId;

/// Makes the checkpoint and the snapshots of each new entry in the table's stream. A record that fails is returned
/// alone (`ReportBatchItemFailures`); the stream then delivers it and all later ones again, and finished ones are
/// found to exist. The edge forgets what it kept before and after. Time-stamps and cosignatures come last;
/// `ReconcileFunction` fetches those that fail here, and no
/// record is returned for them. If the stream shows a change to a permanent item, the log reports it.
public final class SnapshotFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    /// A small part of the function's time: the stream waits meanwhile.
    private static final Duration STAMPING = Duration.ofSeconds(30);

    private final Snapshots snapshots;
    private final Checkpoints checkpoints;
    private final TimeStamps timeStamps;
    private final Witnesses witnesses;
    private final EdgeFiles files;
    private final EmbeddedMetrics metrics;

    public SnapshotFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public SnapshotFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        Attesting attesting = KmsSeals.of(variables, register).attesting();
        this(
                attesting.snapshots(),
                attesting.checkpoints(),
                attesting.timeStamps(),
                attesting.witnessing(),
                EdgeFiles.of(variables, register, ports),
                EmbeddedMetrics.of(variables));
    }

    SnapshotFunction(
            Snapshots snapshots,
            Checkpoints checkpoints,
            TimeStamps timeStamps,
            Witnesses witnesses,
            EdgeFiles files,
            EmbeddedMetrics metrics) {
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
        this.timeStamps = timeStamps;
        this.witnesses = witnesses;
        this.files = files;
        this.metrics = metrics;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        var failures = new ArrayList<BatchItemFailure>();
        var policies = new LinkedHashSet<PolicyId>();
        List<DynamodbStreamRecord> records = event.getRecords() == null ? List.of() : event.getRecords();
        // Readers get the new list before its PDFs are there. Whatever was kept meanwhile is forgotten at the end.
        // Entries
        // that come together are forgotten then only: CloudFront works on 15 such requests at a time.
        if (records.size() == 1) {
            var _ = forgotten(context);
        }
        for (DynamodbStreamRecord change : records) {
            if (!done(change, policies, context)) {
                failures.add(new BatchItemFailure(change.getDynamodb().getSequenceNumber()));
            }
        }
        boolean written = policies.isEmpty() || written(context);
        if (!(forgotten(context) && written) && failures.isEmpty()) {
            records.stream()
                    .map(DynamodbStreamRecord::getDynamodb)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(first -> failures.add(new BatchItemFailure(first.getSequenceNumber())));
        }
        stamp(policies, context);
        witness(policies, context);
        return new StreamsEventResponse(failures);
    }

    /// The checkpoint comes first: a snapshot prints it.
    private boolean done(DynamodbStreamRecord change, Set<PolicyId> policies, @Nullable Context context) {
        KeptForGood.broken(change).ifPresent(broken -> SnapshotLog.changed(context, metrics, broken));
        Optional<EntryKey> key;
        try {
            key = EntryKey.ofInsert(change);
        } catch (RuntimeException e) {
            SnapshotLog.failed(context, change.getEventID(), e);
            return false;
        }
        if (key.isEmpty()) {
            return true;
        }
        PolicyId policy = key.get().policy();
        policies.add(policy);
        long sequence = key.get().sequence();
        return done(change, context, () -> {
            checkpoints.make(policy, sequence).forEach(made -> SnapshotLog.signed(context, made));
            snapshots.make(policy, sequence).forEach(made -> SnapshotLog.made(context, made));
        });
    }

    private boolean forgotten(@Nullable Context context) {
        try {
            files.forget();
            return true;
        } catch (RuntimeException e) {
            SnapshotLog.failed(context, "at the edge", e);
            return false;
        }
    }

    private boolean written(@Nullable Context context) {
        try {
            SnapshotLog.written(context, files.write(context));
            return true;
        } catch (RuntimeException e) {
            SnapshotLog.failed(context, "as files", e);
            return false;
        }
    }

    private void stamp(Set<PolicyId> policies, @Nullable Context context) {
        long end = System.nanoTime() + STAMPING.toNanos();
        try {
            for (PolicyId policy : policies) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                var _ = timeStamps.fetch(policy, left, fetched -> SnapshotLog.stamped(context, fetched));
            }
        } catch (RuntimeException e) {
            SnapshotLog.notStamped(context, e);
        }
    }

    /// Like `stamp`, for cosignatures.
    private void witness(Set<PolicyId> policies, @Nullable Context context) {
        long end = System.nanoTime() + STAMPING.toNanos();
        try {
            for (PolicyId policy : policies) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                var _ = witnesses.ask(policy, left, asked -> SnapshotLog.asked(context, metrics, asked));
            }
        } catch (RuntimeException e) {
            SnapshotLog.notWitnessed(context, e);
        }
    }

    private boolean done(DynamodbStreamRecord change, @Nullable Context context, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            if (e instanceof OtherHistoryException other) {
                SnapshotLog.other(context, metrics, other);
            }
            SnapshotLog.failed(context, change.getEventID(), e);
            return false;
        }
    }
}
