package register.read.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import register.document.SealCertificates;
import register.read.embed.Component;
import register.read.html.Addresses;
import register.read.http.Refusal;
import register.read.http.Request;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;

/// Every address that the functions serve to readers.
public final class Routes {
    /// What addresses of the register's own begin with, beside those of the API and the logs: none of them is a
    /// policy's.
    private static final Set<String> OWN = Set.of("verify", ".well-known");

    private static final String JSON = Format.JSON.type();
    private static final Set<String> LIST = Set.of("asOf", "knownAt", "lang", "category", "region", "feature");

    private static final List<Route> IN_FORMATS = Stream.of(
                    Format.routes(
                            "/v1/policies/{policy}/subprocessors",
                            LIST,
                            List.of(Format.JSON, Format.CSV, Format.HTML),
                            ListEndpoint::answer),
                    Format.routes(
                            "/v1/policies/{policy}/changes",
                            ChangesQuery.PARAMETERS,
                            List.of(Format.JSON, Format.HTML),
                            ChangesEndpoint::answer))
            .flatMap(List::stream)
            .toList();

    private static final List<Route> OF_ENTRIES = List.of(
            api("/v1/policies", Set.of(), PoliciesEndpoint::answer),
            api("/v1/policies/{policy}/versions", Set.of("status", "limit", "cursor"), VersionEndpoints::all),
            api("/v1/policies/{policy}/versions/{date}", Set.of("revision", "knownAt"), VersionEndpoints::one),
            api("/v1/documents/{sha256}", Set.of(), DocumentEndpoint::answer),
            address("/v1/openapi.json", Set.of(), JSON, ResourceEndpoint.of("/register/read/openapi.json", JSON)),
            schema("/v1/policy.schema.json", "/register/policy/policy.schema.json"),
            schema(Addresses.LIST_SCHEMA, "/register/read/list.schema.json"),
            address(
                    Component.LATEST,
                    Set.of(),
                    Component.TYPE,
                    call -> Component.latest(call.lookup().now())),
            address(Component.FIXED, Set.of(), Component.TYPE, call -> Component.fixed(call.sha256())),
            page("/", Set.of("lang"), PageEndpoints::index),
            page(Addresses.VERIFY, Set.of("lang"), VerifyEndpoint::answer),
            page("/{policy}", Set.of("lang"), PageEndpoints::current),
            page("/{policy}/{date}", Set.of("lang", "revision"), PageEndpoints::version));

    private Routes() {}

    /// Those of the read function.
    public static List<Route> read(
            CheckpointLog checkpoints, WitnessLog witnesses, SealCertificates certificates, Site site) {
        var routes = new ArrayList<>(IN_FORMATS);
        routes.add(address(SecurityContact.PATH, Set.of(), SecurityEndpoint.TYPE, new SecurityEndpoint(site)));
        routes.addAll(OF_ENTRIES);
        routes.add(api("/v1/keys", Set.of(), new KeysEndpoint(checkpoints, certificates)::answer));
        var log = new LogEndpoint(checkpoints, witnesses);
        routes.add(log("checkpoint", LogEndpoint.TEXT, log::latest));
        routes.add(log("witnessed", LogEndpoint.TEXT, log::witnessed));
        routes.add(log("trust", LogEndpoint.TEXT, log::trust));
        routes.add(log("checkpoints/{size}", LogEndpoint.TEXT, log::checkpoint));
        routes.add(log("stamps/{size}", LogEndpoint.BYTES, log::stamp));
        routes.add(log("contents/{sequence}", JSON, log::content));
        routes.add(log("proofs/{sequence}", LogEndpoint.TEXT, log::proof));
        routes.add(log("tile/" + Route.REST, LogEndpoint.BYTES, new TileEndpoint(checkpoints)::answer));
        return List.copyOf(routes);
    }

    /// That of the redirect function.
    public static Route snapshot(Route.Endpoint endpoint) {
        return address(SnapshotEndpoint.PATH, Set.of("lang", "revision"), "application/pdf", endpoint);
    }

    /// A route with the values of its path's variables.
    record Match(Route route, Map<String, String> variables) {}

    /// @throws Refusal 404 if there is no such address
    static Match find(List<Route> routes, Request request) {
        List<String> segments = request.segments();
        for (Route route : routes) {
            Optional<Map<String, String>> variables =
                    route.isApi() == request.isApi() ? route.match(segments) : Optional.empty();
            if (variables.isPresent()
                    && !(OWN.contains(segments.getFirst()) && variables.get().containsKey("policy"))) {
                return new Match(route, variables.get());
            }
        }
        throw Refusal.notFound("nothing is served at this address");
    }

    private static Route api(String template, Set<String> parameters, Route.Endpoint endpoint) {
        return new Route(template, parameters, List.of(JSON), true, endpoint);
    }

    private static Route page(String template, Set<String> parameters, Route.Endpoint endpoint) {
        return new Route(template, parameters, List.of(Format.HTML.type()), true, endpoint);
    }

    private static Route schema(String template, String resource) {
        String type = "application/schema+json";
        return address(template, Set.of(), type, ResourceEndpoint.of(resource, type));
    }

    private static Route log(String path, String type, Route.Endpoint endpoint) {
        return address(Addresses.LOG + "{policy}/" + path, Set.of(), type, endpoint);
    }

    /// An address that names its format itself.
    private static Route address(String template, Set<String> parameters, String type, Route.Endpoint endpoint) {
        return new Route(template, parameters, List.of(type), false, endpoint);
    }
}
