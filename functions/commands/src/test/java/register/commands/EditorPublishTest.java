package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;

/// The version published is the one that a person saw and accepted in the editor.
class EditorPublishTest extends CommandTest {
    /// First called after the person's consent, when the file has been found to be as shown; then another program
    /// replaces it.
    private static final class Replacing implements InstantSource {
        private final Path file;
        private final String text;
        private final AtomicBoolean due = new AtomicBoolean();

        Replacing(Path file, String text) {
            this.file = file;
            this.text = text;
        }

        void yesIsSaid() {
            due.set(true);
        }

        @Override
        public Instant instant() {
            if (due.getAndSet(false)) {
                try {
                    Files.writeString(file, text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return CLOCK.instant();
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aFileThatIsReplacedAfterTheYesIsNotPublished() throws Exception {
        String shown = Files.readString(Path.of(policy));
        Path file = Files.writeString(folder.resolve("edited.yaml"), shown);
        String theirs = Files.readString(Path.of(other));
        var clock = new Replacing(file, theirs);
        try (EditorHere editor = EditorHere.start(environment, clock.withZone(ZoneOffset.UTC), file.toString())) {
            String question = client.send(
                            HttpRequest.newBuilder(editor.address().resolve("draft-file"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            clock.yesIsSaid();
            String answer = published(editor.address(), Jsoup.parse(question));
            assertEquals(theirs, Files.readString(file), "it was replaced meanwhile");
            assertTrue(answer.contains("accepted"), answer);
        }
        Ran again = run("publish", "--trial", "--yes", policy);
        assertTrue(again.exit() == Exit.DONE && again.out().startsWith("unchanged"), again.out() + again.err());
    }

    private String published(URI address, Document question) throws IOException, InterruptedException {
        String body = "do=publish&mark=" + question.select("[name=mark]").val() + "&ticket="
                + question.select("[name=ticket]").val();
        return client.send(
                        HttpRequest.newBuilder(address.resolve("draft-file"))
                                .header("Origin", "http://127.0.0.1:" + address.getPort())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
