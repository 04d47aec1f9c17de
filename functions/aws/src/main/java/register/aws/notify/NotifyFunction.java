package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import register.notices.delivery.Deliveries;
import register.notices.sending.NoticeLedger;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Records SES's reports on notices.
public final class NotifyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final NotifyHandler handler;

    public NotifyFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public NotifyFunction(Variables variables) {
        var ports = new NotifyPorts(variables);
        this.handler = new NotifyHandler(new Deliveries(
                ports.notices(), new NoticeLedger(ports.notices(), ports.dueWork()), ports.recipients()));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return handler.handleRequest(event, context);
    }
}
