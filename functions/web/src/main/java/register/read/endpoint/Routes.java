package register.read.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import register.document.SealCertificates;
import register.page.LanguageControl;
import register.page.Look;
import register.page.SiteAddresses;
import register.read.discovery.Pointer;
import register.read.discovery.SiteFiles;
import register.read.embed.Component;
import register.read.feed.Feeds;
import register.read.http.Answer;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.proof.WitnessedLog;
import register.record.Records;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;

/// All addresses that the functions serve to readers.
public final class Routes {
    private static final String CONTENTS = "contents/{sequence}";
    private static final String PROOF = "/{policy}/{date}/proof";

    private static final Set<String> LANGUAGES = Set.of("lang", LanguageControl.UI);

    private static final String JSON = Format.JSON.type();
    private static final String SCHEMA = "application/schema+json";
    private static final String JSON_LD = "application/ld+json";
    private static final Set<String> LIST = Set.of("asOf", "knownAt", "lang", "category", "region", "feature");

    private static final Set<String> ARRANGED = Set.of("q", "where", "region", "feature", "sort", "group");

    private static final Set<String> OF_VERSION = Set.of("revision", "lang");

    private static final Set<String> FEED = Set.of("lang", LanguageControl.UI, "upTo");

    /// The media types of `register.brand.Asset.Type`, which lists need not load.
    private static final List<String> ASSETS = List.of("image/svg+xml", "image/png", "image/x-icon", "font/woff2");

    private static final List<Format> LISTS = List.of(Format.JSON, Format.CSV, Format.HTML);

    private static final List<Route> IN_FORMATS = Stream.of(
                    Format.routes("/v1/policies/{policy}/subprocessors", LIST, LISTS, SimpleEndpoint.LIST),
                    Format.routes(
                            "/v1/policies/{policy}/changes",
                            ChangesQuery.PARAMETERS,
                            List.of(Format.JSON, Format.HTML),
                            SimpleEndpoint.CHANGES),
                    Format.routes(
                            "/v1/policies/{policy}/versions/{date}/subprocessors",
                            OF_VERSION,
                            LISTS,
                            SimpleEndpoint.VERSION_LIST),
                    Format.routes(
                            "/v1/policies/{policy}/versions/{date}/changes",
                            OF_VERSION,
                            List.of(Format.JSON, Format.HTML),
                            SimpleEndpoint.VERSION_CHANGES),
                    Format.routes(
                            "/v1/policies/{policy}/versions/{date}/correction",
                            OF_VERSION,
                            List.of(Format.JSON, Format.HTML),
                            SimpleEndpoint.CORRECTION))
            .flatMap(List::stream)
            .toList();

    private static final List<Route> OF_ENTRIES = List.of(
            api(SiteAddresses.POLICIES, Set.of("limit", "after"), SimpleEndpoint.POLICIES),
            address(
                    "/v1/policies/{policy}/subprocessors.fragment.html",
                    LIST,
                    Format.HTML.type(),
                    SimpleEndpoint.LIST_FRAGMENT),
            address("/v1/policies/{policy}/subprocessors.cdx.json", LIST, Format.CYCLONEDX.type(), SimpleEndpoint.LIST),
            address(
                    "/v1/policies/{policy}/versions/{date}/subprocessors.cdx.json",
                    OF_VERSION,
                    Format.CYCLONEDX.type(),
                    SimpleEndpoint.VERSION_LIST),
            address("/v1/policies/{policy}/feed.atom", FEED, "application/atom+xml", SimpleEndpoint.FEED),
            address("/v1/policies/{policy}/feed.json", FEED, "application/feed+json", SimpleEndpoint.FEED),
            address("/v1/policies/{policy}/dates.ics", LANGUAGES, "text/calendar", SimpleEndpoint.FEED),
            api("/v1/policies/{policy}/versions", Set.of("status", "limit", "cursor", "year"), SimpleEndpoint.VERSIONS),
            api("/v1/policies/{policy}/versions/{date}", Set.of("revision", "knownAt"), SimpleEndpoint.VERSION),
            api("/v1/documents/{sha256}", Set.of(), SimpleEndpoint.DOCUMENT),
            address(SecurityContact.PATH, Set.of(), ResourceEndpoint.TEXT, SimpleEndpoint.SECURITY),
            address(SiteAddresses.ROBOTS, Set.of(), ResourceEndpoint.TEXT, SimpleEndpoint.ROBOTS),
            address(SiteAddresses.SITEMAP, Set.of(), "application/xml", SimpleEndpoint.SITEMAP),
            address(SiteAddresses.LLMS, Set.of(), ResourceEndpoint.TEXT, SimpleEndpoint.LLMS),
            address(SiteAddresses.DOCS, Set.of(), Format.HTML.type(), SimpleEndpoint.DOCS),
            address(SiteAddresses.DOCS + "/{part}", Set.of(), Format.HTML.type(), SimpleEndpoint.DOCS_PART),
            address(SiteAddresses.OPENAPI, Set.of(), JSON, SimpleEndpoint.OPENAPI),
            address("/v1/policy.schema.json", Set.of(), SCHEMA, SimpleEndpoint.POLICY_SCHEMA),
            address(SiteAddresses.LIST_SCHEMA, Set.of(), SCHEMA, SimpleEndpoint.LIST_SCHEMA),
            address(SiteAddresses.LIST_CONTEXT, Set.of(), JSON_LD, SimpleEndpoint.LIST_CONTEXT),
            address(Component.LATEST, Set.of(), Component.TYPE, SimpleEndpoint.COMPONENT),
            address(Component.FIXED, Set.of(), Component.TYPE, SimpleEndpoint.FIXED_COMPONENT),
            new Route(Look.ASSETS + "{asset}", Set.of(), ASSETS, false, SimpleEndpoint.BRAND),
            address(Look.ICON, Set.of(), "image/x-icon", SimpleEndpoint.ICON),
            page("/", Set.of("after", "q"), SimpleEndpoint.INDEX),
            page(SiteAddresses.VERIFY, Set.of(), SimpleEndpoint.VERIFY),
            page("/{policy}", ARRANGED, SimpleEndpoint.POLICY_PAGE),
            page("/{policy}/versions", Set.of("year"), SimpleEndpoint.VERSIONS_PAGE),
            page("/{policy}/{date}", with(ARRANGED, "revision"), SimpleEndpoint.VERSION_PAGE));

    /// First segments of the register's own addresses, besides those of the API and the logs: no policy has such a
    /// name.
    private static final Set<String> OWN = ownSegments();

    private Routes() {}

    private static Set<String> ownSegments() {
        var own = new HashSet<String>();
        for (Route route : OF_ENTRIES) {
            String first = route.template().substring(1).split("/", -1)[0];
            if (!route.isApi() && !first.isEmpty() && !first.startsWith("{")) {
                own.add(first);
            }
        }
        return Set.copyOf(own);
    }

    /// The routes of the read function.
    public static List<Route> read(CheckpointLog checkpoints, Records records) {
        List<Route> routes = ofEntries();
        var logs = new LogRoute(checkpoints, records, "");
        routes.add(api(SiteAddresses.KEYS, Set.of("policy", "limit", "after"), logs.at(SiteAddresses.KEYS)));
        routes.add(address(SiteAddresses.POINTER, Set.of("after"), JSON, logs.at(SiteAddresses.POINTER)));
        for (String path : List.of("checkpoint", "witnessed", "trust", "checkpoints/{size}", "proofs/{sequence}")) {
            routes.add(log(path, LogEndpoint.TEXT, logs.at(path)));
        }
        for (String path : List.of("stamps/{size}", "tile/" + Route.REST)) {
            routes.add(log(path, LogEndpoint.BYTES, logs.at(path)));
        }
        routes.add(log(CONTENTS, JSON, logs.at(CONTENTS)));
        routes.add(page(PROOF, Set.of("revision"), logs.at(PROOF)));
        return List.copyOf(routes);
    }

    /// The routes that need no log.
    public static List<Route> ofEntries() {
        var routes = new ArrayList<>(IN_FORMATS);
        routes.addAll(OF_ENTRIES);
        return routes;
    }

    /// The route of the redirect function.
    public static Route snapshot(Route.Endpoint endpoint) {
        return address(SnapshotEndpoint.PATH, Set.of("lang", "revision"), "application/pdf", endpoint);
    }

    /// A route with the values of its path variables.
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
        throw Refusal.noSuchAddress();
    }

    private static Route api(String template, Set<String> parameters, Route.Endpoint endpoint) {
        return new Route(template, parameters, List.of(JSON), true, endpoint);
    }

    private static Set<String> with(Set<String> parameters, String another) {
        var all = new HashSet<>(parameters);
        all.add(another);
        return all;
    }

    /// @param parameters besides the languages, which every page takes
    private static Route page(String template, Set<String> parameters, Route.Endpoint endpoint) {
        var all = new HashSet<>(parameters);
        all.addAll(LANGUAGES);
        return new Route(template, all, List.of(Format.HTML.type()), true, endpoint);
    }

    private static Route log(String path, String type, Route.Endpoint endpoint) {
        return address(SiteAddresses.LOG + "{policy}/" + path, Set.of(), type, endpoint);
    }

    /// An address that determines its format.
    private static Route address(String template, Set<String> parameters, String type, Route.Endpoint endpoint) {
        return new Route(template, parameters, List.of(type), false, endpoint);
    }

    /// Endpoints that need nothing but the call. In one class: each method reference would be a class of its
    /// own, at each cold start.
    private enum SimpleEndpoint implements Route.Endpoint {
        LIST,
        LIST_FRAGMENT,
        FEED,
        CHANGES,
        VERSION_LIST,
        VERSION_CHANGES,
        CORRECTION,
        POLICIES,
        VERSIONS,
        VERSION,
        DOCUMENT,
        SECURITY,
        ROBOTS,
        SITEMAP,
        LLMS,
        DOCS,
        DOCS_PART,
        OPENAPI,
        POLICY_SCHEMA,
        LIST_SCHEMA,
        LIST_CONTEXT,
        COMPONENT,
        FIXED_COMPONENT,
        BRAND,
        ICON,
        INDEX,
        VERIFY,
        POLICY_PAGE,
        VERSIONS_PAGE,
        VERSION_PAGE;

        @Override
        public Answer answer(RoutedRequest call) {
            return switch (this) {
                case LIST -> ListEndpoint.answer(call);
                case LIST_FRAGMENT -> ListEndpoint.fragment(call);
                case FEED ->
                    Feeds.answer(
                            call.policy(),
                            call.type(),
                            call.parameters(),
                            call.lookup(),
                            call.site().trial(),
                            call.site()::absolute);
                case CHANGES -> ChangesEndpoint.answer(call);
                case VERSION_LIST -> ListEndpoint.ofVersion(call);
                case VERSION_CHANGES -> ChangesEndpoint.ofVersion(call);
                case CORRECTION -> ChangesEndpoint.ofCorrection(call);
                case POLICIES -> PoliciesEndpoint.answer(call);
                case VERSIONS -> VersionEndpoints.all(call);
                case VERSION -> VersionEndpoints.one(call);
                case DOCUMENT -> DocumentEndpoint.answer(call);
                case SECURITY -> ResourceEndpoint.security(call);
                case ROBOTS -> new SiteFiles(call.lookup(), call.site().url()).robots();
                case SITEMAP -> new SiteFiles(call.lookup(), call.site().url()).sitemap();
                case LLMS -> new SiteFiles(call.lookup(), call.site().url()).llms();
                case DOCS -> ResourceEndpoint.docs(call, "");
                case DOCS_PART -> ResourceEndpoint.docs(call, call.variable("part"));
                case OPENAPI -> ResourceEndpoint.of(call, "/register/read/openapi.json", JSON);
                case POLICY_SCHEMA -> ResourceEndpoint.of(call, "/register/policy/policy.schema.json", SCHEMA);
                case LIST_SCHEMA -> ResourceEndpoint.of(call, "/register/read/list.schema.json", SCHEMA);
                case LIST_CONTEXT -> ResourceEndpoint.of(call, "/register/read/list.context.jsonld", JSON_LD);
                case COMPONENT -> Component.latest(call.lookup().now());
                case FIXED_COMPONENT -> Component.fixed(call.sha256());
                case BRAND -> ResourceEndpoint.brand(call);
                case ICON -> ResourceEndpoint.icon(call);
                case INDEX -> IndexEndpoint.answer(call);
                case VERIFY -> VerifyEndpoint.answer(call);
                case POLICY_PAGE -> PageEndpoints.current(call);
                case VERSIONS_PAGE -> PageEndpoints.versions(call);
                case VERSION_PAGE -> PageEndpoints.version(call);
            };
        }
    }

    /// Endpoints that need the log, by the part of the path after the policy, or by the page's address. They are
    /// created on demand, so that a cold start for a list loads none of them.
    private record LogRoute(CheckpointLog checkpoints, Records records, String path) implements Route.Endpoint {
        LogRoute at(String path) {
            return new LogRoute(checkpoints, records, path);
        }

        @Override
        public Answer answer(RoutedRequest call) {
            return switch (path) {
                case SiteAddresses.KEYS -> new KeysEndpoint(checkpoints, new SealCertificates(records)).answer(call);
                case SiteAddresses.POINTER ->
                    new Pointer(
                                    checkpoints,
                                    call.lookup(),
                                    call.site().url(),
                                    call.site().forms())
                            .answer(call.parameters().policy("after"));
                case "checkpoint" -> log().latest(call);
                case "witnessed" -> log().witnessed(call);
                case "trust" -> log().trust(call);
                case "checkpoints/{size}" -> log().checkpoint(call);
                case "stamps/{size}" -> log().stamp(call);
                case CONTENTS -> log().content(call);
                case "proofs/{sequence}" -> log().proof(call);
                case "tile/" + Route.REST -> new TileEndpoint(checkpoints).answer(call);
                case PROOF -> VerifyEndpoint.proof(call, witnessed(), new SealCertificates(records));
                default -> throw new IllegalStateException("no address of a log: " + path);
            };
        }

        private LogEndpoint log() {
            return new LogEndpoint(witnessed());
        }

        private WitnessedLog witnessed() {
            return new WitnessedLog(checkpoints, new WitnessLog(records));
        }
    }
}
