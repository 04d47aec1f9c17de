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

/// Hands a mail to the company's mail server by SMTP (RFC 6409), in one attempt. If it fails before the message
/// begins, the mail certainly did not leave. A failure before MAIL concerns the connection and is treated as
/// temporary; afterwards the server's reply says whether it is (RFC 5321 section 4.2.1).
public final class SmtpSubmission implements MailSender {
    /// The factor by which the server may take longer to answer the whole message (RFC 5321 section 4.5.3.2.6); in
    /// total still less than a claim's lease.
    private static final int DECIDING = 4;

    /// About the connection, not the mail (RFC 4954 section 6, RFC 3207 section 4).
    private static final int LOGIN_REQUIRED = 530;
    /// The prefix of enhanced status codes for security and policy (RFC 3463 section 3.8): before RCPT they concern
    /// the sender.
    private static final String POLICY = " 5.7.";
    private static final int MAILBOX_BUSY = 450;
    private static final int LATER = 451;
    private static final Pattern ENHANCED = Pattern.compile(" 4\\.(\\d)\\.\\d");
    /// The forms in which mail servers name a queued mail, e.g. `queued as 4F1B2C` and `OK id=1abCde-0001`.
    private static final Pattern QUEUE_ID = Pattern.compile("(?:queued as |id=)([!-~]{1,100})");

    private final Relay relay;
    private final SSLContext tls;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<Optional<String>> tried;

    /// @param tls with the trusted certificates
    /// @param patience the time to wait for the server
    public SmtpSubmission(Relay relay, SSLContext tls, Clock clock, Duration patience) {
        this(relay, tls, clock, patience, _ -> {});
    }

    /// @param tried receives for each attempt the reason why the server refused the connection; empty if it accepted
    public SmtpSubmission(
            Relay relay, SSLContext tls, Clock clock, Duration patience, Consumer<Optional<String>> tried) {
        this.relay = relay;
        this.tls = tls;
        this.clock = clock;
        this.patience = patience;
        this.tried = tried;
    }

    /// The mail certainly did not leave.
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

    /// Checks that the server answers, is trusted and accepts the login; sends no mail.
    ///
    /// @return the reason for a failure, in one line; empty if all is well
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

    /// @return true if the server supports requests for reports (DSN, RFC 3461)
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
                        "the login of " + relay.user() + " was refused (REGISTER_MAIL_RELAY_PASSWORD): " + ""
                                + said(client),
                        SMTPReply.isNegativePermanent(client.getReplyCode()) ? Reason.OF_THE_ACCOUNT : Reason.PASSES);
            }
            return reports;
        } catch (IOException | GeneralSecurityException e) {
            throw new NotSentException(closing(client, e) ? said(client) : why(e), Reason.PASSES);
        }
    }

    private static void encrypt(AuthenticatingSMTPClient client) throws IOException, NotSentException {
        if (!offers(client, "STARTTLS")) {
            throw new NotSentException("offers no STARTTLS, without which the register sends nothing", Reason.PASSES);
        }
        if (!client.execTLS()) {
            throw new NotSentException(said(client), Reason.PASSES);
        }
        // The server's answers before TLS are not trusted (RFC 3207 section 4.2).
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

    /// From now on the server may have the message, unless it says that it does not.
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

    /// True if the server announced closing the connection, which is a reply (RFC 5321 section 3.8), instead of just
    /// closing it.
    private static boolean closing(AuthenticatingSMTPClient client, Exception failure) {
        return failure instanceof SMTPConnectionClosedException
                && client.getReplyCode() == SMTPReply.SERVICE_NOT_AVAILABLE
                && client.getReplyStrings().length > 0;
    }

    private Handover unknown(IOException cause) {
        return new Handover.Unknown("it is unknown whether mail server " + relay + " accepted the mail: " + why(cause));
    }

    /// Describes a failure if Java's own message says nothing.
    private static String why(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case UnknownHostException _ -> "no such host: " + message;
            case SocketTimeoutException _ -> "no answer in time: " + message;
            case SSLHandshakeException _ ->
                "its certificate is not trusted or belongs to another host (REGISTER_MAIL_RELAY_TRUST): " + message;
            case SSLException _ -> "no encrypted connection: " + message;
            default -> message;
        };
    }

    /// @throws NotSentException as temporary, whatever the reply, because it does not concern the mail
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

    /// Classifies a temporary refusal of a recipient by its enhanced status code (RFC 3463 section 3): about the
    /// address, the mailbox or a policy such as greylisting, it concerns this recipient; about the system or the
    /// network, all. Without a code, 450 and 451 concern the recipient, because servers that greylist answer with
    /// them.
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
            // The connection is lost in any case.
        }
    }
}
