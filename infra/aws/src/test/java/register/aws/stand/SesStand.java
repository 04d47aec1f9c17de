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

/// Keeps what `SendEmail` of SES v2 is given (`POST /v2/email/outbound-emails`). moto 5.1.1 leaves out attachments and
/// headers.
public final class SesStand implements AutoCloseable {
    private final Loopback loopback = new Loopback(this::answer);
    private final List<Json.Obj> requests = new CopyOnWriteArrayList<>();
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Behaviour> first = new ConcurrentLinkedQueue<>();
    private volatile Behaviour behaviour = new Answers(200, "{\"MessageId\":\"0100-1\"}", "");

    /// What happens to a request once it was read.
    public sealed interface Behaviour {}

    /// @param error the name of an error; empty where there is none
    public record Answers(int status, String body, String error) implements Behaviour {}

    /// The connection ends without a word.
    public record HangsUp() implements Behaviour {}

    /// With which a function that knows nothing else reaches it.
    public Map<String, String> variables() {
        return loopback.variables("SESV2");
    }

    /// The variable that leads to it alone, beside those of another stand.
    public Map<String, String> endpoint() {
        return loopback.endpoint("SESV2");
    }

    /// The clients' ends of the connections that requests came by.
    public Set<SocketAddress> connections() {
        return Set.copyOf(connections);
    }

    /// All that were read, in order, whatever was answered.
    public List<Json.Obj> requests() {
        return List.copyOf(requests);
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /// One after another, before what it does otherwise.
    public void behaveOnce(List<Behaviour> next) {
        first.addAll(next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
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
