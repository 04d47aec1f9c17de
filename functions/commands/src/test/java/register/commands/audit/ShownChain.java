package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import register.embedded.EmbeddedPorts;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.log.SignedNote;
import register.read.ReadHandler;
import register.read.endpoint.Site;

/// A server that shows what the read function answers, or what it is told to show instead.
public final class ShownChain implements AutoCloseable {
    static final String POLICY = "/v1/policies/example";

    private final HttpServer http;
    private final ReadHandler handler;
    private final Map<String, byte[]> shown = new HashMap<>();

    public ShownChain(EmbeddedPorts engine) throws IOException {
        this.handler = new ReadHandler(
                engine.chain(),
                engine.issuedDocuments(),
                engine.checkpoints(),
                engine.witnesses(),
                engine.sealCertificates(),
                engine.persons(),
                Site.UNKNOWN,
                Clock.systemUTC());
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    public String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + POLICY;
    }

    /// What is really there: entries as the API has them.
    List<Json.Obj> entries() {
        var entries = new ArrayList<Json.Obj>();
        ((Json.Arr) member(page(), "entries")).items().forEach(item -> entries.add((Json.Obj) item));
        return entries;
    }

    Json.Obj page() {
        return (Json.Obj) JsonText.parse(real(POLICY + "/chain"));
    }

    public String note() {
        return ((Json.Str) member(page(), "checkpoint")).value();
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(SignedNote.parse(note()).text());
    }

    public NoteKey key() {
        Json keys = member((Json.Obj) JsonText.parse(real("/v1/keys")), "keys");
        Json.Obj first = (Json.Obj) ((Json.Arr) keys).items().getFirst();
        return NoteKey.parse(((Json.Str) member(first, "verifierKey")).value());
    }

    /// Shows these entries from now on.
    void show(List<? extends Json> entries) {
        show(POLICY + "/chain", with(page(), "entries", Json.array(entries)));
    }

    void show(String path, Json answer) {
        show(path, CanonicalJson.bytes(answer));
    }

    public void show(String path, byte[] answer) {
        shown.put(path, answer.clone());
    }

    void showWhatIsThere() {
        shown.clear();
    }

    static Json.Obj with(Json.Obj object, String name, @Nullable Json value) {
        var members = new java.util.TreeMap<>(object.members());
        members.remove(name);
        if (value != null) {
            members.put(name, value);
        }
        return new Json.Obj(members);
    }

    static Json member(Json.Obj object, String name) {
        Json value = object.get(name);
        if (value == null) {
            throw new AssertionError("no " + name);
        }
        return value;
    }

    byte[] real(String address) {
        int question = address.indexOf('?');
        byte[] event = CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("rawPath", question < 0 ? address : address.substring(0, question))
                .put("rawQueryString", question < 0 ? "" : address.substring(question + 1))
                .put("headers", Json.object().build())
                .put(
                        "requestContext",
                        Json.object()
                                .put("http", Json.object().put("method", "GET").build())
                                .build())
                .build());
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Json.Obj response = (Json.Obj) JsonText.parse(out.toByteArray());
        return member(response, "statusCode").equals(Json.of(200))
                ? ((Json.Str) member(response, "body")).value().getBytes(UTF_8)
                : new byte[0];
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] told = shown.get(exchange.getRequestURI().toString());
            byte[] body = told == null ? real(exchange.getRequestURI().toString()) : told;
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
