package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import register.log.NoteKey;
import register.log.SignatureType;
import register.testing.Waiting;

/// Debian's `litewitness` as a process, with the agent that holds its key.
final class Litewitness implements AutoCloseable {
    private final RunningWitness witness;
    private final Process agent;
    private final URI address;
    private final NoteKey key;

    private Litewitness(RunningWitness witness, Process agent, URI address, NoteKey key) {
        this.witness = witness;
        this.agent = agent;
        this.address = address;
        this.key = key;
    }

    /// Skips the test if the program is missing, with the reason.
    ///
    /// @param logs that it follows
    static Litewitness start(Path folder, String name, List<NoteKey> logs) throws Exception {
        String program = program();
        String socket = folder.resolve("agent").toString();
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try {
            int port = freePort();
            RunningWitness witness = litewitness(folder, program, name, logs, socket, port);
            NoteKey key = NoteKey.parse(witness.said("vkey=\"?(" + name + "\\+[^\\s\"]+)"), SignatureType.OF_WITNESSES);
            return new Litewitness(witness, agent, URI.create("http://127.0.0.1:" + port), key);
        } catch (Exception | AssertionError e) {
            agent.destroy();
            throw e;
        }
    }

    URI address() {
        return address;
    }

    NoteKey key() {
        return key;
    }

    HttpResponse<String> add(String request) throws IOException, InterruptedException {
        return witness.add(address, request);
    }

    @Override
    public void close() {
        witness.close();
        agent.destroy();
    }

    private static RunningWitness litewitness(
            Path folder, String program, String name, List<NoteKey> logs, String socket, int port) throws Exception {
        awaitFile(Path.of(socket));
        String key = folder.resolve("ssh.key").toString();
        run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", key);
        run(Map.of("SSH_AUTH_SOCK", socket), "ssh-add", "-q", key);
        String fingerprint =
                run(Map.of(), "ssh-keygen", "-l", "-f", key + ".pub").split(" ", -1)[1];
        String db = folder.resolve("litewitness.db").toString();
        for (NoteKey one : logs) {
            String origin = one.name();
            run(Map.of(), "witnessctl", "add-log", "-db", db, "-origin", origin);
            run(Map.of(), "witnessctl", "add-key", "-db", db, "-origin", origin, "-key", one.text());
        }
        RunningWitness theirs = RunningWitness.start(
                folder,
                Map.of("GODEBUG", "httpmuxgo121=0"),
                List.of(
                        program,
                        "-db",
                        db,
                        "-name",
                        name,
                        "-key",
                        fingerprint,
                        "-ssh-agent",
                        socket,
                        "-listen",
                        "127.0.0.1:" + port));
        theirs.said("(vkey)");
        Waiting.until("listening", () -> listens(port), theirs::errors);
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
        Waiting.until("there", () -> Files.exists(file), file::toString);
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

    /// The program built by `infra/test`.
    private static String program() throws Exception {
        String log = System.getenv("REGISTER_LITEWITNESS");
        Assumptions.assumeTrue(
                log != null, "set REGISTER_LITEWITNESS to what infra/litewitness prints; infra/test does");
        Path said = Path.of(String.valueOf(log));
        if (Files.isExecutable(said)) {
            return said.toString();
        }
        // Its last line, once it has ended, is where the program is, or why there is none.
        Waiting.until("built", () -> Files.readString(said).endsWith("end\n"), () -> Files.readString(said));
        List<String> lines = Files.readAllLines(said);
        String last = lines.size() < 2 ? "" : lines.get(lines.size() - 2);
        Assumptions.assumeTrue(last.startsWith("/"), "no litewitness: " + last);
        return last;
    }
}
