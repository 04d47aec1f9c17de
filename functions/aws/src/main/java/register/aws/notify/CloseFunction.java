package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.notices.proof.Closing;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Closes the runs of notices whose time is over.
public final class CloseFunction implements RequestHandler<ScheduledEvent, Integer> {
    private final CloseHandler handler;

    public CloseFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing variable
    public CloseFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first missing variable
    public CloseFunction(Variables variables, Clock clock) {
        this.handler = new CloseHandler(new Closing(new Register(AwsPorts.of(variables), clock)));
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        return handler.handleRequest(event, context);
    }
}
