package register.aws.template;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One cache of CloudFront, as `template.yaml` configures it (CloudFront Developer Guide, "Cache behavior settings",
/// "Manage how long content stays in the cache", "Control how long CloudFront caches errors"). It is the cache of a
/// region: the places near readers ask it, and it alone asks an origin.
final class SimulatedEdge {
    /// The default for errors, whatever their `Cache-Control` says.
    private static final Duration ERRORS = Duration.ofSeconds(10);

    private static final Pattern DIRECTIVE = Pattern.compile("([a-z-]+)(?:=([0-9]+))?");

    /// @param headers by lower-case name, as the edge's function left them
    /// @param origins the origin group that it made, in order; none if it made none
    record Asked(String method, String path, String query, Map<String, String> headers, List<String> origins) {
        Asked(String method, String path, String query, Map<String, String> headers) {
            this(method, path, query, headers, List.of());
        }
    }

    /// @param headers by lower-case name
    record Answered(int status, Map<String, String> headers, String body) {}

    interface Origin {
        /// @throws IOException if it does not answer
        Answered answer(Asked asked) throws IOException;
    }

    /// The statuses for which the edge's function asks another origin; `EdgeFilesTest` holds them to it.
    static final List<Integer> FAILED = List.of(403, 404, 500, 502, 503, 504);

    private record Kept(Answered answer, Instant at, Duration fresh, Duration ifError) {}

    private final Map<?, ?> distribution;
    private final Map<String, Map<?, ?>> policies;
    private final Map<String, Origin> origins;
    private final Map<String, Kept> kept = new HashMap<>();
    private final IdentityHashMap<Asked, String> keys = new IdentityHashMap<>();

    /// @param origins by their IDs in the distribution
    SimulatedEdge(Template template, Map<String, Origin> origins) {
        this.policies = template.resources("AWS::CloudFront::CachePolicy");
        this.distribution = Template.map(
                template.resource("AWS::CloudFront::Distribution", "Edge").get("DistributionConfig"));
        this.origins = Map.copyOf(origins);
    }

    /// The ID of the origin that has an address.
    String origin(String path) {
        return String.valueOf(behaviour(path).get("TargetOriginId"));
    }

    /// The time for which an answer is kept.
    Duration kept(String path, Answered answer) {
        if (answer.status() >= 400) {
            return ERRORS;
        }
        Map<String, Long> said = directives(answer);
        Map<?, ?> policy = policy(path);
        long seconds = Stream.of("no-store", "no-cache", "private").anyMatch(said::containsKey)
                ? 0
                : said.getOrDefault("s-maxage", said.getOrDefault("max-age", number(policy, "DefaultTTL")));
        return Duration.ofSeconds(Math.clamp(seconds, number(policy, "MinTTL"), number(policy, "MaxTTL")));
    }

    /// The answer, kept or new. If the origin fails, an old one.
    Answered get(Asked asked, Instant now) throws IOException {
        String key = keys.computeIfAbsent(asked, this::key);
        Kept before = kept.get(key);
        if (before != null && now.isBefore(before.at().plus(before.fresh()))) {
            return before.answer();
        }
        Answered answer;
        try {
            answer = asked.origins().isEmpty() ? answer(origin(asked.path()), asked) : firstOf(asked.origins(), asked);
        } catch (IOException e) {
            if (before != null && isUsable(before, now)) {
                return before.answer();
            }
            throw e;
        }
        if (answer.status() >= 500 && before != null && isUsable(before, now)) {
            return before.answer();
        }
        if (asked.method().equals("GET")) {
            Duration fresh = kept(asked.path(), answer);
            long ifError = directives(answer).getOrDefault("stale-if-error", 0L);
            kept.put(key, new Kept(answer, now, fresh, Duration.ofSeconds(ifError)));
        }
        return answer;
    }

    private Answered answer(String origin, Asked asked) throws IOException {
        return Objects.requireNonNull(origins.get(origin)).answer(asked);
    }

    /// Asks the second if the first fails (CloudFront Developer Guide, "Optimize high availability with CloudFront
    /// origin failover").
    private Answered firstOf(List<String> group, Asked asked) throws IOException {
        try {
            Answered first = answer(group.getFirst(), asked);
            if (!FAILED.contains(first.status())) {
                return first;
            }
        } catch (IOException _) {
            // It does not answer.
        }
        return answer(group.getLast(), asked);
    }

    /// What `CreateInvalidation` of all paths does.
    void forget() {
        kept.clear();
    }

    /// The cache key.
    String key(Asked asked) {
        Map<?, ?> parts = Template.map(policy(asked.path()).get("ParametersInCacheKeyAndForwardedToOrigin"));
        String headers = Template.items(Template.map(parts.get("HeadersConfig")).get("Headers"))
                .map(name -> asked.headers().getOrDefault(String.valueOf(name).toLowerCase(Locale.ROOT), ""))
                .collect(Collectors.joining("\n"));
        Map<?, ?> queries = Template.map(parts.get("QueryStringsConfig"));
        List<?> names = Template.items(queries.get("QueryStrings")).toList();
        String query = "all".equals(queries.get("QueryStringBehavior"))
                ? asked.query()
                : Stream.of(asked.query().split("&", -1))
                        .filter(pair -> names.contains(pair.split("=", 2)[0]))
                        .collect(Collectors.joining("&"));
        boolean gzip = "true".equals(parts.get("EnableAcceptEncodingGzip"))
                && asked.headers().getOrDefault("accept-encoding", "").contains("gzip");
        return String.join("\n", asked.method(), asked.path(), query, headers, gzip ? "gzip" : "");
    }

    /// The one whose pattern matches first.
    private Map<?, ?> behaviour(String path) {
        for (Object each : Template.items(distribution.get("CacheBehaviors")).toList()) {
            Map<?, ?> behaviour = Template.map(each);
            if (Statement.like(String.valueOf(behaviour.get("PathPattern")), path)) {
                return behaviour;
            }
        }
        return Template.map(distribution.get("DefaultCacheBehavior"));
    }

    private Map<?, ?> policy(String path) {
        Object name = Template.map(behaviour(path).get("CachePolicyId")).get("Ref");
        return Template.map(Objects.requireNonNull(policies.get(name)).get("CachePolicyConfig"));
    }

    private static boolean isUsable(Kept before, Instant now) {
        return now.isBefore(before.at().plus(before.fresh()).plus(before.ifError()));
    }

    private static long number(Map<?, ?> policy, String name) {
        return Long.parseLong(String.valueOf(policy.get(name)));
    }

    private static Map<String, Long> directives(Answered answer) {
        @Nullable String header = answer.headers().get("cache-control");
        var said = new TreeMap<String, Long>();
        Matcher directive = DIRECTIVE.matcher(header == null ? "" : header);
        while (directive.find()) {
            String seconds = directive.group(2);
            said.put(directive.group(1), seconds == null ? 0 : Long.parseLong(seconds));
        }
        return said;
    }
}
