package register.read;

import java.time.Clock;
import register.chain.Chain;
import register.person.PersonRecords;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.record.Records;
import register.transparency.CheckpointLog;

/// The read function: answers an event of API Gateway's HTTP API (payload format 2.0) with the API or a page, except
/// for the address of `RedirectHandler`. It changes nothing and reads no document.
public final class ReadHandler extends GatewayFunction {
    public ReadHandler(
            Chain chain,
            CheckpointLog checkpoints,
            Records records,
            PersonRecords persons,
            ServedSite site,
            Clock clock) {
        super(new Dispatcher(Routes.read(checkpoints, records), chain, records, persons, site, clock), site);
    }
}
