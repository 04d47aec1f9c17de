package register.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// A browser without a script at a desk that runs in this process.
final class DeskClient implements AutoCloseable {
    private final EditorHere desk;
    private final HttpClient client = HttpClient.newHttpClient();

    private DeskClient(EditorHere desk) {
        this.desk = desk;
    }

    /// @param words after `desk`
    static DeskClient start(DeskRegister register, String... words) throws IOException {
        return new DeskClient(EditorHere.desk(register.environment(), DeskRegister.CLOCK, words));
    }

    URI address() {
        return desk.address();
    }

    String origin() {
        return "http://127.0.0.1:" + address().getPort();
    }

    boolean ended() throws InterruptedException {
        return desk.ended();
    }

    /// @param origin null to send none
    int status(URI address, @Nullable String origin) throws IOException, InterruptedException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(address);
        if (origin != null) {
            asked.header("Origin", origin);
        }
        return client.send(asked.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Jsoup.parse(answer.body(), address().toString());
    }

    HttpResponse<String> post(String path, String origin, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        desk.close();
    }
}
