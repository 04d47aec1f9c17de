package register.read.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        try {
            if (request.length() > LONGEST) {
                throw Refusal.tooLong(LONGEST);
            } else if (request.body().length() > MOST) {
                throw Refusal.tooMuch(MOST);
            }
            Routes.Match match = Routes.find(routes, request);
            if (!match.route().takes(request.method())) {
                throw Refusal.methodNotAllowed(match.route().methods());
            }
            return withSharing(
                    request.method().equals("OPTIONS") ? preflight(match.route().methods()) : answer(request, match),
                    request);
        } catch (Refusal refusal) {
            return refused(refusal, request, site, policies(refusal, request));
        }
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

    private Answer answer(Request request, Routes.Match match) {
        Route route = match.route();
        String type = route.negotiated()
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
        String kept = answer.headers().get("Cache-Control");
        if (kept != null && site.edge() == null) {
            answer = answer.with("Cache-Control", Freshness.withoutEdge(kept));
        }
        boolean several = route.negotiated() && (route.types().size() > 1 || !route.isApi());
        return several ? vary(answer, "Accept") : answer;
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
