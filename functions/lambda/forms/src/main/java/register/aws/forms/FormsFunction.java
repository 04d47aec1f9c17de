package register.aws.forms;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.aws.Connection;
import register.aws.kms.KmsReferenceKey;
import register.forms.FormsHandler;
import register.forms.subscription.SubscriptionRoutes;
import register.read.endpoint.Site;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.subscription.Subscribing;
import register.value.ReferenceKey;

/// Answers API Gateway with forms, and does what they ask for, from the table and the register's key.
public final class FormsFunction implements RequestStreamHandler {
    private final FormsHandler handler;

    public FormsFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first variable that is missing or cannot be used
    public FormsFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first variable that is missing or cannot be used
    public FormsFunction(Variables variables, Clock clock) {
        Connection connection = Connection.of(variables);
        ReferenceKey key = KmsReferenceKey.onUse(connection, variables);
        var ports = new FormsPorts(variables, connection, key);
        var subscribing =
                new Subscribing(ports.confirmations(), ports.recipients(), ports.quotas(), ports.chain(), key, clock);
        this.handler = new FormsHandler(
                ports.chain(),
                ports.issuedDocuments(),
                ports.persons(),
                ports.brands(),
                SubscriptionRoutes.of(subscribing),
                Site.located(variables, true),
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
