package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import register.aws.AwsConnection;
import register.aws.dynamodb.DynamoChain;
import register.aws.dynamodb.Reads;
import register.chain.Entry;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.settings.Variables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table for one entry, on loopback. It answers at once, so that only the function is measured. It stores the last
/// entry and its policy's summary (Amazon DynamoDB API reference, `TransactWriteItems`) and returns the entry for
/// every question about a chain, which is correct only while no other is requested.
final class TableStub implements AutoCloseable {
    private static final String TABLE = "register";
    private static final String TARGET = "DynamoDB_20120810.";
    private static final byte[] NOTHING = CanonicalJson.bytes(Json.object().build());
    /// The partition of the index of policies, and the beginning of a chain's, as named in a question.
    private static final String SUMMARIES = "\"SUMMARIES\"";

    private static final String CHAIN = "\"CHAIN#";

    // The JDK's server reads this property once. Without it each answer waits for the delayed acknowledgement of its
    // headers.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private volatile byte[] queried = queried(List.of());
    private volatile byte[] summarized = queried(List.of());
    private volatile byte[] got = NOTHING;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TableStub(HttpServer server) {
        this.server = server;
    }

    static TableStub start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
        var stub = new TableStub(server);
        server.createContext("/", stub::handle);
        server.start();
        return stub;
    }

    /// A table with this entry, written by the adapter.
    static TableStub holding(Entry entry) throws IOException {
        TableStub stub = start();
        var environment = new HashMap<>(stub.environment());
        environment.putAll(
                Map.of("AWS_REGION", "local", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
        try (DynamoDbClient client = AwsConnection.of(Variables.of(environment)).dynamoDb()) {
            if (!new DynamoChain(client, TABLE, Reads.CONSISTENT).append(entry)) {
                throw new IllegalStateException("the table did not accept the entry");
            }
        }
        return stub;
    }

    /// The variables that connect a function to this table.
    Map<String, String> environment() {
        return Map.of(
                "REGISTER_TABLE",
                TABLE,
                "AWS_ENDPOINT_URL_DYNAMODB",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The operations requested so far, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target == null ? "" : target.replace(TARGET, "");
        asked.add(operation);
        String question = new String(request, UTF_8);
        boolean ofChain = question.contains(CHAIN);
        switch (operation) {
            case "Query" ->
                reply(
                        exchange,
                        200,
                        question.contains(SUMMARIES) ? summarized : ofChain ? queried : queried(List.of()));
            case "GetItem" -> reply(exchange, 200, ofChain ? got : NOTHING);
            case "TransactWriteItems" -> {
                put(request);
                reply(exchange, 200, NOTHING);
            }
            default ->
                reply(
                        exchange,
                        400,
                        CanonicalJson.bytes(Json.object()
                                .put("__type", "com.amazonaws.dynamodb.v20120810#ValidationException")
                                .put("message", "this table does not support " + target)
                                .build()));
        }
    }

    /// An entry and its policy's summary arrive in one transaction, in this order.
    private void put(byte[] request) {
        if (!(JsonText.parse(request) instanceof Json.Obj all)
                || !(all.get("TransactItems") instanceof Json.Arr puts)
                || puts.items().size() < 2) {
            throw new IllegalArgumentException("not an entry: " + new String(request, UTF_8));
        }
        Json.Obj entry = item(puts.items().getFirst());
        queried = queried(List.of(entry));
        summarized = queried(List.of(item(puts.items().get(1))));
        got = CanonicalJson.bytes(Json.object().put("Item", entry).build());
    }

    private static Json.Obj item(Json written) {
        if (written instanceof Json.Obj one
                && one.get("Put") instanceof Json.Obj put
                && put.get("Item") instanceof Json.Obj item) {
            return item;
        }
        throw new IllegalArgumentException("not a put: " + written);
    }

    private static byte[] queried(List<Json.Obj> items) {
        return CanonicalJson.bytes(Json.object()
                .put("Count", items.size())
                .put("Items", Json.array(items))
                .put("ScannedCount", items.size())
                .build());
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "0-1-2");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
