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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.document.Trial;
import register.embedded.EmbeddedPorts;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.EntryBundle;
import register.log.MerkleTree;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedNote;
import register.log.Tile;
import register.log.TrustFile;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.value.Bytes;
import register.value.Sha256;

/// A server that shows the read function's answers, or others on demand.
public final class ShownLog implements AutoCloseable {
    public static final String LOG = "/log/example/";
    static final String POLICY = "/v1/policies/example";
    static final String LIST = POLICY + "/subprocessors.json";

    private final HttpServer http;
    private final ReadHandler handler;
    private final Map<String, Deque<byte[]>> shown = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private volatile @Nullable Predicate<String> compresses;

    /// With a register whose logs have no address in their names.
    public ShownLog(EmbeddedPorts engine) throws IOException {
        this(engine, ServedSite.UNKNOWN.with(new Trial(false, true)), Clock.systemUTC());
    }

    ShownLog(EmbeddedPorts engine, ServedSite site, Clock clock) throws IOException {
        this(new ReadHandler(engine.chain(), engine.checkpoints(), engine.records(), engine.persons(), site, clock));
    }

    ShownLog(ReadHandler handler) throws IOException {
        this.handler = handler;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    public String address() {
        return host() + "/log/example";
    }

    String host() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public String note() {
        return new String(real(LOG + "checkpoint"), UTF_8);
    }

    public String note(long size) {
        return new String(real(LOG + "checkpoints/" + size), UTF_8);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(SignedNote.parse(note()).text());
    }

    public NoteKey key() {
        return TrustFile.parse(new String(real(LOG + "trust"), UTF_8))
                .logs()
                .getFirst()
                .key();
    }

    /// The true leaves.
    List<Bytes> leaves() {
        int size = (int) checkpoint().size();
        return new ArrayList<>(EntryBundle.parse(real(LOG + new Tile(Tile.ENTRIES, 0, size).path()), size));
    }

    /// The paths requested since the last call.
    public synchronized List<String> asked() {
        var all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /// Shows these leaves with their correct hashes.
    void show(List<Bytes> leaves) {
        int width = leaves.size();
        show(LOG + new Tile(Tile.ENTRIES, 0, width).path(), EntryBundle.bytes(leaves));
        show(
                LOG + new Tile(0, 0, width).path(),
                Tile.bytes(leaves.stream()
                        .map(leaf -> MerkleTree.leaf(leaf.toArray()))
                        .toList()));
    }

    /// Shows these leaves under a given checkpoint.
    void show(List<Bytes> leaves, String origin, CheckpointSigner signer) {
        show(leaves);
        RightEdge edge = RightEdge.EMPTY;
        for (Bytes leaf : leaves) {
            edge = edge.plus(MerkleTree.leaf(leaf.toArray()));
        }
        showCheckpoint(signed(new Checkpoint(origin, leaves.size(), edge.root()), signer));
    }

    /// Shows one more entry, of an unknown kind, signed.
    ///
    /// @param contentHash that it commits to; absent if it names none
    public void showUnknownKind(String kind, @Nullable Json contentHash) {
        List<Bytes> leaves = leaves();
        leaves.add(Bytes.of(CanonicalJson.bytes(Json.object()
                .put("policy", "example")
                .put("sequence", leaves.size() + 1L)
                .put("entryKind", kind)
                .put("recordedAt", "2999-01-01T00:00:00Z")
                .put("contentHash", contentHash)
                .build())));
        show(leaves, checkpoint().origin(), LogWorld.SIGNER);
    }

    /// Shows a checkpoint as the newest.
    public void showCheckpoint(String note) {
        show(LOG + "checkpoint", note.getBytes(UTF_8));
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        show(LOG + "checkpoints/" + size, note.getBytes(UTF_8));
    }

    static String signed(Checkpoint checkpoint, CheckpointSigner signer) {
        return SignedNote.sign(checkpoint.text(), new NoteKey(checkpoint.origin(), signer.publicKey()), signer)
                .note();
    }

    static Checkpoint checkpoint(String origin, long size, byte root) {
        return new Checkpoint(origin, size, Sha256.of(new byte[] {root}));
    }

    void show(String path, Json answer) {
        show(path, CanonicalJson.bytes(answer));
    }

    /// Shows one answer after another and then keeps showing the last; an empty one means 404.
    public void show(String path, byte[]... answers) {
        var all = new ArrayDeque<byte[]>();
        for (byte[] answer : answers) {
            all.add(answer.clone());
        }
        shown.put(KeptAddress.of(path), all);
    }

    /// Answers with this status in place of 200.
    void answer(String path, int status) {
        statuses.put(KeptAddress.of(path), status);
    }

    /// Answers compressed, like some proxies.
    ///
    /// @param accepted true if it does so for this `Accept-Encoding`, empty if there is none
    void compress(Predicate<String> accepted) {
        compresses = accepted;
    }

    public void showWhatIsThere() {
        shown.clear();
        statuses.clear();
    }

    static Json.Obj with(Json.Obj object, String name, @Nullable Json value) {
        var members = new TreeMap<>(object.members());
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

    Json.Obj json(String path) {
        return (Json.Obj) JsonText.parse(real(path));
    }

    public byte[] real(String address) {
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
        if (!member(response, "statusCode").equals(Json.of(200))) {
            return new byte[0];
        }
        byte[] body = ((Json.Str) member(response, "body")).value().getBytes(UTF_8);
        return Json.of(true).equals(response.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            byte[] body = body(path);
            int status = statuses.getOrDefault(path, body.length == 0 ? 404 : 200);
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
            Predicate<String> compressing = compresses;
            if (compressing != null && compressing.test(accepted == null ? "" : accepted)) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                body = compressed(body);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] compressed(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    private synchronized byte[] body(String path) {
        asked.add(path);
        Deque<byte[]> told = shown.get(path);
        if (told == null) {
            return real(path);
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
