package register.forms;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import register.chain.Chain;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.person.PersonRecords;
import register.read.GatewayFunction;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Route;
import register.read.endpoint.ServedSite;
import register.record.Records;

/// The forms function: answers an event of API Gateway's HTTP API (payload format 2.0) with a form, or processes a
/// posted one. Separate from the read function, which changes nothing. Getting a form's page changes nothing either,
/// so that programs may follow links; only posting acts.
public final class FormsHandler extends GatewayFunction {
    /// The paths it serves, as in a gateway's routes and the OpenAPI document.
    public static final List<String> PATHS = Stream.of(SubscriptionRoutes.PATHS, ObjectionRoutes.PATHS)
            .flatMap(List::stream)
            .toList();

    /// @param routes of the forms served
    public FormsHandler(
            Chain chain, Records records, PersonRecords persons, List<Route> routes, ServedSite site, Clock clock) {
        super(new Dispatcher(routes, chain, records, persons, site, clock), site);
    }
}
