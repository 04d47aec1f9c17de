package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A browser without a script at a desk that runs in this process.
final class DeskClient implements AutoCloseable {
    private final EditorHere desk;
    private final URI address;
    private final String origin;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newHttpClient();

    private DeskClient(EditorHere desk, URI address, String origin, Map<String, String> headers) {
        this.desk = desk;
        this.address = address;
        this.origin = origin;
        this.headers = headers;
    }

    /// @param words after `desk`
    static DeskClient start(DeskRegister register, String... words) throws IOException {
        return start(register.environment(), words);
    }

    /// @param environment of the desk
    static DeskClient start(Map<String, String> environment, String... words) throws IOException {
        EditorHere desk = EditorHere.desk(environment, DeskRegister.CLOCK, words);
        return new DeskClient(
                desk, desk.address(), "http://127.0.0.1:" + desk.address().getPort(), Map.of());
    }

    /// A browser whose requests come through a proxy.
    ///
    /// @param headers that the proxy adds
    static DeskClient behind(EditorHere desk, Map<String, String> headers) {
        String port = DeskRegister.found("forwards to 127[.]0[.]0[.]1:([0-9]+)", desk.err());
        String origin = desk.address().toString().replaceFirst("/$", "");
        return new DeskClient(desk, URI.create("http://127.0.0.1:" + port + "/"), origin, headers);
    }

    URI address() {
        return address;
    }

    String origin() {
        return origin;
    }

    private HttpRequest.Builder asked(URI at) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(at);
        headers.forEach(asked::header);
        return asked;
    }

    boolean ended() throws InterruptedException {
        return desk.ended();
    }

    /// @param origin null to send none
    int status(URI address, @Nullable String origin) throws IOException, InterruptedException {
        HttpRequest.Builder asked = asked(address);
        if (origin != null) {
            asked.header("Origin", origin);
        }
        return client.send(asked.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(asked(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() == 303) {
            return after(path, answer);
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Jsoup.parse(answer.body(), address().toString());
    }

    HttpResponse<String> post(String path, String origin, String body) throws IOException, InterruptedException {
        return client.send(
                asked(address().resolve(path))
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Fills in a form of a page and presses its button, as a person would, and follows to the page afterwards.
    Document press(String path, String button, Map<String, String> typed) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, origin(), form(fields(page(path), button, typed)));
        return after(path, answer);
    }

    /// The same with a file.
    Document press(String path, String button, Map<String, String> typed, String name, byte[] file)
            throws IOException, InterruptedException {
        return after(path, upload(path, fields(page(path), button, typed), name, file));
    }

    /// Posts these fields and a file.
    HttpResponse<String> upload(String path, Map<String, String> fields, String name, byte[] file)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(UTF_8));
        }
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        HttpRequest asked = asked(address().resolve(path))
                .header("Origin", origin())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return client.send(asked, HttpResponse.BodyHandlers.ofString());
    }

    /// Posts these fields, and follows to the page afterwards.
    Document send(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return after(path, post(path, origin(), form(fields)));
    }

    private Document after(String path, HttpResponse<String> answer) throws IOException, InterruptedException {
        return answer.statusCode() == 303
                ? page(answer.headers().firstValue("Location").orElse(path))
                : Jsoup.parse(answer.body(), address().toString());
    }

    /// The fields of the form with this button: as the page has them, and as typed.
    Map<String, String> fields(Document page, String button, Map<String, String> typed) {
        Element pressed = page.selectFirst("button[name=do][value=" + button + "]");
        if (pressed == null) {
            throw new AssertionError("no button " + button + ": " + page.html());
        }
        var fields = new LinkedHashMap<String, String>();
        Element form = Objects.requireNonNull(pressed.closest("form"));
        for (Element input : form.select("input:not([type=file]):not([type=checkbox]), textarea, select")) {
            fields.put(
                    input.attr("name"),
                    input.normalName().equals("select")
                            ? Objects.requireNonNullElseGet(
                                            input.selectFirst("option[selected]"), () -> input.expectFirst("option"))
                                    .attr("value")
                            : input.val());
        }
        for (String name : typed.keySet()) {
            if (form.select("[name=" + name + "]").isEmpty()) {
                throw new AssertionError("no field " + name + ": " + form.html());
            }
        }
        fields.putAll(typed);
        fields.put("do", button);
        return fields;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        desk.close();
    }
}
