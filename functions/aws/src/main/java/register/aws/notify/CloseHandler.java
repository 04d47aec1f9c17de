package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import register.notices.proof.Closing;

/// Closes the runs whose time is over, called every hour, and commits to what became of them. What follows each entry
/// signs it.
public final class CloseHandler implements RequestHandler<ScheduledEvent, Integer> {
    private final Closing closing;

    public CloseHandler(Closing closing) {
        this.closing = closing;
    }

    /// @return how many runs are closed now, and were not before
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        int[] closed = new int[1];
        closing.close(ended -> {
            context.getLogger().log("close " + ended.line() + "\n");
            closed[0] += ended.waiting() == 0 ? 1 : 0;
        });
        return closed[0];
    }
}
