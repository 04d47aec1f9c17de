package register.machine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient.AUTH_METHOD;
import org.apache.commons.net.smtp.SMTPConnectionClosedException;
import org.apache.commons.net.smtp.SMTPReply;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// Hands a mail to the company's mail server by SMTP (RFC 6409), in one attempt. What fails before the message begins
/// was surely not taken. A failure before MAIL is about the connection and may pass once somebody mends it; after that
/// the server's reply says whether it may pass (RFC 5321 section 4.2.1).
public final class SmtpSubmission implements MailSender {
    /// How many times longer the server may take to answer the whole message (RFC 5321 section 4.5.3.2.6): in all less
    /// than a claim to send holds.
    private static final int DECIDING = 4;

    /// About the connection, not the mail (RFC 4954 section 6, RFC 3207 section 4).
    private static final int LOGIN_REQUIRED = 530;
    /// What enhanced status codes about security and policy begin with (RFC 3463 section 3.8): before a recipient is
    /// named they are about who sends.
    private static final String POLICY = " 5.7.";
    private static final int MAILBOX_BUSY = 450;
    private static final int LATER = 451;
    private static final Pattern ENHANCED = Pattern.compile(" 4\\.(\\d)\\.\\d");
    /// How mail servers name what they took, e.g. `queued as 4F1B2C` and `OK id=1abCde-0001`.
    private static final Pattern QUEUE_ID = Pattern.compile("(?:queued as |id=)([!-~]{1,100})");

    private final Relay relay;
    private final SSLContext tls;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<Optional<String>> tried;

    /// @param tls with the trusted certificates
    /// @param patience how long the server may be silent
    public SmtpSubmission(Relay relay, SSLContext tls, Clock clock, Duration patience) {
        this(relay, tls, clock, patience, _ -> {});
    }

    /// The same.
    ///
    /// @param tried gets, at each try, why the server did not let the register in; nothing where it did
    public SmtpSubmission(
            Relay relay, SSLContext tls, Clock clock, Duration patience, Consumer<Optional<String>> tried) {
        this.relay = relay;
        this.tls = tls;
        this.clock = clock;
        this.patience = patience;
        this.tried = tried;
    }

    /// The mail was surely not sent.
    private static final class NotSentException extends Exception {
        private static final long serialVersionUID = 1;
        private final Reason reason;

        NotSentException(String message, Reason reason) {
            super(message);
            this.reason = reason;
        }
    }

    private enum Reason {
        PASSES,
        PASSES_FOR_THE_RECIPIENT,
        OF_THE_MAIL,
        OF_THE_ACCOUNT
    }

    @Override
    public Handover send(OutgoingMail mail) {
        byte[] message;
        try {
            message = MimeMessage.bytes(mail, clock.instant());
        } catch (IOException e) {
            throw new IllegalStateException("a mail that cannot be written", e);
        }
        AuthenticatingSMTPClient client = client();
        try {
            Envelope envelope = Envelope.of(mail, entered(client));
            Writer data = addressed(client, envelope);
            return delivered(client, data, message);
        } catch (NotSentException e) {
            String words = "mail server " + relay + ": " + e.getMessage();
            return switch (e.reason) {
                case PASSES -> new Handover.NotTaken(words);
                case PASSES_FOR_THE_RECIPIENT -> new Handover.NotTaken(words, true);
                case OF_THE_MAIL -> new Handover.Refused(words);
                case OF_THE_ACCOUNT -> new Handover.Barred(words);
            };
        } finally {
            close(client);
        }
    }

    /// Checks that the server answers, is trusted and lets the register log in; sends no mail.
    ///
    /// @return why not, in one line; empty if all is well
    public Optional<String> check() {
        AuthenticatingSMTPClient client = client();
        try {
            boolean _ = entered(client);
            quit(client);
            return Optional.empty();
        } catch (NotSentException e) {
            return Optional.of(Handover.line("mail server " + relay + ": " + e.getMessage()));
        } finally {
            close(client);
        }
    }

    private AuthenticatingSMTPClient client() {
        var client = new AuthenticatingSMTPClient(relay.encryption() == Relay.Encryption.IMPLICIT, tls);
        client.setCharset(UTF_8);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) patience.toMillis());
        client.setDefaultTimeout((int) patience.toMillis());
        return client;
    }

    private boolean entered(AuthenticatingSMTPClient client) throws NotSentException {
        try {
            boolean reports = greet(client);
            tried.accept(Optional.empty());
            return reports;
        } catch (NotSentException e) {
            tried.accept(Optional.of(Handover.line("mail server " + relay + ": " + e.getMessage())));
            throw e;
        }
    }

    /// @return whether the server takes the wish for reports (DSN, RFC 3461)
    private boolean greet(AuthenticatingSMTPClient client) throws NotSentException {
        try {
            client.connect(relay.host(), relay.port());
            connected(client, client.getReplyCode());
            connected(client, client.ehlo("localhost"));
            if (relay.encryption() == Relay.Encryption.STARTTLS) {
                encrypt(client);
            }
            boolean reports = offers(client, "DSN");
            if (relay.user() != null
                    && relay.password() != null
                    && !authenticated(client, relay.user(), relay.password())) {
                throw new NotSentException(
                        "the login of " + relay.user() + " was refused (REGISTER_MAIL_RELAY_PASSWORD): " + said(client),
                        SMTPReply.isNegativePermanent(client.getReplyCode()) ? Reason.OF_THE_ACCOUNT : Reason.PASSES);
            }
            return reports;
        } catch (IOException | GeneralSecurityException e) {
            throw new NotSentException(closing(client, e) ? said(client) : why(e), Reason.PASSES);
        }
    }

    private static void encrypt(AuthenticatingSMTPClient client) throws IOException, NotSentException {
        if (!offers(client, "STARTTLS")) {
            throw new NotSentException("offers no STARTTLS, and the register sends nothing without", Reason.PASSES);
        }
        if (!client.execTLS()) {
            throw new NotSentException(said(client), Reason.PASSES);
        }
        // What the server said before is not trusted (RFC 3207 section 4.2).
        connected(client, client.ehlo("localhost"));
    }

    private static Writer addressed(AuthenticatingSMTPClient client, Envelope envelope) throws NotSentException {
        try {
            if (!SMTPReply.isPositiveCompletion(client.mail(envelope.from()))) {
                boolean policy = SMTPReply.isNegativePermanent(client.getReplyCode())
                        && said(client).contains(POLICY);
                throw policy ? new NotSentException(said(client), Reason.OF_THE_ACCOUNT) : refused(client);
            }
            if (!SMTPReply.isPositiveCompletion(client.rcpt(envelope.to()))) {
                throw refusedRecipient(client);
            }
            Writer data = client.sendMessageData();
            if (data == null) {
                throw refused(client);
            }
            return data;
        } catch (IOException e) {
            throw new NotSentException(closing(client, e) ? said(client) : why(e), Reason.PASSES);
        }
    }

    /// From here on the server may have the message whatever fails, unless it says that it does not.
    private Handover delivered(AuthenticatingSMTPClient client, Writer data, byte[] message) throws NotSentException {
        boolean taken;
        try (data) {
            data.write(new String(message, UTF_8));
        } catch (IOException e) {
            return unknown(e);
        }
        try {
            client.setSoTimeout((int) patience.multipliedBy(DECIDING).toMillis());
            taken = client.completePendingCommand();
        } catch (IOException e) {
            if (closing(client, e)) {
                throw refused(client);
            }
            return unknown(e);
        }
        if (!taken
                && !SMTPReply.isNegativeTransient(client.getReplyCode())
                && !SMTPReply.isNegativePermanent(client.getReplyCode())) {
            return unknown(new IOException(said(client)));
        }
        if (!taken) {
            throw refused(client);
        }
        Matcher id = QUEUE_ID.matcher(said(client));
        String queued = id.find() ? id.group(1) : null;
        quit(client);
        return new Handover.Taken(queued);
    }

    /// Whether the server announced that it closes the connection, which is a reply (RFC 5321 section 3.8), rather
    /// than just closing it.
    private static boolean closing(AuthenticatingSMTPClient client, Exception failure) {
        return failure instanceof SMTPConnectionClosedException
                && client.getReplyCode() == SMTPReply.SERVICE_NOT_AVAILABLE
                && client.getReplyStrings().length > 0;
    }

    private Handover unknown(IOException cause) {
        return new Handover.Unknown("nobody can tell whether mail server " + relay + " took the mail: " + why(cause));
    }

    /// A failure in words, if Java's own say nothing.
    private static String why(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case UnknownHostException _ -> "no such host: " + message;
            case SocketTimeoutException _ -> "no answer in time: " + message;
            case SSLHandshakeException _ ->
                "its certificate is not trusted or not its own (REGISTER_MAIL_RELAY_TRUST): " + message;
            case SSLException _ -> "no encrypted connection: " + message;
            default -> message;
        };
    }

    /// @throws NotSentException as temporary, whatever the reply: it is not about the mail
    private static void connected(AuthenticatingSMTPClient client, int reply) throws NotSentException {
        if (!SMTPReply.isPositiveCompletion(reply)) {
            throw new NotSentException(said(client), Reason.PASSES);
        }
    }

    private static NotSentException refused(AuthenticatingSMTPClient client) {
        int code = client.getReplyCode();
        if (code == LOGIN_REQUIRED) {
            return new NotSentException(said(client), Reason.OF_THE_ACCOUNT);
        }
        return new NotSentException(
                said(client), SMTPReply.isNegativePermanent(code) ? Reason.OF_THE_MAIL : Reason.PASSES);
    }

    /// What a server says to a recipient for now, by its enhanced status code (RFC 3463 section 3): of the address, the
    /// mailbox or a policy such as greylisting it is about this recipient; of the system or the network, about all.
    /// Without one, 450 and 451 are about the recipient: so servers that greylist answer.
    private static NotSentException refusedRecipient(AuthenticatingSMTPClient client) {
        int code = client.getReplyCode();
        String said = said(client);
        Matcher enhanced = ENHANCED.matcher(said);
        boolean own = enhanced.find() ? "127".contains(enhanced.group(1)) : code == MAILBOX_BUSY || code == LATER;
        return own && SMTPReply.isNegativeTransient(code) && code != SMTPReply.SERVICE_NOT_AVAILABLE
                ? new NotSentException(said, Reason.PASSES_FOR_THE_RECIPIENT)
                : refused(client);
    }

    private static void quit(AuthenticatingSMTPClient client) {
        try {
            client.quit();
        } catch (IOException _) {
            // The server's reply counts.
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
                .map(line -> Arrays.asList(
                        line.substring(4).strip().toUpperCase(Locale.ROOT).split("[ =]+", -1)))
                .anyMatch(line -> line.getFirst().equals(words[0]) && line.containsAll(Arrays.asList(words)));
    }

    private static String said(AuthenticatingSMTPClient client) {
        return client.getReplyString().strip();
    }

    private static void close(AuthenticatingSMTPClient client) {
        try {
            client.disconnect();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
