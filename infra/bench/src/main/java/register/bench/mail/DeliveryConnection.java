package register.bench.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// A connection of a mail server that delivers several mails (RFC 5321).
final class DeliveryConnection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    DeliveryConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        expect("220", in.readLine());
        say("HELO customer.example", "250");
    }

    /// @throws IOException if the register refused it
    void deliver(LoadMail letter) throws IOException {
        say("MAIL FROM:<" + letter.from() + ">", "250");
        say("RCPT TO:<" + MailLoad.MAILBOX + ">", "250");
        say("DATA", "354");
        say(letter.text() + ".", "250");
    }

    private void say(String line, String expected) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        socket.getOutputStream().flush();
        expect(expected, in.readLine());
    }

    private static void expect(String code, @Nullable String answer) throws IOException {
        if (answer == null || !answer.startsWith(code)) {
            throw new IOException("expected " + code + ", the register said " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
