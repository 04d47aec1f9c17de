package register.aws.forms;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.kms.KmsReferenceKey;
import register.aws.s3.AwsPorts;
import register.forms.FormsHandler;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.notices.objection.FormObjections;
import register.notices.objection.Objecting;
import register.notices.objection.ObjectionLinks;
import register.read.endpoint.ServedSite;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.ReferenceKey;

/// Answers API Gateway with forms, and processes them, using the table and the register's key.
public final class FormsFunction implements RequestStreamHandler {
    private final FormsHandler handler;

    public FormsFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first variable that is missing or invalid
    public FormsFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first variable that is missing or invalid
    public FormsFunction(Variables variables, Clock clock) {
        AwsConnection connection = AwsConnection.of(variables);
        var _ = variables.required("REGISTER_REFERENCE_KEY", AwsConnection.STACK);
        ReferenceKey key = KmsReferenceKey.onUse(connection, variables);
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, clock);
        var routes = new ArrayList<>(SubscriptionRoutes.of(register.subscribing(key)));
        routes.addAll(ObjectionRoutes.routes(
                new FormObjections(
                        new Objecting(register, key), new ObjectionLinks(key, PublicAddress.linked(variables))),
                clock));
        this.handler = new FormsHandler(
                ports.chain(),
                ports.records(),
                ports.persons(),
                routes,
                ServedSite.located(variables, true).withEdge(variables),
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
