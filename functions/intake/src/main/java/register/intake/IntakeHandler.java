package register.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import register.mail.Intake;
import register.mail.RawMail;

/// Takes in the messages of a batch.
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    public IntakeHandler(Intake intake, RawMail rawMail) {}

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return new SQSBatchResponse(List.of());
    }
}
