package register.aws.forms;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.dynamodb.Reads;
import register.aws.kms.KmsReferenceKey;
import register.aws.s3.AwsPorts;
import register.aws.ses.SesMailSender;
import register.mail.rule.MailSettings;
import register.notices.subscription.SubscriptionMails;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;

/// Processes readers' requests from forms each minute. Separate from the forms, so that no answer waits for a mail,
/// and the function that answers strangers needs no right to send any.
public final class FormMailsFunction implements RequestHandler<ScheduledEvent, String> {
    private final SubscriptionMails mails;

    public FormMailsFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first variable that is missing or invalid
    public FormMailsFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first variable that is missing or invalid
    public FormMailsFunction(Variables variables, Clock clock) {
        AwsConnection connection = AwsConnection.of(variables);
        var _ = variables.required("REGISTER_MAIL_FROM", "expected the From of mails");
        var _ = variables.required("REGISTER_REFERENCE_KEY", AwsConnection.STACK);
        this.mails = new SubscriptionMails(
                new Register(AwsPorts.of(variables, Reads.CONSISTENT), clock),
                KmsReferenceKey.onUse(connection, variables),
                MailSettings.read(variables),
                PublicAddress.linked(variables),
                new SesMailSender(SesMailSender.client(connection), null));
    }

    /// @throws RuntimeException if a port fails: the next call completes the work
    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        SubscriptionMails.PassResult passed = mails.pass();
        return "mails sent " + passed.mails() + ", forgotten " + passed.forgotten();
    }
}
