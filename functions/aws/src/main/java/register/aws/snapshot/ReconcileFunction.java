package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.recipient.RecipientErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Makes missing snapshots, checkpoints and time-stamps, on a schedule.
public final class ReconcileFunction implements RequestHandler<ScheduledEvent, Integer> {
    private final ReconcileHandler handler;

    public ReconcileFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public ReconcileFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        Attesting attesting = KmsSeals.of(variables, register).attesting();
        this.handler = new ReconcileHandler(
                attesting.snapshots(),
                attesting.checkpoints(),
                attesting.timeStamps(),
                attesting.witnessing(),
                register.erasure(),
                register.requestErasure(ports.mailCopies(), Retention.read(variables)),
                register.recipientErasure(RecipientErasure.days(variables)));
    }

    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
