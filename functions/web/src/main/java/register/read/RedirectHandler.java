package register.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.document.IssuedDocuments;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Route;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.read.endpoint.SnapshotEndpoint;

/// The redirect function: answers an event of API Gateway's HTTP API (payload format 2.0) for a snapshot's stable
/// address with a short-lived one. Separate from the read function, which therefore needs no access to documents.
public final class RedirectHandler implements RequestStreamHandler {
    /// The one path it serves, as in a gateway's route and the OpenAPI document.
    public static final String PATH = SnapshotEndpoint.PATH;

    private final GatewayFunction function;

    public RedirectHandler(Chain chain, IssuedDocuments issued, DocumentLinks links, ServedSite site, Clock clock) {
        List<Route> routes = List.of(Routes.snapshot(new SnapshotEndpoint(links)::answer));
        this.function = new GatewayFunction(new Dispatcher(routes, chain, issued, null, null, site, clock), site);
    }

    /// @param context of the invocation; null outside Lambda, where failures are logged to standard error
    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        function.handle(event, response, context);
    }
}
