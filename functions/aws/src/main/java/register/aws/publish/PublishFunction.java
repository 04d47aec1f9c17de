package register.aws.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.policyfile.PolicyPublishing;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Publishes the policy files put into the submissions bucket to the table and the published bucket.
public final class PublishFunction implements RequestHandler<S3Event, List<PublishAnswer>> {
    private final PublishHandler handler;

    public PublishFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing variable
    public PublishFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        this.handler = new PublishHandler(
                new PolicyPublishing(register.publishingUnnamed()), new S3SubmittedFiles(ports.objects()));
    }

    @Override
    public List<PublishAnswer> handleRequest(S3Event event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
