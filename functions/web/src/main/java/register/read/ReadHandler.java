package register.read;

import java.time.Clock;
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
public final class ReadHandler extends GatewayFunction {
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
        super(
                new Dispatcher(
                        Routes.read(checkpoints, witnesses, certificates), chain, issued, persons, brands, site, clock),
                site);
    }
}
