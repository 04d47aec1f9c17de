package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.json.JsonText;

/// The comment by `infra/git/comment` on a pull request; a server stands in for GitHub.
class GitCommentTest {
    @TempDir
    private Path work;

    private PolicyRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = PolicyRepository.begin(work);
    }

    /// A pull request has one comment by the workflow, even if others write its marker.
    @Test
    void theCommentIsWrittenOnceAndThenWrittenAnew() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        var kept = new CopyOnWriteArrayList<String>();
        HttpServer github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/", exchange -> answer(exchange, asked, kept));
        github.start();
        try {
            for (String text : List.of("first \"@a\"", "second")) {
                Files.writeString(work.resolve("comment.md"), text);
                Command commented = repository.script(
                        Map.of(
                                "GITHUB_API_URL",
                                        "http://127.0.0.1:"
                                                + github.getAddress().getPort(),
                                "GITHUB_REPOSITORY", "acme/policies",
                                "GITHUB_TOKEN", "the-token",
                                "PULL_REQUEST", "7"),
                        "comment",
                        work.resolve("comment.md").toString());
                assertEquals("https://github.example/c\n", commented.out(), commented::toString);
            }
        } finally {
            github.stop(0);
        }
        String of = "/repos/acme/policies/issues/";
        assertEquals(
                List.of(
                        "GET " + of + "7/comments?per_page=100&page=1",
                        "POST " + of + "7/comments",
                        "GET " + of + "7/comments?per_page=100&page=1",
                        "PATCH " + of + "comments/12"),
                asked);
        assertTrue(body(kept.getFirst()).endsWith("-->\nfirst \"@a\""), kept.toString());
        assertTrue(body(kept.getLast()).endsWith("-->\nsecond"), kept.toString());
    }

    private static void answer(HttpExchange exchange, List<String> asked, List<String> kept) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                    + ("Bearer the-token".equals(token) ? "" : " without the token"));
            String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String answer = "{\"html_url\":\"https://github.example/c\"}";
            if (!exchange.getRequestMethod().equals("GET")) {
                kept.add(sent);
            } else if (kept.isEmpty()) {
                answer = "[]";
            } else {
                answer = "[" + comment(11, "somebody", kept.getFirst()) + ","
                        + comment(12, "github-actions[bot]", kept.getFirst()) + "]";
            }
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String comment(int number, String login, String sent) {
        return "{\"id\":" + number + ",\"user\":{\"login\":\"" + login + "\"}," + sent.substring(1);
    }

    private static String body(String sent) {
        return JsonText.parse(sent.getBytes(UTF_8)) instanceof Json.Obj json
                        && json.get("body") instanceof Json.Str(String body)
                ? body
                : sent;
    }
}
