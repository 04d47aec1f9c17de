package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;

/// The server of one machine in this process, on free ports.
public record ServerHere(ThisMachine machine, LocalServer server) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 600_000;

    /// Starts it as `RunRegister` does, and accepts mail.
    public static ServerHere start(Map<String, String> variables) throws IOException {
        var all = new HashMap<>(variables);
        all.putAll(Map.of("REGISTER_HTTP_PORT", "0", "REGISTER_SMTP_PORT", "0"));
        ThisMachine machine = ThisMachine.open(Settings.read(all), Clock.systemUTC());
        LocalServer server = LocalServer.start(machine);
        server.takeMail();
        return new ServerHere(machine, server);
    }

    /// Sends it a message.
    ///
    /// @return the server's answer
    public String mail(String from, String to, String message) throws IOException {
        try (var socket = new Socket(
                        InetAddress.ofLiteral("127.0.0.1"), server.smtp().getPort());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String said = in.readLine();
            for (String line : List.of(
                    "HELO client.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA", message + ".")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
                said = in.readLine();
            }
            return String.valueOf(said);
        }
    }

    @Override
    public void close() {
        server.close();
        machine.close();
    }
}
