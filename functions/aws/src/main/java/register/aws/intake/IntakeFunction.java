package register.aws.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.aws.ses.SesCorrespondence;
import register.mail.Correspondence;
import register.notices.objection.ReplyObjections;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Receives and answers the mails named in the queue's messages.
public final class IntakeFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final IntakeHandler handler;

    public IntakeFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public IntakeFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @param clock decides when claims to send end
    public IntakeFunction(Variables variables, Clock clock) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, clock);
        KmsSeals seals = KmsSeals.of(variables, register);
        Correspondence correspondence = SesCorrespondence.of(variables, register, seals);
        this.handler = new IntakeHandler(
                correspondence.receiving(seals.references(), ReplyObjections.of(correspondence, seals.references())),
                new S3RawMail(
                        ports.objects(), variables.required("REGISTER_CORRESPONDENCE_BUCKET", AwsConnection.STACK)));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return handler.handleRequest(event, context);
    }
}
