package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import register.document.Snapshots;
import register.publishing.Erasure;
import register.recipient.RecipientErasure;
import register.request.RequestErasure;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;
import register.transparency.Witnesses;

/// Completes, on a schedule, what a crash or an outage left undone: erases what redactions name, expired requests
/// and recipients, and makes missing snapshots, checkpoints and time-stamps. Returns the number of snapshots made. None
/// blocks another:
/// the first failure is thrown at the end, with the others suppressed in it.
public final class ReconcileHandler implements RequestHandler<ScheduledEvent, Integer> {
    /// Time-stamps that take longer are fetched the next time.
    private static final Duration STAMPING = Duration.ofMinutes(5);

    private final Snapshots snapshots;
    private final Checkpoints checkpoints;
    private final TimeStamps timeStamps;
    private final Witnesses witnesses;
    private final Erasure erasure;
    private final RequestErasure requests;
    private final RecipientErasure recipients;

    public ReconcileHandler(
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
        var failures = new ArrayList<RuntimeException>();
        tried(failures, () -> Lines.erased(context, erasure.reconcile()));
        tried(failures, () -> Lines.ended(context, requests.reconcile()));
        tried(failures, () -> Lines.ended(context, recipients.reconcile()));
        tried(failures, () -> checkpoints.reconcile(checkpoint -> Lines.signed(context, checkpoint)));
        int made = tried(failures, () -> snapshots.reconcile(snapshot -> Lines.made(context, snapshot)));
        tried(failures, () -> timeStamps.reconcile(STAMPING, fetched -> Lines.stamped(context, fetched)));
        tried(failures, () -> witnesses.reconcile(STAMPING, asked -> Lines.asked(context, asked)));
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return made;
    }

    private static int tried(List<RuntimeException> failures, IntSupplier step) {
        try {
            return step.getAsInt();
        } catch (RuntimeException e) {
            failures.add(e);
            return 0;
        }
    }
}
