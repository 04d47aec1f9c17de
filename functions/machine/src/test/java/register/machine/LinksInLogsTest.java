package register.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.start.FirstStart;
import register.testing.Checkout;
import register.testing.Waiting;

/// Anyone who reads the code of a mailed link can use the link. So the register's log contains none, whatever happens
/// to the request, and no page behind a link is cached, or named to another website.
@ResourceLock(Resources.SYSTEM_ERR)
final class LinksInLogsTest {
    private static final String CODE = "5ec2e75ec2e75ec2e75ec2e75ec2e75e";
    private static final List<String> LINKS = List.of(
            "/example/confirm/" + CODE,
            "/example/confirm/0123456789abcdef01234567" + CODE,
            "/example/leave/0123456789abcdef01234567" + CODE,
            "/example/address/0123456789abcdef01234567" + CODE,
            "/example/object/NTC-7K3Q9M2X-0C-4WTB9ZK2-" + CODE);

    @TempDir
    private Path data;

    @Test
    void theCodeOfALinkIsInNoLineWhateverBecomesOfTheRequest() throws Exception {
        PrintStream before = System.err;
        var logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, UTF_8));
        try {
            Settings settings = Settings.read(Map.of(
                    "REGISTER_DATA", data.toString(),
                    "REGISTER_HTTP_PORT", "0",
                    "REGISTER_SMTP_PORT", "0",
                    "REGISTER_URL", "https://register.example",
                    "REGISTER_MAIL_RELAY", "smtp://127.0.0.1:1"));
            ThisMachine machine = ThisMachine.open(settings, Clock.systemUTC());
            try (LocalServer server = LocalServer.start(machine)) {
                new FirstStart(machine, Checkout.file("infra/policies")).run();
                asked(server.http(), 404);
                // As if its disk had vanished.
                machine.close();
                asked(server.http(), 500);
            }
        } finally {
            System.setErr(before);
        }
        String lines = logged.toString(UTF_8);
        assertTrue(lines.contains("500"), "failures are logged: " + lines);
        assertFalse(lines.contains(CODE), lines);
    }

    private static void asked(URI server, int status) throws IOException {
        for (String link : LINKS) {
            for (String line : List.of("GET " + link, "HEAD " + link, "GET " + link + "?lang=de", "POST " + link)) {
                String answer = answer(server, line + " HTTP/1.1");
                assertEquals(Integer.toString(status), answer.split(" ", 3)[1], line + "\n" + answer);
                assertTrue(answer.contains("\r\nCache-Control: no-store\r\n"), answer);
                assertTrue(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"), answer);
            }
            for (String line : List.of(
                    "DELETE " + link + " HTTP/1.1",
                    "GET " + link + "%zz HTTP/1.1",
                    "GET " + link + "/more HTTP/1.1",
                    "GET " + link + "?token=" + CODE + " HTTP/1.1",
                    "GET /example/" + CODE + " HTTP/1.1",
                    "GET " + link + "x".repeat(20_000) + " HTTP/1.1",
                    "GET " + link + " HTTP/9.9",
                    "G@T " + link + " HTTP/1.1",
                    link)) {
                String answer = answer(server, line);
                assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1.1 [45].*"), line + "\n" + answer);
            }
        }
    }

    private static String answer(URI server, String line) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream()
                    .write((line
                                    + "\r\nHost: register.example\r\nAccept: text/html\r\nConnection: close\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + (line.startsWith("POST") ? "7\r\n\r\ntext=no" : "0\r\n\r\n"))
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
