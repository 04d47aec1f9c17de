package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.document.Snapshots;
import register.publishing.Erasure;
import register.recipient.RecipientErasure;
import register.request.RequestErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;
import register.transparency.Witnesses;
import register.value.Failures;

/// Completes, on a schedule, what a crash or an outage left undone: erases what redactions name, expired requests and
/// recipients, and makes missing snapshots, checkpoints and time-stamps. Returns the number of snapshots made. None
/// blocks another: the first failure is thrown at the end, with the others suppressed in it.
public final class ReconcileFunction implements RequestHandler<ScheduledEvent, Integer> {
    /// Time-stamps that take longer are fetched next time.
    private static final Duration STAMPING = Duration.ofMinutes(5);

    private final Snapshots snapshots;
    private final Checkpoints checkpoints;
    private final TimeStamps timeStamps;
    private final Witnesses witnesses;
    private final Erasure erasure;
    private final RequestErasure requests;
    private final RecipientErasure recipients;

    public ReconcileFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public ReconcileFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        Attesting attesting = KmsSeals.of(variables, register).attesting();
        this(
                attesting.snapshots(),
                attesting.checkpoints(),
                attesting.timeStamps(),
                attesting.witnessing(),
                register.erasure(),
                register.requestErasure(ports.mailCopies(), Retention.read(variables)),
                register.recipientErasure(RecipientErasure.days(variables)));
    }

    ReconcileFunction(
            Snapshots snapshots,
            Checkpoints checkpoints,
            TimeStamps timeStamps,
            Witnesses witnesses,
            Erasure erasure,
            RequestErasure requests,
            RecipientErasure recipients) {
        this.requests = requests;
        this.recipients = recipients;
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
        this.timeStamps = timeStamps;
        this.witnesses = witnesses;
        this.erasure = erasure;
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        var failures = new Failures();
        failures.keep(() -> SnapshotLog.erased(context, erasure.reconcile()));
        failures.keep(() -> SnapshotLog.ended(context, requests.reconcile()));
        failures.keep(() -> SnapshotLog.ended(context, recipients.reconcile()));
        failures.keep(() -> checkpoints.reconcile(checkpoint -> SnapshotLog.signed(context, checkpoint)));
        int made = failures.count(() -> snapshots.reconcile(snapshot -> SnapshotLog.made(context, snapshot)));
        failures.keep(() -> timeStamps.reconcile(STAMPING, fetched -> SnapshotLog.stamped(context, fetched)));
        failures.keep(() -> witnesses.reconcile(STAMPING, asked -> SnapshotLog.asked(context, asked)));
        failures.end();
        return made;
    }
}
