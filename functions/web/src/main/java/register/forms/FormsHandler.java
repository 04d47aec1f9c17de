package register.forms;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.chain.Chain;
import register.document.IssuedDocuments;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.person.PersonRecords;
import register.read.GatewayFunction;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Route;
import register.read.endpoint.ServedSite;

/// The forms function: answers an event of API Gateway's HTTP API (payload format 2.0) with a form, or processes a
/// posted one. Separate from the read function, which changes nothing. Getting a form's page changes nothing either,
/// so that programs may follow links; only posting acts.
public final class FormsHandler implements RequestStreamHandler {
    /// The paths it serves, as in a gateway's routes and the OpenAPI document.
    public static final List<String> PATHS = Stream.of(SubscriptionRoutes.PATHS, ObjectionRoutes.PATHS)
            .flatMap(List::stream)
            .toList();

    private final GatewayFunction function;

    /// @param routes of the forms served
    public FormsHandler(
            Chain chain,
            IssuedDocuments issued,
            PersonRecords persons,
            Brands brands,
            List<Route> routes,
            ServedSite site,
            Clock clock) {
        this.function = new GatewayFunction(new Dispatcher(routes, chain, issued, persons, brands, site, clock), site);
    }

    /// @param context of the invocation; null outside Lambda, where failures are logged to standard error
    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        function.handle(event, response, context);
    }
}
