package register.read.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.chain.Chain;
import register.json.CanonicalJson;
import register.person.PersonFields;
import register.read.http.Accept;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Parameters;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.http.SecurityHeaders;
import register.read.lookup.Lookup;
import register.read.lookup.ReadCache;
import register.read.page.IndexPage;
import register.read.page.MessagePage;
import register.record.Records;
import register.value.Language;

/// Dispatches a request to its route, or refuses it if there is none.
public final class Dispatcher {
    private static final int LONGEST = 8192;
    /// The maximum length of a posted body, in characters.
    private static final int MOST = 65_536;
    private static final String SNAPSHOT = "/snapshot.pdf";
    private static final String PROBLEM = "application/problem+json";

    private final List<Route> routes;
    private final Chain chain;
    private final @Nullable Records records;
    private final @Nullable PersonFields persons;
    private final ServedSite site;
    private final Clock clock;
    private final ReadCache memory = new ReadCache();

    /// @param records null if neither a document nor a page is answered
    /// @param persons null if no answer names any
    public Dispatcher(
            List<Route> routes,
            Chain chain,
            @Nullable Records records,
            @Nullable PersonFields persons,
            ServedSite site,
            Clock clock) {
        this.routes = routes;
        this.chain = chain;
        this.records = records;
        this.persons = persons;
        this.site = site;
        this.clock = clock;
    }

    public Answer answer(Request request) {
        Request queried = request.queried();
        try {
            if (request.length() > LONGEST) {
                throw Refusal.tooLong(LONGEST);
            } else if (request.body().length() > MOST) {
                throw Refusal.tooMuch(MOST);
            }
            return withSharing(routed(request, queried), queried);
        } catch (Refusal refusal) {
            return refused(refusal, queried, site, policies(refusal, queried));
        }
    }

    private Answer routed(Request request, Request queried) {
        boolean kept = !queried.path().equals(request.path());
        Routes.Match match = kept && queried.path().endsWith(SNAPSHOT) && isWithoutSnapshots()
                ? new Routes.Match(Routes.snapshot(this::toSnapshot), Map.of())
                : Routes.find(routes, queried);
        if (!match.route().takes(request.method())) {
            throw Refusal.methodNotAllowed(match.route().methods());
        }
        return request.method().equals("OPTIONS")
                ? preflight(match.route().methods())
                : answer(queried, match, kept && request.query().isEmpty());
    }

    /// True if another function answers the addresses of PDFs.
    private boolean isWithoutSnapshots() {
        return routes.stream().noneMatch(route -> route.template().endsWith(SNAPSHOT));
    }

    private Answer toSnapshot(RoutedRequest call) {
        return Answer.empty(307)
                .with("Location", call.request().path() + "?" + call.request().query())
                .with("Cache-Control", Freshness.at(clock.instant(), List.of()));
    }

    private String cached(String cacheControl) {
        return site.edge() == null ? Freshness.withoutEdge(cacheControl) : cacheControl;
    }

    /// The answer to a refused request: a page if the client prefers one, otherwise problem details.
    public static Answer refused(Refusal refusal, Request request, ServedSite site) {
        return refused(refusal, request, site, null);
    }

    private static Answer refused(
            Refusal refusal, Request request, ServedSite site, IndexPage.@Nullable View policies) {
        Answer answer = wantsPage(request)
                ? PageEndpoints.html(
                        message(refusal, PageEndpoints.readersLanguage(request), policies, site.trial()),
                        Freshness.NEVER)
                : Answer.ok(PROBLEM, CanonicalJson.text(refusal.json(site.url())), Freshness.NEVER);
        answer = answer.withStatus(refusal.status()).with("Vary", request.isApi() ? null : "Accept, Accept-Language");
        for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return withSharing(answer, request);
    }

    private static boolean wantsPage(Request request) {
        Accept accept = Accept.of(request);
        return !request.isApi() && accept.weight("text/html") > accept.weight(PROBLEM);
    }

    /// The list of policies, for readers whose address matches none; null for anything else.
    private IndexPage.@Nullable View policies(Refusal refusal, Request request) {
        boolean lost = refusal.type() == ProblemType.NO_SUCH_POLICY || refusal.type() == ProblemType.NO_SUCH_ADDRESS;
        return lost
                        && wantsPage(request)
                        && routes.stream().anyMatch(route -> route.types().contains("text/html"))
                ? IndexEndpoint.instead(lookup(), PageEndpoints.readersLanguage(request), request)
                : null;
    }

    private static String message(
            Refusal refusal, Language language, IndexPage.@Nullable View policies, boolean trial) {
        Refusal.Instead instead = refusal.instead();
        return MessagePage.render(new MessagePage.View(
                language,
                refusal.status(),
                refusal.detail(),
                instead == null ? null : instead.address(),
                instead == null ? null : instead.date(),
                policies,
                trial));
    }

    private Lookup lookup() {
        return new Lookup(chain, records, persons, memory, clock.instant());
    }

    /// @param kept true if the address alone determines the answer
    private Answer answer(Request request, Routes.Match match, boolean kept) {
        Route route = match.route();
        boolean several = !kept && route.negotiated() && (route.types().size() > 1 || !route.isApi());
        String type = !kept && route.negotiated()
                ? Accept.of(request).best(route.types())
                : route.types().getFirst();
        if (type == null) {
            throw Refusal.notAcceptable(String.join(", ", route.types()));
        }
        var call = new RoutedRequest(
                request,
                match.variables(),
                Parameters.parse(request.query(), route.parameters(), !route.isApi()),
                type,
                lookup(),
                site);
        Answer answer = route.endpoint().answer(call);
        String cacheControl = answer.headers().get("Cache-Control");
        if (cacheControl != null) {
            answer = answer.with("Cache-Control", cached(cacheControl));
        }
        if (answer.status() == 200 && !answer.headers().containsKey("Content-Location")) {
            answer = answer.with("Content-Location", location(request, route, type));
        }
        return several ? vary(answer, "Accept") : answer;
    }

    /// The kept address of the same answer; null if there is none.
    private static @Nullable String location(Request request, Route route, String type) {
        String path = request.path()
                + (route.types().size() > 1 && route.isApi() ? Format.of(type).extension() : "");
        String address = KeptAddress.of(request.query().isEmpty() ? path : path + "?" + request.query());
        return address.equals(request.path()) || address.indexOf('?') >= 0 ? null : address;
    }

    private static Answer vary(Answer answer, String name) {
        String already = answer.headers().get("Vary");
        return answer.with("Vary", already == null ? name : name + ", " + already);
    }

    private static Answer preflight(String methods) {
        return Answer.empty(204)
                .with("Allow", methods)
                .with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Allow-Headers", "If-None-Match, Accept, Content-Type")
                .with("Access-Control-Max-Age", "86400");
    }

    /// Any website may read the API (Fetch standard, CORS): it is public, and requests carry no credentials.
    private static Answer withSharing(Answer answer, Request request) {
        Answer safe = answer.with(SecurityHeaders.of(request.isApi()));
        return request.isApi() ? safe.with(SecurityHeaders.ANY_WEBSITE) : safe;
    }
}
