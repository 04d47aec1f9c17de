package register.read;

import java.time.Clock;
import java.util.List;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.read.endpoint.SnapshotEndpoint;
import register.record.Records;

/// The redirect function: answers an event of API Gateway's HTTP API (payload format 2.0) for a snapshot's stable
/// address with a short-lived one. Separate from the read function, which therefore needs no access to documents.
public final class RedirectHandler extends GatewayFunction {
    /// The one path it serves, as in a gateway's route and the OpenAPI document.
    public static final String PATH = SnapshotEndpoint.PATH;

    public RedirectHandler(Chain chain, Records records, DocumentLinks links, ServedSite site, Clock clock) {
        super(
                new Dispatcher(
                        List.of(Routes.snapshot(new SnapshotEndpoint(links)::answer)),
                        chain,
                        records,
                        null,
                        site,
                        clock),
                site);
    }
}
