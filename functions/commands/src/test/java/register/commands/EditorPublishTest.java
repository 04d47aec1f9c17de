package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.value.Sha256;

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

    @Test
    void aFileThatIsReplacedAfterTheYesIsNotPublished() throws Exception {
        String shown = Files.readString(Path.of(policy));
        Path file = Files.writeString(folder.resolve("edited.yaml"), shown);
        String theirs = Files.readString(Path.of(other));
        var clock = new Replacing(file, theirs);
        try (EditorHere editor = EditorHere.start(environment, clock.withZone(ZoneOffset.UTC), file.toString())) {
            clock.yesIsSaid();
            String answer =
                    published(editor.address(), Sha256.of(shown.getBytes(UTF_8)).hex());
            assertEquals(theirs, Files.readString(file), "it was replaced meanwhile");
            assertTrue(answer.contains("accepted"), answer);
        }
        Ran again = run("publish", "--trial", "--yes", policy);
        assertTrue(again.exit() == Exit.DONE && again.out().startsWith("unchanged"), again.out() + again.err());
    }

    private static String published(URI address, String mark) throws IOException, InterruptedException {
        String body = "do=publish&file-mark=" + mark;
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("publish"))
                                .header("Origin", "http://127.0.0.1:" + address.getPort())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
