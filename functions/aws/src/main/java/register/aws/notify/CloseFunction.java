package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import register.assembly.Register;
import register.aws.FunctionLog;
import register.aws.s3.AwsPorts;
import register.notices.proof.RunClosing;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;

/// Closes runs whose period is over, every hour, and commits to their outcome. The function that follows each entry
/// signs it.
public final class CloseFunction implements RequestHandler<ScheduledEvent, Integer> {
    private final RunClosing closing;
    private final String mark;

    public CloseFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing variable
    public CloseFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first missing variable
    public CloseFunction(Variables variables, Clock clock) {
        this.closing = new RunClosing(new Register(AwsPorts.of(variables), clock));
        this.mark = PublicAddress.isTrial(variables) ? " (trial: not evidence)" : "";
    }

    /// @return the number of runs closed by this call
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        int[] closed = new int[1];
        closing.close(ended -> {
            FunctionLog.line(context, "close " + ended.line() + mark);
            closed[0] += ended.waiting() == 0 ? 1 : 0;
        });
        return closed[0];
    }
}
