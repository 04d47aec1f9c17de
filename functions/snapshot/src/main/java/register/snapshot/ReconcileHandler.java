package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.jspecify.annotations.Nullable;
import register.document.Snapshots;

/// Makes, at set times, the snapshots that a crash left out. Answers with how many there were.
public final class ReconcileHandler implements RequestHandler<ScheduledEvent, Integer> {
    private final Snapshots snapshots;

    public ReconcileHandler(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        return snapshots.reconcile(made -> {
            if (context != null) {
                context.getLogger().log("snapshot " + made.key().path() + "\n");
            }
        });
    }
}
