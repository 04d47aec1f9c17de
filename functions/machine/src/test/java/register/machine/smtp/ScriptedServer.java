package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A mail server on loopback that answers as a test specifies, connection by connection.
public final class ScriptedServer implements AutoCloseable {
    /// Instead of a reply, the connection ends.
    public static final String CUT = "cut";

    /// Instead of a reply, the server stays silent.
    public static final String SILENCE = "silence";

    /// Before a reply: delays it by two seconds.
    public static final String LATE = "late ";

    /// Names for steps that are not commands: the server's greeting, its answer to the message, and the message's
    /// first line.
    public static final String GREETING = "greeting";

    public static final String MESSAGE = "message";
    public static final String FIRST_LINE = "first line";

    private static final Map<String, String> WELL = Map.of(
            GREETING,
            "220 scripted ESMTP",
            "EHLO",
            "250-scripted\r\n250 AUTH PLAIN LOGIN",
            "AUTH",
            "235 2.7.0 in",
            "MAIL",
            "250 2.1.0 ok",
            "RCPT",
            "250 2.1.5 ok",
            "DATA",
            "354 go on",
            MESSAGE,
            "250 2.0.0 queued",
            "QUIT",
            "221 bye");

    private final ServerSocket listening;
    private final Map<String, String> replies = new ConcurrentHashMap<>(WELL);
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

    public ScriptedServer() throws IOException {
        this(0);
    }

    public ScriptedServer(int port) throws IOException {
        listening = new ServerSocket(port, 20, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Resets all replies, except to one command, or to one line with its arguments.
    public void says(String command, String reply) {
        replies.putAll(WELL);
        replies.put(command, reply);
    }

    /// The messages that it received, regardless of its answers.
    public List<String> taken() {
        return List.copyOf(taken);
    }

    public int count() {
        return taken.size();
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            OutputStream out = client.getOutputStream();
            boolean open = reply(out, GREETING);
            for (String line = open ? in.readLine() : null; line != null; line = open ? in.readLine() : null) {
                commands.add(line);
                String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (command.equals("AUTH")) {
                    // The client sends the credentials without waiting (RFC 4954 section 4).
                    out.write("334 \r\n".getBytes(US_ASCII));
                    out.flush();
                    var _ = in.readLine();
                }
                open = reply(out, replies.containsKey(line) ? line : command);
                if (open
                        && command.equals("DATA")
                        && replies.getOrDefault("DATA", "").startsWith("354")) {
                    open = message(in) && reply(out, MESSAGE);
                }
            }
        } catch (IOException _) {
            // The client has gone.
        }
    }

    /// @return true if it was complete
    private boolean message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (CUT.equals(replies.get(FIRST_LINE))) {
                return false;
            }
            if (line.equals(".")) {
                taken.add(message.toString());
                return true;
            }
            message.append(line).append("\r\n");
        }
        return false;
    }

    /// @return true if the connection goes on
    private boolean reply(OutputStream out, String command) throws IOException {
        String reply = replies.getOrDefault(command, "500 5.5.1 unknown");
        if (reply.equals(CUT)) {
            return false;
        }
        if (!reply.equals(SILENCE)) {
            if (reply.startsWith(LATE)) {
                LockSupport.parkNanos(2_000_000_000);
            }
            out.write((reply.replace(LATE, "") + "\r\n").getBytes(US_ASCII));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException _) {
            // It stops listening in any case.
        }
    }
}
