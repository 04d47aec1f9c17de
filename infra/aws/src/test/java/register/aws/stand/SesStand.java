package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import register.json.Json;
import register.json.JsonText;

/// Keeps the requests of SES v2 `SendEmail` (`POST /v2/email/outbound-emails`), and answers `GetAccount` (`GET
/// /v2/email/account`). moto 5.1.1 drops attachments and headers.
public final class SesStand implements AutoCloseable {
    private final Loopback loopback = new Loopback(this::answer);
    private final List<Json.Obj> requests = new CopyOnWriteArrayList<>();
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Behaviour> first = new ConcurrentLinkedQueue<>();
    private volatile Behaviour behaviour = new Answers(200, "{\"MessageId\":\"0100-1\"}", "");

    private volatile String account = "{}";

    /// The handling of a request after it was read.
    public sealed interface Behaviour {}

    /// @param error the name of an error; empty if there is none
    public record Answers(int status, String body, String error) implements Behaviour {}

    /// The connection is closed without an answer.
    public record HangsUp() implements Behaviour {}

    /// The variables for a function that uses no other stand-in.
    public Map<String, String> variables() {
        return loopback.variables("SESV2");
    }

    /// The variable for its address only, to combine with another stand-in's.
    public Map<String, String> endpoint() {
        return loopback.endpoint("SESV2");
    }

    /// The clients' addresses of the connections used.
    public Set<SocketAddress> connections() {
        return Set.copyOf(connections);
    }

    /// All requests read, in order, whatever the answer was.
    public List<Json.Obj> requests() {
        return List.copyOf(requests);
    }

    /// Forgets the requests read so far.
    public void forget() {
        requests.clear();
    }

    /// The limits in `GetAccount` from now on, for an account that sends.
    ///
    /// @param perDay -1 for no limit
    public void grant(double perSecond, double perDay, double lastDay, boolean production) {
        account = """
                {"DedicatedIpAutoWarmupEnabled": false, "EnforcementStatus": "HEALTHY", "SendingEnabled": true,
                 "ProductionAccessEnabled": %s,
                 "SendQuota": {"Max24HourSend": %s, "MaxSendRate": %s, "SentLast24Hours": %s}}""".formatted(production, perDay, perSecond, lastDay);
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /// The next behaviours, one each, before it returns to normal.
    public void behaveOnce(List<Behaviour> next) {
        first.addAll(next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/v2/email/account")) {
            Loopback.send(exchange, 200, account.getBytes(UTF_8));
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails")) {
            Loopback.send(exchange, 404, "{}".getBytes(UTF_8));
            return;
        }
        connections.add(exchange.getRemoteAddress());
        requests.add((Json.Obj) JsonText.parse(body));
        Behaviour due = first.poll();
        if ((due == null ? behaviour : due) instanceof Answers answers) {
            if (!answers.error().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", answers.error());
            }
            Loopback.send(exchange, answers.status(), answers.body().getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        loopback.close();
    }
}
