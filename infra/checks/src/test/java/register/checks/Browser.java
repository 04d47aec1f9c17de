package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.Waiting;

/// A page in headless Chromium, controlled by its DevTools protocol (1.3). All pages of this process share one
/// Chromium, which ends with it, because starting it takes longer than most tests.
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern PAGE = Pattern.compile("\"webSocketDebuggerUrl\": ?\"(ws://[^\"]+/page/([^\"]+))\"");
    private static final Pattern REQUEST =
            Pattern.compile("\"request\":\\{.*?\"url\":\"([^\"]*)\".*?\"method\":\"([A-Z]+)\"");
    private static final Pattern COMPLAINT =
            Pattern.compile("\\{\"method\":\"(Log\\.entryAdded|Runtime\\.(consoleAPICalled|exceptionThrown))\"");

    private static @Nullable Program running;

    private final Program program;
    private final String target;
    private final WebSocket socket;
    private final Replies replies;
    private final AtomicLong calls = new AtomicLong();

    /// A request that a page made.
    ///
    /// @param withBody true if it sent more than its address and headers
    record Request(String method, String url, boolean withBody) {}

    private Browser(Program program, String target, WebSocket socket, Replies replies) {
        this.program = program;
        this.target = target;
        this.socket = socket;
        this.replies = replies;
    }

    /// The program, if installed.
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// A new page.
    static Browser start(Path program) throws IOException, InterruptedException {
        Program chromium = running(program);
        Matcher page = PAGE.matcher(chromium.asked("PUT", "/json/new?about:blank"));
        assertTrue(page.find(), "no new page");
        var replies = new Replies();
        WebSocket socket = chromium.client
                .newWebSocketBuilder()
                .buildAsync(URI.create(page.group(1)), replies)
                .orTimeout(Waiting.HANG_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        var browser = new Browser(chromium, page.group(2), socket, replies);
        // Another page may have been opened after it.
        browser.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", Json.of(true)));
        return browser;
    }

    private static synchronized Program running(Path program) throws IOException, InterruptedException {
        Program now = running;
        if (now == null || !now.process.isAlive()) {
            // A short name, because it contains a socket, whose path is limited to 107 bytes.
            now = launched(program, Files.createTempDirectory("browser"));
            running = now;
        }
        return now;
    }

    /// @param folder for everything that it writes
    private static Program launched(Path program, Path folder) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Path profile = folder.resolve("profile");
        var builder = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // Root cannot run it with a sandbox; here it shows only this register.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-component-update",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile());
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ended(process, folder)));
        return new Program(
                process, HttpClient.newHttpClient(), port(process, profile.resolve("DevToolsActivePort"), errors));
    }

    private static String port(Process process, Path active, Path errors) throws InterruptedException {
        return Waiting.found(
                "a port of the browser",
                () -> {
                    assertTrue(process.isAlive(), () -> "the browser ended: " + read(errors));
                    List<String> lines = Files.exists(active) ? Files.readAllLines(active) : List.of();
                    return lines.size() < 2 ? null : lines.getFirst();
                },
                () -> read(errors));
    }

    /// Ends it and all that it started (the program may be a wrapper script), then removes what they wrote.
    private static void ended(Process process, Path folder) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        new Removal(folder).run();
    }

    /// The running program.
    ///
    /// @param port where it is asked for pages
    private record Program(Process process, HttpClient client, String port) {
        String asked(String method, String path) throws IOException, InterruptedException {
            URI address = URI.create("http://127.0.0.1:" + port + path);
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /// Opens an address and starts recording requests.
    void open(URI address) {
        call("Network.enable", Map.of());
        call("Log.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Page.navigate", Map.of("url", Json.of(address.toString())));
    }

    /// Chooses files in the page's only file input, as a person would.
    void choose(Path... files) {
        Json.Obj document = (Json.Obj) member(call("DOM.getDocument", Map.of()), "root");
        Json.Obj input = call(
                "DOM.querySelector",
                Map.of("nodeId", member(document, "nodeId"), "selector", Json.of("input[type=file]")));
        List<Json> paths = Stream.of(files)
                .<Json>map(file -> Json.of(file.toAbsolutePath().toString()))
                .toList();
        call("DOM.setFileInputFiles", Map.of("nodeId", member(input, "nodeId"), "files", Json.array(paths)));
    }

    /// The value of an expression in the page, as text.
    String text(String expression) {
        Json.Obj result = (Json.Obj) member(evaluated("String(" + expression + ")"), "result");
        return result.get("value") instanceof Json.Str text ? text.value() : result.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until an expression is true in the page. It may fail until the page has loaded.
    void until(String expression) throws InterruptedException {
        Waiting.until(
                expression, () -> holds(expression), () -> text(expression) + ": " + text("document.body.innerText"));
    }

    private boolean holds(String expression) {
        Json.Obj answer = answer(
                "Runtime.evaluate",
                Map.of(
                        "expression",
                        Json.of("String((() => { try { return " + expression
                                + "; } catch (e) { return e.message; } })())")));
        // No result if the page left meanwhile.
        return answer.object("result").object("result").text("value").equals("true");
    }

    /// Runs a script in the page, whatever the page's policy.
    void run(String script) {
        var _ = evaluated(script);
    }

    private Json.Obj evaluated(String script) {
        Json.Obj result = call("Runtime.evaluate", Map.of("expression", Json.of(script)));
        if (result.get("exceptionDetails") != null) {
            throw new AssertionError(result.toString());
        }
        return result;
    }

    /// A window of this width in CSS pixels, at this device pixel ratio: 640 at 2 is 1280 at 200 %.
    void window(int width, int scale) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", Json.of(width),
                        "height", Json.of(900),
                        "deviceScaleFactor", Json.of(scale),
                        "mobile", Json.of(false)));
    }

    /// The reader's system preference: `light` or `dark`.
    void scheme(String scheme) {
        Json.Obj feature = Json.object()
                .put("name", "prefers-color-scheme")
                .put("value", scheme)
                .build();
        call("Emulation.setEmulatedMedia", Map.of("features", Json.array(List.of(feature))));
    }

    /// Presses a key (UI Events, `key` and `code`).
    ///
    /// @param text that it types; empty if it types nothing
    void press(String key, String text, int code) {
        Json.Builder down = Json.object()
                .put("type", text.isEmpty() ? "rawKeyDown" : "keyDown")
                .put("key", key)
                .put("windowsVirtualKeyCode", code);
        call(
                "Input.dispatchKeyEvent",
                (text.isEmpty() ? down : down.put("text", text)).build().members());
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", Json.of("keyUp"), "key", Json.of(key), "windowsVirtualKeyCode", Json.of(code)));
    }

    /// The whole page as a picture.
    void picture(Path png) throws IOException {
        Json.Obj picture = call(
                "Page.captureScreenshot", Map.of("format", Json.of("png"), "captureBeyondViewport", Json.of(true)));
        Files.write(png, Base64.getDecoder().decode(((Json.Str) member(picture, "data")).value()));
    }

    /// The page's requests so far.
    List<Request> requests() {
        return List.copyOf(replies.requests);
    }

    /// The console so far: messages, warnings, uncaught exceptions, and policy violations.
    List<String> complaints() {
        return List.copyOf(replies.complaints);
    }

    /// Opens an address and waits until it has loaded completely.
    void opened(URI address) throws InterruptedException {
        text("window.former = true");
        open(address);
        until("window.former === undefined && document.readyState === 'complete'");
    }

    /// Presses a key of this name and code, as a person would.
    void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            Json.of(type),
                            "key",
                            Json.of(key),
                            "code",
                            Json.of(key),
                            "windowsVirtualKeyCode",
                            Json.of(code),
                            "text",
                            Json.of(type.equals("keyDown") && key.equals("Enter") ? "\r" : "")));
        }
    }

    /// Calls the protocol.
    Json.Obj call(String method, Map<String, ? extends Json> parameters) {
        Json.Obj answer = answer(method, parameters);
        if (answer.get("result") instanceof Json.Obj result) {
            return result;
        }
        throw new AssertionError(method + ": " + answer);
    }

    private Json.Obj answer(String method, Map<String, ? extends Json> parameters) {
        long id = calls.incrementAndGet();
        var reply = new CompletableFuture<Json.Obj>();
        replies.waiting.put(id, reply);
        var given = Json.object();
        parameters.forEach(given::put);
        byte[] message = CanonicalJson.bytes(Json.object()
                .put("id", id)
                .put("method", method)
                .put("params", given.build())
                .build());
        socket.sendText(new String(message, UTF_8), true).join();
        try {
            return reply.get(Waiting.HANG_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method + ": no answer", e);
        }
    }

    private static Json member(Json.Obj object, String name) {
        Json member = object.get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in " + object);
        }
        return member;
    }

    @Override
    public void close() {
        socket.abort();
        try {
            program.asked("GET", "/json/close/" + target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers by number, and the page's requests from the events.
    private static final class Replies implements WebSocket.Listener {
        private final Map<Long, CompletableFuture<Json.Obj>> waiting = new ConcurrentHashMap<>();
        private final List<Request> requests = new CopyOnWriteArrayList<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final List<CharSequence> parts = new ArrayList<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.add(data);
            if (last) {
                String message = String.join("", parts);
                parts.clear();
                received(message);
            }
            socket.request(1);
            return null;
        }

        private void received(String message) {
            if (message.startsWith("{\"id\":")
                    && JsonText.parse(message.getBytes(UTF_8)) instanceof Json.Obj answer
                    && answer.get("id") instanceof Json.Num id) {
                CompletableFuture<Json.Obj> reply = waiting.remove(id.value());
                if (reply != null) {
                    reply.complete(answer);
                }
            } else if (message.startsWith("{\"method\":\"Network.requestWillBeSent\"")) {
                Matcher request = REQUEST.matcher(message);
                if (!request.find()) {
                    throw new AssertionError("a request in an unknown form: " + message);
                }
                requests.add(new Request(request.group(2), request.group(1), message.contains("\"hasPostData\":true")));
            } else if (COMPLAINT.matcher(message).lookingAt()) {
                complaints.add(message);
            }
        }
    }
}
