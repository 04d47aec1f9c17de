package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.EmbeddedMetrics;
import register.aws.files.EdgeFiles;
import register.aws.s3.AwsPorts;
import register.aws.s3.KeptCheckpoints;
import register.aws.seal.KmsSeals;
import register.chain.Chain;
import register.chain.History;
import register.document.IssuedDocument;
import register.document.Snapshots;
import register.measure.Measure;
import register.publishing.Erasure;
import register.recipient.RecipientErasure;
import register.request.MailMeasures;
import register.request.RequestErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.Checkpoints;
import register.transparency.OtherHistoryException;
import register.transparency.TimeStamps;
import register.transparency.Witnesses;
import register.value.Failures;

/// Completes, on a schedule, what a crash or an outage left undone: erases what redactions name, expired requests and
/// recipients, and makes missing snapshots, checkpoints, time-stamps and files. Returns the number of snapshots made.
/// None
/// blocks another: the first failure is thrown at the end, with the others suppressed in it.
///
/// After the first quarter of an hour it only writes the edge's files, if a policy's day has begun.
///
/// Looks for snapshots and persons of the policies that had an entry within a day, and of all policies once a day or
/// if a person calls it: that reads every entry, and lists every checkpoint in the bucket.
public final class ReconcileFunction implements RequestHandler<ScheduledEvent, Integer> {
    /// Time-stamps that take longer are fetched next time.
    private static final Duration STAMPING = Duration.ofMinutes(5);

    private static final Duration RECENT = Duration.ofDays(1);
    /// In UTC.
    private static final int HOUR_OF_ALL = 3;
    private static final int QUARTER = 15;
    private static final int WORKERS = 8;

    private final Chain chain;
    private final Snapshots snapshots;
    private final Checkpoints checkpoints;
    private final KeptCheckpoints kept;
    private final TimeStamps timeStamps;
    private final Witnesses witnesses;
    private final Erasure erasure;
    private final RequestErasure requests;
    private final RecipientErasure recipients;
    private final MailMeasures mail;
    private final EdgeFiles files;
    private final EmbeddedMetrics metrics;

    public ReconcileFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public ReconcileFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        Attesting attesting = KmsSeals.of(variables, register).attesting();
        this(
                ports.chain(),
                attesting.snapshots(),
                attesting.checkpoints(),
                ports.kept(),
                attesting.timeStamps(),
                attesting.witnessing(),
                register.erasure(),
                register.requestErasure(ports.mailCopies(), Retention.read(variables)),
                register.recipientErasure(RecipientErasure.days(variables)),
                new MailMeasures(ports.records()),
                EdgeFiles.of(variables, register, ports),
                EmbeddedMetrics.of(variables));
    }

    ReconcileFunction(
            Chain chain,
            Snapshots snapshots,
            Checkpoints checkpoints,
            KeptCheckpoints kept,
            TimeStamps timeStamps,
            Witnesses witnesses,
            Erasure erasure,
            RequestErasure requests,
            RecipientErasure recipients,
            MailMeasures mail,
            EdgeFiles files,
            EmbeddedMetrics metrics) {
        this.chain = chain;
        this.mail = mail;
        this.files = files;
        this.metrics = metrics;
        this.requests = requests;
        this.recipients = recipients;
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
        this.kept = kept;
        this.timeStamps = timeStamps;
        this.witnesses = witnesses;
        this.erasure = erasure;
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        var failures = new Failures();
        if (isForNewDay(event)) {
            failures.keep(() -> written(context, files.writeNewDay(context)));
            failures.end();
            return 0;
        }
        Instant since = since(event);
        failures.keep(() -> SnapshotLog.erased(
                context,
                since.equals(Instant.MIN)
                        ? erasure.reconcile()
                        : erasure.reconcile(History.changedSince(chain, since))));
        failures.keep(() -> SnapshotLog.ended(context, requests.reconcile()));
        failures.keep(() -> SnapshotLog.ended(context, recipients.reconcile()));
        Consumer<OtherHistoryException> alarm = other -> SnapshotLog.other(context, metrics, other);
        failures.keep(() -> {
            if (since.equals(Instant.MIN)) {
                kept.requireAll(alarm);
            } else {
                kept.requireNewest(alarm);
            }
        });
        failures.keep(() -> {
            try {
                int _ = checkpoints.reconcile(checkpoint -> SnapshotLog.signed(context, checkpoint));
            } catch (OtherHistoryException e) {
                SnapshotLog.other(context, metrics, e);
                throw e;
            }
        });
        int made = failures.count(() ->
                snapshots.reconcile(History.changedSince(chain, since), WORKERS, new Snapshots.Follower() {
                    @Override
                    public void made(IssuedDocument.Snapshot made) {
                        SnapshotLog.made(context, made);
                    }

                    @Override
                    public void checked(long missing) {
                        metrics.report(context, () -> Map.of(Measure.DOCUMENTS_MISSING, missing));
                    }
                }));
        failures.keep(() -> timeStamps.reconcile(STAMPING, fetched -> SnapshotLog.stamped(context, fetched)));
        failures.keep(() -> witnesses.reconcile(STAMPING, asked -> SnapshotLog.asked(context, metrics, asked)));
        failures.keep(() -> written(context, files.write(context)));
        failures.keep(() -> metrics.report(context, () -> witnesses.states().measures()));
        failures.keep(() ->
                metrics.report(context, () -> mail.requests(witnesses.clock().instant())));
        failures.end();
        return made;
    }

    private void written(@Nullable Context context, int count) {
        SnapshotLog.written(context, count);
        if (count > 0) {
            files.forget();
        }
    }

    private static boolean isForNewDay(ScheduledEvent event) {
        return event.getTime() != null && time(event).getMinute() > QUARTER;
    }

    /// Policies with an entry since then are looked at.
    private static Instant since(ScheduledEvent event) {
        if (event.getTime() == null) {
            return Instant.MIN;
        }
        ZonedDateTime now = time(event);
        return now.getHour() == HOUR_OF_ALL ? Instant.MIN : now.toInstant().minus(RECENT);
    }

    private static ZonedDateTime time(ScheduledEvent event) {
        return Instant.ofEpochMilli(event.getTime().getMillis()).atZone(ZoneOffset.UTC);
    }
}
