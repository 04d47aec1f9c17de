package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.Cosignature;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.witness.TestLog;

/// Our witness answers as Debian's `litewitness` does, request by request. Where it does not, the specification has
/// changed since that version, or asks for more.
@Tag("end-to-end")
class LitewitnessTest {
    private static final String OURS = "ours.example/w";
    private static final String THEIRS = "theirs.example/w";

    private final TestLog log = new TestLog("log.example/one");
    private final TestLog second = new TestLog("log.example/two");
    private final TestLog unknown = new TestLog("log.example/unknown");

    @TempDir
    private Path folder;

    /// @param ours the status that we answer
    /// @param theirs the status that they do
    private record Asked(String what, String request, int ours, int theirs) {
        static Asked same(String what, String request, int status) {
            return new Asked(what, request, status, status);
        }
    }

    private List<Asked> requests() {
        String hash = "A".repeat(43) + "=\n";
        return List.of(
                // An earlier draft had 403 for it.
                new Asked("a log that is not followed", unknown.request(0, 5), 404, 403),
                Asked.same("another key", unknown.signs(log.text(5), "old 0\n\n"), 403),
                Asked.same("another text", log.request(0, 5).replace("\n5\n", "\n6\n"), 403),
                Asked.same("no such request", "old 0", 400),
                Asked.same("no old size", log.request(0, 5).replaceFirst("old 0", "new 0"), 400),
                Asked.same("a negative old size", log.request(0, 5).replaceFirst("old 0", "old -1"), 400),
                Asked.same("a proof that is no hash", log.request(0, 5).replaceFirst("\n", "\nAAAA\n"), 400),
                // They take it for their own failure.
                new Asked("no checkpoint", log.signs("log.example/one\n5\nAAAA\n", "old 0\n\n"), 400, 500),
                Asked.same("the first", log.request(0, 5), 200),
                Asked.same("the same again", log.request(5, 5), 200),
                Asked.same("from nothing, though more is known", log.request(0, 7), 409),
                Asked.same("from less than is known", log.request(4, 7), 409),
                Asked.same("from more than is known", log.request(6, 7), 409),
                Asked.same("an old size above the new one", log.request(5, 4), 400),
                Asked.same("a fork", log.fork(5, 7), 422),
                Asked.same("a fork of the same size", log.fork(5, 5), 422),
                Asked.same("a proof too short", log.request(5, 7).replaceFirst("\n[^\n]+\n", "\n"), 422),
                Asked.same("a proof too long", log.request(5, 7).replaceFirst("\n", "\n" + hash), 422),
                Asked.same("what continues", log.request(5, 7), 200),
                Asked.same("an extension line", log.extended(7, 9), 200),
                Asked.same("an unknown signature beside it", log.request(9, 9) + "— other.example/x AAAAAAAA\n", 200),
                // They take 10 KiB.
                new Asked("a long signature", log.request(9, 9) + "— x " + "A".repeat(12_000) + "\n", 200, 500),
                // Asked for since.
                new Asked("a proof from nothing", second.request(0, 5).replaceFirst("\n", "\n" + hash), 422, 200));
    }

    @Test
    void answersAsAnotherImplementationDoes() throws Exception {
        String program = program();
        Path trust = Files.writeString(
                folder.resolve("trust"),
                "log " + log.key().text() + "\nlog " + second.key().text() + "\nquorum none\n");
        Process agent = null;
        try (RunningWitness ours = RunningWitness.ours(folder, OURS, trust.toString())) {
            String socket = folder.resolve("agent").toString();
            agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("agent.log").toFile())
                    .start();
            int port = freePort();
            try (RunningWitness theirs = litewitness(program, socket, port)) {
                compare(ours, theirs, URI.create("http://127.0.0.1:" + port));
            }
        } finally {
            if (agent != null) {
                agent.destroy();
            }
        }
    }

    private void compare(RunningWitness ours, RunningWitness theirs, URI there) throws Exception {
        URI here = URI.create(ours.said("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$"));
        NoteKey ourKey = NoteKey.parse(ours.said("(?m)^(" + OURS + "\\+\\S+)$"), SignatureType.OF_WITNESSES);
        NoteKey theirKey =
                NoteKey.parse(theirs.said("vkey=\"?(" + THEIRS + "\\+[^\\s\"]+)"), SignatureType.OF_WITNESSES);
        var wrong = new ArrayList<String>();
        for (Asked asked : requests()) {
            HttpResponse<String> our = ours.add(here, asked.request());
            HttpResponse<String> their = theirs.add(there, asked.request());
            if (our.statusCode() != asked.ours() || their.statusCode() != asked.theirs()) {
                wrong.add(asked.what() + ": ours " + our.statusCode() + ", theirs " + their.statusCode() + ": "
                        + our.body() + their.body());
            }
            if (our.statusCode() == 409 && their.statusCode() == 409) {
                assertEquals(their.body(), our.body());
                assertEquals(type(their), type(our));
            }
            if (our.statusCode() == 200) {
                assertTrue(isCosigned(checkpoint(asked).text(), our.body(), ourKey), asked.what());
            }
            if (their.statusCode() == 200) {
                // They sign three lines, whatever follows them, as an earlier draft had it.
                String three = checkpoint(asked).text().replaceFirst("^((?:.*\n){3})(?s).*", "$1");
                assertTrue(isCosigned(three, their.body(), theirKey), asked.what());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static SignedNote checkpoint(Asked asked) {
        return SignedNote.parse(asked.request().substring(asked.request().indexOf("\n\n") + 2));
    }

    private static boolean isCosigned(String text, String answer, NoteKey key) {
        return Cosignature.of(new SignedNote(text, SignedNote.lines(answer)), key)
                .isPresent();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("none");
    }

    private RunningWitness litewitness(String program, String socket, int port) throws Exception {
        awaitFile(Path.of(socket));
        String key = folder.resolve("ssh.key").toString();
        run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", key);
        run(Map.of("SSH_AUTH_SOCK", socket), "ssh-add", "-q", key);
        String fingerprint =
                run(Map.of(), "ssh-keygen", "-l", "-f", key + ".pub").split(" ", -1)[1];
        String db = folder.resolve("theirs.db").toString();
        for (TestLog one : List.of(log, second)) {
            String origin = one.key().name();
            run(Map.of(), "witnessctl", "add-log", "-db", db, "-origin", origin);
            run(
                    Map.of(),
                    "witnessctl",
                    "add-key",
                    "-db",
                    db,
                    "-origin",
                    origin,
                    "-key",
                    one.key().text());
        }
        RunningWitness theirs = RunningWitness.start(
                folder,
                Map.of("GODEBUG", "httpmuxgo121=0"),
                List.of(
                        program,
                        "-db",
                        db,
                        "-name",
                        THEIRS,
                        "-key",
                        fingerprint,
                        "-ssh-agent",
                        socket,
                        "-listen",
                        "127.0.0.1:" + port));
        theirs.said("(vkey)");
        for (int i = 0; i < 500 && !listens(port); i++) {
            Thread.sleep(20);
        }
        return theirs;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static void awaitFile(Path file) throws InterruptedException {
        for (int i = 0; i < 500 && Files.notExists(file); i++) {
            Thread.sleep(20);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String run(Map<String, String> environment, String... words) throws Exception {
        Command command = Command.run(environment, words);
        assertEquals(0, command.exit(), command.toString());
        return command.out();
    }

    /// What `infra/test` began to build.
    private static String program() throws Exception {
        String log = System.getenv("REGISTER_LITEWITNESS");
        Assumptions.assumeTrue(
                log != null, "set REGISTER_LITEWITNESS to what infra/litewitness prints; infra/test does");
        Path said = Path.of(String.valueOf(log));
        if (Files.isExecutable(said)) {
            return said.toString();
        }
        // Its last line, once it has ended, is where the program is, or why there is none.
        for (int i = 0; i < 3000 && !Files.readString(said).endsWith("end\n"); i++) {
            Thread.sleep(100);
        }
        List<String> lines = Files.readAllLines(said);
        String last = lines.size() < 2 ? "" : lines.get(lines.size() - 2);
        Assumptions.assumeTrue(last.startsWith("/"), "no litewitness: " + last);
        return last;
    }
}
