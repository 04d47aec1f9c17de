package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.jspecify.annotations.Nullable;
import register.document.Snapshots;

/// Finds and makes, on a schedule, the snapshots that a crash left out. Answers how many it made, as
/// `made`.
public final class ReconcileHandler implements RequestHandler<ScheduledEvent, Integer> {
    private final Snapshots snapshots;

    public ReconcileHandler(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        return snapshots.reconcile(made -> Lines.made(context, made));
    }
}
