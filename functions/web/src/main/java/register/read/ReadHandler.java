package register.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.chain.Chain;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.person.PersonRecords;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;

/// The read function: answers an event of API Gateway's HTTP API (payload format 2.0) with the API or a page, except
/// for the address of `RedirectHandler`. It changes nothing and reads no document.
public final class ReadHandler implements RequestStreamHandler {
    private final GatewayFunction function;

    public ReadHandler(
            Chain chain,
            IssuedDocuments issued,
            CheckpointLog checkpoints,
            WitnessLog witnesses,
            SealCertificates certificates,
            PersonRecords persons,
            Brands brands,
            ServedSite site,
            Clock clock) {
        this.function = new GatewayFunction(
                new Dispatcher(
                        Routes.read(checkpoints, witnesses, certificates), chain, issued, persons, brands, site, clock),
                site);
    }

    /// @param context of the invocation; null outside Lambda, where failures are logged to standard error
    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        function.handle(event, response, context);
    }
}
