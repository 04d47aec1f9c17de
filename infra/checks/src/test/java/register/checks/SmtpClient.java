package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import register.testing.Waiting;

/// A minimal mail client (RFC 5321).
final class SmtpClient {
    private SmtpClient() {}

    /// Sends one message.
    ///
    /// @return the server's answer to the message itself
    static String send(int port, String from, String to, String message) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            OutputStream out = socket.getOutputStream();
            answer(in);
            say(out, in, "EHLO client.example");
            say(out, in, "MAIL FROM:<" + from + ">");
            say(out, in, "RCPT TO:<" + to + ">");
            say(out, in, "DATA");
            String body = message.replace("\r\n", "\n").replace("\n", "\r\n").replace("\r\n.", "\r\n..");
            out.write((body + "\r\n.\r\n").getBytes(UTF_8));
            out.flush();
            String taken = answer(in);
            out.write("QUIT\r\n".getBytes(UTF_8));
            out.flush();
            return taken;
        }
    }

    private static void say(OutputStream out, BufferedReader in, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
        String answer = answer(in);
        if (!answer.startsWith("2") && !answer.startsWith("3")) {
            throw new AssertionError(line + " was answered " + answer);
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        String line;
        do {
            line = in.readLine();
            if (line == null) {
                throw new AssertionError("the server hung up");
            }
        } while (line.length() > 3 && line.charAt(3) == '-');
        return line;
    }
}
