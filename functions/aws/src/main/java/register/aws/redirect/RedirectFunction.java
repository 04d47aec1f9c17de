package register.aws.redirect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.aws.Priming;
import register.aws.dynamodb.Reads;
import register.aws.s3.AwsPorts;
import register.chain.Chain;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.read.RedirectHandler;
import register.read.endpoint.ServedSite;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.value.PolicyId;
import register.value.Sha256;
import software.amazon.awssdk.core.exception.SdkException;

/// Redirects from a snapshot's permanent address to a short-lived S3 link, or to the edge.
public final class RedirectFunction implements RequestStreamHandler {
    private static final PolicyId NOBODYS = new PolicyId("priming");

    private final Chain chain;
    private final DocumentLinks links;
    private final RedirectHandler handler;
    private final @Nullable String edge;

    @SuppressWarnings("UnusedVariable") // Held, or the hook is forgotten.
    private final Priming priming = Priming.beforeSnapshot(this::prime);

    public RedirectFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing variable
    public RedirectFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables, Reads.EVENTUAL);
        this.chain = ports.chain();
        ServedSite site = ServedSite.located(variables, true).withEdge(variables);
        this.edge = site.edge();
        this.links = ports.links(edge == null ? null : site.url());
        this.handler = new RedirectHandler(chain, ports.records(), links, site, Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }

    /// Asks the table and the bucket for something that does not exist, and then as a reader does.
    private void prime() {
        try {
            var _ = chain.entry(NOBODYS, 1);
            var _ = links.shortLived(
                    new DocumentKey(DocumentKey.Shelf.PUBLISHED, "snapshots/priming"), Sha256.of(new byte[0]), "none");
            handler.handleRequest(
                    Priming.request(
                            "/v1/policies/" + NOBODYS + "/versions/2000-01-01/snapshot.pdf", "en", "identity", edge),
                    OutputStream.nullOutputStream(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SdkException _) {
            // A service that is unreachable now may be reachable for the requests.
        }
    }
}
