package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.jspecify.annotations.Nullable;
import register.chain.Checkpoints;
import register.document.Snapshots;

/// Finds and makes, on a schedule, the snapshots and checkpoints that a crash left out. Answers how many snapshots it
/// made.
public final class ReconcileHandler implements RequestHandler<ScheduledEvent, Integer> {
    private final Snapshots snapshots;
    private final Checkpoints checkpoints;

    public ReconcileHandler(Snapshots snapshots, Checkpoints checkpoints) {
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        int made;
        try {
            made = snapshots.reconcile(snapshot -> Lines.made(context, snapshot));
        } catch (RuntimeException e) {
            try {
                sign(context);
            } catch (RuntimeException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
        sign(context);
        return made;
    }

    private void sign(@Nullable Context context) {
        var _ = checkpoints.reconcile(made -> Lines.signed(context, made));
    }
}
