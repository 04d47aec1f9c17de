package register.vendors;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.vendors.Service.Kind;

/// What a name that no line of `services.tsv` states shows by its form: a host below a vendor's website that programs
/// call, a variable that holds a vendor's key, a client library called by the vendor's name.
final class LikelyService {
    /// A part of a host that programs call. People read `www`, `docs` and `status`.
    private static final Pattern CALLED = Pattern.compile(
            "(?:[a-z0-9]+-)*(?:api|ingest|intake|sdk)s?\\d*(?:-[a-z0-9]+)*"
                    + "|api\\d*v?\\d*|accounts|auth|challenges|collect|collector|events?|gateway|graph|hooks?|in|input|js|login|logs"
                    + "|metrics|mqtt|oauth2?|otlp|push|realtime|relay|rest|smtp|track|tracking|up|upload|uploads|webhooks?|widgets?|ws|wss");

    /// What stands behind a vendor's name in a variable that only the vendor's account fills.
    private static final String ACCOUNT =
            "API_KEY|API_KEY_ID|APIKEY|API_TOKEN|API_SECRET|ACCOUNT_SID|APP_ID|APP_KEY|APP_PRIVATE_KEY|APP_SECRET|BOT_TOKEN"
                    + "|CLIENT_ID|CLIENT_SECRET|DSN|LICENSE_KEY|OAUTH_TOKEN|PUBLISHABLE_KEY|SERVER_TOKEN|SIGNING_SECRET|SITE_KEY"
                    + "|WEBHOOK_KEY|WEBHOOK_SECRET|WEBHOOK_URL|WRITE_KEY";
    private static final String KEY =
            "ACCESS_KEY|ACCESS_KEY_ID|ACCESS_TOKEN|AUTH_TOKEN|KEY|PRIVATE_KEY|PUBLIC_KEY|SECRET"
                    + "|SECRET_ACCESS_KEY|SECRET_KEY|TOKEN|CREDENTIALS";
    private static final Pattern OF_ACCOUNT = Pattern.compile("(\\w+?)_(?:" + ACCOUNT + ")");
    private static final Pattern OF_KEY = Pattern.compile("(\\w+?)_(?:" + ACCOUNT + "|" + KEY + ")");

    /// What may stand between a vendor's name that is a common word and `API_KEY`.
    private static final Set<String> OF_ACCESS = Set.of("app", "auth", "bot", "oauth", "webhook");

    private static final int MOST_WORDS = 8;
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    /// The scope of clients for many vendors' models.
    private static final String AI_SDK = "@ai-sdk/";

    private static final Pattern SIGNS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern MAJOR = Pattern.compile("v\\d+");

    /// What libraries for signing in with an account of a vendor, and clients, add to the vendor's name.
    private static final Set<String> OF_SIGN_IN = Set.of("omniauth", "passport");
    private static final Set<String> ADDED_TO_SIGN_IN = Set.of("ad", "id", "oauth", "oauth2", "oidc", "openidconnect");
    private static final Set<String> OF_CLIENTS = Set.of("sdk", "api", "client");
    private static final Set<String> ADDED = Set.of(
            ("agent analytics android app browser com core database db dev dotnet elixir ex flutter github go golang gradle http io ios "
                            + "java javascript jp js kotlin laravel lib messenger net nextjs node nodejs npm official org "
                            + "php plugin py python rails rb react native rn ruby rust rs server serverless spring sql "
                            + "swift symfony tracing ts typescript v vue web")
                    .split(" "));

    private final Map<String, Vendor> bySite = new HashMap<>();
    private final Map<String, Vendor> byName = new HashMap<>();
    private final Set<String> common;
    private final Set<String> runByOneself;

    private LikelyService(List<Vendor> vendors, Set<String> commonWords, List<String> runByOneself) {
        this.common = commonWords.stream().map(NameKey::letters).collect(Collectors.toUnmodifiableSet());
        this.runByOneself = Set.copyOf(runByOneself);
        for (Vendor vendor : vendors) {
            vendor.site().ifPresent(site -> bySite.put(site.value().substring("https://".length()), vendor));
            Stream.concat(Stream.of(vendor.brand()), vendor.aliases().stream().map(Stated::value))
                    .map(NameKey::letters)
                    .filter(name -> name.length() > 1)
                    .forEach(name -> byName.put(name, vendor));
        }
    }

    static LikelyService shipped() {
        return new LikelyService(VendorFiles.vendors(), VendorFiles.commonWords(), VendorFiles.runByOneself());
    }

    /// The vendor of a host that programs call.
    Optional<Service> ofHost(String host) {
        String[] parts = host.toLowerCase(Locale.ROOT).split("\\.", -1);
        for (int from = 1; from < parts.length - 1; from++) {
            Vendor vendor = bySite.get(String.join(".", Arrays.asList(parts).subList(from, parts.length)));
            if (vendor != null) {
                return Stream.of(parts)
                                .limit(from)
                                .anyMatch(part -> CALLED.matcher(part).matches())
                        ? vendor.site().map(site -> new Service(vendor, Kind.HOST, host, site.source()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The vendor of a variable or a package.
    Optional<Service> of(Kind kind, String name) {
        Vendor vendor = kind == Kind.VARIABLE ? ofVariable(name) : ofPackage(name);
        return Optional.ofNullable(vendor)
                .map(found ->
                        new Service(found, kind, name, found.facts().getFirst().source()));
    }

    private @Nullable Vendor ofVariable(String name) {
        String snake = HUMP.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
        Matcher key = OF_KEY.matcher(snake);
        if (!key.matches()) {
            return null;
        }
        boolean ofAccount = snake.equals(name) && OF_ACCOUNT.matcher(snake).matches();
        String[] words = key.group(1).toLowerCase(Locale.ROOT).split("_", -1);
        for (int from = 0; from < Math.min(words.length, MOST_WORDS); from++) {
            for (int to = Math.min(words.length, from + MOST_WORDS); to > from; to--) {
                String named = String.join("", Arrays.asList(words).subList(from, to));
                Vendor vendor = byName.get(named);
                boolean alone = from == 0 && Stream.of(words).skip(to).allMatch(OF_ACCESS::contains);
                if (vendor != null
                        && (alone || !common.contains(named))
                        && (ofAccount || !(common.contains(named) || isRunByOneself(vendor, named)))) {
                    return vendor;
                }
            }
        }
        return null;
    }

    /// `GRAFANA_CLOUD_TOKEN` is a key of what the vendor runs.
    private boolean isRunByOneself(Vendor vendor, String named) {
        return runByOneself.contains(vendor.brand()) && !named.endsWith("cloud");
    }

    private @Nullable Vendor ofPackage(String name) {
        List<String> words = Stream.of(SIGNS.split(name.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty() && !MAJOR.matcher(word).matches())
                .toList();
        boolean signIn = words.stream().anyMatch(OF_SIGN_IN::contains);
        boolean client = signIn || words.stream().anyMatch(OF_CLIENTS::contains);
        String named = words.stream()
                .filter(word -> !(ADDED.contains(word) || OF_CLIENTS.contains(word) || OF_SIGN_IN.contains(word)))
                .filter(word -> !(signIn && ADDED_TO_SIGN_IN.contains(word)))
                .filter(word -> !(name.startsWith(AI_SDK) && word.equals("ai")))
                .distinct()
                .collect(Collectors.joining());
        Vendor vendor = byName.get(named);
        return vendor == null || (!signIn && isRunByOneself(vendor, named)) || (common.contains(named) && !client)
                ? null
                : vendor;
    }
}
