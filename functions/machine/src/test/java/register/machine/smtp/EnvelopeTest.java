package register.machine.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Tracking;

/// The envelope sent to the mail server.
final class EnvelopeTest {
    private static final String NAME = "NTC-7K3Q9M2X-0C-4WTB9ZK2-1";
    private static final String BOUNCES = "bounce+ntc-7k3q9m2x-0c-4wtb9zk2-1.0h2j4k6m8n0p@bounce.provider.example";
    private static final String WITH_DSN = "250-scripted\r\n250-DSN\r\n250 AUTH PLAIN LOGIN";

    private static OutgoingMail mail(@Nullable Tracking tracking) {
        var mail = new OutgoingMail(
                "x", "Provider AG <dpa@provider.example>", "mari@klient.example", "x", List.of(), "x", null, List.of());
        return tracking == null ? mail : mail.tracked(tracking);
    }

    private static List<String> said(String ehlo, @Nullable Tracking tracking) throws Exception {
        try (var server = new ScriptedServer()) {
            server.says("EHLO", ehlo);
            // After the login, the server's words concern the account.
            var relay = new Relay("127.0.0.1", server.port(), "dpa", "word", Relay.Encryption.NONE);
            var submission =
                    new SmtpSubmission(relay, SSLContext.getDefault(), Clock.systemUTC(), Duration.ofSeconds(20));
            assertInstanceOf(Handover.Taken.class, submission.send(mail(tracking)));
            assertTrue(server.taken().getFirst().contains("From: Provider AG <dpa@provider.example>"));
            return server.commands().stream()
                    .filter(line -> line.startsWith("MAIL") || line.startsWith("RCPT"))
                    .toList();
        }
    }

    @Test
    void trackedMailAsksForReportsWhereTheServerOffersThem() throws Exception {
        assertEquals(
                List.of(
                        "MAIL FROM:<" + BOUNCES + "> RET=HDRS ENVID=" + NAME,
                        "RCPT TO:<mari@klient.example> NOTIFY=SUCCESS,FAILURE,DELAY"),
                said(WITH_DSN, new Tracking(NAME, BOUNCES)));
        assertEquals(
                List.of(
                        "MAIL FROM:<dpa@provider.example> RET=HDRS ENVID=" + NAME,
                        "RCPT TO:<mari@klient.example> NOTIFY=SUCCESS,FAILURE,DELAY"),
                said(WITH_DSN, new Tracking(NAME, null)));
        assertEquals(
                List.of("MAIL FROM:<" + BOUNCES + ">", "RCPT TO:<mari@klient.example>"),
                said("250-scripted\r\n250-XDSN\r\n250 AUTH PLAIN", new Tracking(NAME, BOUNCES)));
    }

    @Test
    void otherMailIsSentAsBefore() throws Exception {
        assertEquals(
                List.of("MAIL FROM:<dpa@provider.example>", "RCPT TO:<mari@klient.example>"), said(WITH_DSN, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b> NOTIFY=NEVER", "a@b\r\nRCPT TO:<c@d>", "<>", "a b@c", "a", "@b", "a@b_c"})
    void nothingElseGetsIntoTheCommand(String address) {
        assertThrows(IllegalArgumentException.class, () -> new Tracking(NAME, address));
        assertThrows(IllegalArgumentException.class, () -> new Tracking("x " + address, BOUNCES));
    }
}
