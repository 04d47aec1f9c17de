package register.local.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient.AUTH_METHOD;
import org.apache.commons.net.smtp.SMTPReply;
import register.request.MailSender;
import register.request.OutgoingMail;

/// Hands a mail to the company's mail server by SMTP (RFC 6409). As long as no byte of the message has left, a failure
/// that may pass is tried again on a new connection; from then on never.
public final class Submission implements MailSender {
    private static final int ATTEMPTS = 3;

    private final Relay relay;
    private final SSLContext tls;
    private final Clock clock;
    private final Duration patience;

    /// @param tls with the certificates that are trusted
    /// @param patience how long the server may keep silent
    public Submission(Relay relay, SSLContext tls, Clock clock, Duration patience) {
        this.relay = relay;
        this.tls = tls;
        this.clock = clock;
        this.patience = patience;
    }

    /// What surely did not send the mail.
    private static final class NotTakenException extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean passes;

        NotTakenException(String message, boolean passes) {
            super(message);
            this.passes = passes;
        }
    }

    /// @throws IllegalStateException when the server surely has not taken the mail
    /// @throws UncheckedIOException when nobody can tell whether it has
    @Override
    public void send(OutgoingMail mail) {
        byte[] message;
        try {
            message = MimeMessage.bytes(mail, clock.instant(), UUID.randomUUID());
        } catch (IOException e) {
            throw new IllegalStateException("a mail that cannot be written", e);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(mail, message);
                return;
            } catch (NotTakenException e) {
                if (!e.passes || attempt == ATTEMPTS) {
                    throw new IllegalStateException("mail server " + relay + ": " + e.getMessage(), e);
                }
                pause(attempt);
            }
        }
    }

    private void attempt(OutgoingMail mail, byte[] message) throws NotTakenException {
        var client = new AuthenticatingSMTPClient(relay.encryption() == Relay.Encryption.IMPLICIT, tls);
        client.setCharset(UTF_8);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) patience.toMillis());
        client.setDefaultTimeout((int) patience.toMillis());
        try {
            Writer data;
            try {
                greet(client);
                check(client, client.mail("<" + address(mail.from()) + ">"));
                check(client, client.rcpt("<" + address(mail.to()) + ">"));
                data = client.sendMessageData();
            } catch (IOException e) {
                throw new NotTakenException(String.valueOf(e.getMessage()), true);
            }
            if (data == null) {
                throw refused(client);
            }
            deliver(client, data, message);
            try {
                client.quit();
            } catch (IOException _) {
                // The server has said that the mail is its own.
            }
        } catch (GeneralSecurityException e) {
            throw new NotTakenException(String.valueOf(e.getMessage()), false);
        } finally {
            close(client);
        }
    }

    private void greet(AuthenticatingSMTPClient client)
            throws IOException, NotTakenException, GeneralSecurityException {
        client.connect(relay.host(), relay.port());
        check(client, client.getReplyCode());
        check(client, client.ehlo("localhost"));
        if (relay.encryption() == Relay.Encryption.STARTTLS) {
            if (!offers(client, "STARTTLS")) {
                throw new NotTakenException("offers no STARTTLS, and nothing is sent without", false);
            }
            if (!client.execTLS()) {
                throw refused(client);
            }
            // What was said before is not trusted (RFC 3207 section 4.2).
            check(client, client.ehlo("localhost"));
        }
        if (relay.user() != null
                && relay.password() != null
                && !authenticated(client, relay.user(), relay.password())) {
            throw refused(client);
        }
    }

    private static boolean authenticated(AuthenticatingSMTPClient client, String user, String password)
            throws IOException, GeneralSecurityException {
        boolean plain = offers(client, "AUTH", "PLAIN");
        return client.auth(
                !plain && offers(client, "AUTH", "LOGIN") ? AUTH_METHOD.LOGIN : AUTH_METHOD.PLAIN, user, password);
    }

    private static boolean offers(AuthenticatingSMTPClient client, String... words) {
        return Arrays.stream(client.getReplyStrings())
                .filter(line -> line.length() > 4)
                .map(line -> Arrays.asList(line.substring(4)
                        .strip()
                        .toUpperCase(java.util.Locale.ROOT)
                        .split("[ =]+", -1)))
                .anyMatch(line -> line.getFirst().equals(words[0]) && line.containsAll(Arrays.asList(words)));
    }

    /// From here on the server may have the message whatever goes wrong.
    private void deliver(AuthenticatingSMTPClient client, Writer data, byte[] message) throws NotTakenException {
        boolean taken;
        try (data) {
            data.write(new String(message, UTF_8));
        } catch (IOException e) {
            throw unknown(e);
        }
        try {
            taken = client.completePendingCommand();
        } catch (IOException e) {
            throw unknown(e);
        }
        if (!taken) {
            throw new NotTakenException(said(client), false);
        }
    }

    private UncheckedIOException unknown(IOException cause) {
        return new UncheckedIOException(new IOException(
                "nobody can tell whether mail server " + relay + " took the mail: " + cause.getMessage(), cause));
    }

    private static void check(AuthenticatingSMTPClient client, int reply) throws NotTakenException {
        if (!SMTPReply.isPositiveCompletion(reply)) {
            throw refused(client);
        }
    }

    private static NotTakenException refused(AuthenticatingSMTPClient client) {
        return new NotTakenException(said(client), SMTPReply.isNegativeTransient(client.getReplyCode()));
    }

    private static String said(AuthenticatingSMTPClient client) {
        return client.getReplyString().strip().replaceAll("[^ -~]", "?");
    }

    /// Of `Name <local@domain>` or `local@domain`.
    private static String address(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('<') + 1).replaceAll(">.*", "");
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Duration.ofMillis(500L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AuthenticatingSMTPClient client) {
        try {
            client.disconnect();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
