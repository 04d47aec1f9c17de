package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import register.assembly.Register;
import register.aws.Connection;
import register.aws.kms.KmsConnection;
import register.aws.kms.KmsReferenceKey;
import register.aws.s3.AwsPorts;
import register.aws.ses.SesMailSender;
import register.aws.ses.SesQuota;
import register.mail.rule.MailSettings;
import register.notices.Notifying;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;

/// Sends due notices by SES, within what it grants the account.
public final class TickFunction implements RequestHandler<ScheduledEvent, Integer> {
    private final TickHandler handler;

    public TickFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public TickFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public TickFunction(Variables variables, Clock clock) {
        var register = new Register(AwsPorts.of(variables), clock);
        Connection connection = Connection.of(variables);
        String events = variables.required("REGISTER_NOTICE_EVENTS", Connection.STACK);
        var key = new KmsReferenceKey(
                KmsConnection.client(connection), variables.required("REGISTER_REFERENCE_KEY", Connection.STACK));
        this.handler = new TickHandler(
                register.ports().dueWork(),
                new Notifying(
                        register,
                        MailSettings.read(variables),
                        PublicAddress.linked(variables),
                        key,
                        new SesMailSender(SesMailSender.client(connection), events),
                        null),
                () -> {
                    SesQuota quota = SesQuota.of(connection);
                    return new TickHandler.Grant(quota.rate(), quota.left());
                },
                clock);
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        return handler.handleRequest(event, context);
    }
}
