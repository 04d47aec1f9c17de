package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Stands before the stand-ins of some variables, on the loopback, and disturbs the calls to them as planned. The
/// clients are the functions' own.
public final class Faulty implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private static final String USUAL = "3";
    private static final Duration AHEAD = Duration.ofHours(5);
    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static {
        OF_THE_CONNECTION.addAll(
                Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "date"));
    }

    private final Map<Service, Loopback> services = new EnumMap<>(Service.class);
    private final Map<String, String> variables = new HashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable FaultPlan plan;
    private volatile String attempts = USUAL;
    private final Map<String, FaultPlan.Call> heard = Collections.synchronizedMap(new LinkedHashMap<>());

    /// @param behind the variables with the stand-ins' addresses
    public Faulty(Map<String, String> behind) {
        for (Service service : Service.values()) {
            String address = behind.getOrDefault(service.variable(), behind.get("AWS_ENDPOINT_URL"));
            if (address != null) {
                var loopback = new Loopback(exchange -> answer(service, URI.create(address), exchange));
                services.put(service, loopback);
                variables.put(service.variable(), loopback.address());
            }
        }
    }

    /// The variables with the addresses here. A call is made once, unless the SDK can mend its clock by the answer.
    public Map<String, String> variables() {
        var all = new HashMap<>(variables);
        all.put("AWS_MAX_ATTEMPTS", attempts);
        return all;
    }

    /// The calls of some work, each once however often it was tried.
    public List<FaultPlan.Call> heard(Callable<?> work) throws Exception {
        heard.clear();
        var _ = work.call();
        var numbers = new HashMap<String, Integer>();
        return List.copyOf(heard.values()).stream()
                .map(call -> new FaultPlan.Call(
                        call.service(), call.call(), numbers.merge(call.service() + call.call(), 1, Integer::sum)))
                .toList();
    }

    /// Does some work, which may be disturbed.
    public void during(FaultPlan disturbing, int attemptsEach, Callable<?> work) throws Exception {
        disturbing.begin();
        attempts = Integer.toString(attemptsEach);
        plan = disturbing;
        try {
            var _ = work.call();
        } finally {
            plan = null;
            attempts = USUAL;
        }
    }

    private void answer(Service service, URI stand, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        FaultPlan planned = plan;
        String call = service.call(exchange, body);
        String invocation =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("amz-sdk-invocation-id"), call);
        heard.putIfAbsent(invocation, new FaultPlan.Call(service, call, 1));
        Fault fault = planned == null
                ? null
                : planned.fault(service, call, invocation).orElse(null);
        if (fault == null) {
            pass(exchange, forwarded(stand, exchange, body), 1);
            return;
        }
        switch (fault) {
            case CUT_OFF -> {}
            case LOST -> forwarded(stand, exchange, body);
            case SLOW -> {
                forwarded(stand, exchange, body);
                hold();
            }
            case HALF -> pass(exchange, forwarded(stand, exchange, body), 2);
            case PAGE -> send(exchange, 200, "text/html", "<html><body>Welcome</body></html>".getBytes(UTF_8));
            case OTHER ->
                send(
                        exchange,
                        200,
                        service == Service.S3 ? "application/xml" : "application/json",
                        (service == Service.S3 ? "<Other/>" : "{\"other\":true}").getBytes(UTF_8));
            case EMPTY -> send(exchange, 200, "application/json", new byte[0]);
            case CLOCK -> {
                if (isSignedNow(exchange)) {
                    pass(exchange, forwarded(stand, exchange, body), 1);
                } else {
                    refuse(exchange, service.refusal(fault));
                }
            }
            default -> refuse(exchange, service.refusal(fault));
        }
    }

    /// By this service's clock, which is ahead.
    private static boolean isSignedNow(HttpExchange exchange) {
        String signed = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        Instant at = SIGNED.parse(signed, Instant::from);
        return Duration.between(at, Instant.now().plus(AHEAD)).abs().compareTo(Duration.ofMinutes(15)) < 0;
    }

    /// Until the client has given up, or the test is over.
    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<byte[]> forwarded(URI stand, HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(stand.getScheme() + "://" + stand.getAuthority() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// @param share 1 for the whole answer, 2 for the first half of its body
    private static void pass(HttpExchange exchange, HttpResponse<byte[]> response, int share) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        if (share > 1 && body.length < share) {
            return;
        }
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, body.length / share);
        exchange.getResponseBody().flush();
    }

    private static void refuse(HttpExchange exchange, Service.Refusal refusal) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
        exchange.getResponseHeaders().set("x-amzn-RequestId", "0-1-2");
        exchange.getResponseHeaders()
                .set(
                        ServiceClock.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().plus(AHEAD).atZone(ZoneOffset.UTC)));
        send(exchange, refusal.status(), "application/json", refusal.body().getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        end.countDown();
        services.values().forEach(Loopback::close);
    }
}
