package register.machine.settings;

import java.net.InetAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.document.CertificateFile;
import register.machine.smtp.Peers;
import register.machine.smtp.ServerCertificate;
import register.mail.rule.Authenticator;
import register.pdf.seal.PrivateKeyFile;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The settings for incoming mail, read once from the environment.
///
/// @param address to listen on: `REGISTER_SMTP_ADDRESS`, default 127.0.0.1
/// @param peers allowed to connect: `REGISTER_SMTP_PEERS`, addresses and CIDR blocks; by default only this machine,
///     if the listener uses the loopback
/// @param certificate `REGISTER_SMTP_CERTIFICATE` and `REGISTER_SMTP_KEY`, PEM files: the certificate followed by its
///     issuers', for STARTTLS; null if that is not offered. The password of an encrypted key is in
///     `REGISTER_SMTP_KEY_PASSWORD` or in the file named by `REGISTER_SMTP_KEY_PASSWORD_FILE`
/// @param authenticator `REGISTER_MAIL_AUTHENTICATOR`: the `authserv-id` (RFC 8601) of the mail server in front,
///     whose SPF, DKIM and DMARC results count; `REGISTER_MAIL_AUTHENTICATOR_PLACE`: `above` or `below` the
///     `Received` that it writes; `REGISTER_MAIL_FILTERS`: the addresses of the content filters that return mail to
///     it. Null if only `REGISTER_MAIL_VERDICTS` counts
public record MailListening(
        InetAddress address,
        Peers peers,
        @Nullable ServerCertificate certificate,
        @Nullable Authenticator authenticator) {
    private static final String ADDRESS = "REGISTER_SMTP_ADDRESS";
    private static final String PEERS = "REGISTER_SMTP_PEERS";
    private static final String CERTIFICATE = "REGISTER_SMTP_CERTIFICATE";
    private static final String KEY = "REGISTER_SMTP_KEY";
    private static final String AUTHENTICATOR = "REGISTER_MAIL_AUTHENTICATOR";
    private static final String PLACE = "REGISTER_MAIL_AUTHENTICATOR_PLACE";
    private static final String FILTERS = "REGISTER_MAIL_FILTERS";

    /// @throws BadSettingException naming the first invalid variable
    static MailListening read(Variables variables) {
        InetAddress address = SettingAddress.read(variables, ADDRESS);
        Peers peers = peers(variables, address);
        Authenticator authenticator = authenticator(variables);
        if (!address.isLoopbackAddress() && authenticator == null) {
            throw new BadSettingException(
                    AUTHENTICATOR,
                    "",
                    "expected the name (authserv-id) of the mail server in front, because " + ADDRESS + " is "
                            + address.getHostAddress()
                            + ", which other machines can reach; without that name the register believes"
                            + " and answers every sender");
        }
        return new MailListening(address, peers, certificate(variables), authenticator);
    }

    private static Peers peers(Variables variables, InetAddress address) {
        if (variables.optional(PEERS) == null && !address.isLoopbackAddress()) {
            throw new BadSettingException(
                    PEERS,
                    "",
                    "expected the address of the mail server in front, because " + ADDRESS
                            + " is open to other machines");
        }
        return variables.together(PEERS, Peers::parse).orElse(Peers.LOOPBACK);
    }

    private static @Nullable ServerCertificate certificate(Variables variables) {
        SettingFile.passwordExists(variables, KEY + "_PASSWORD");
        String certificate = variables.optional(CERTIFICATE);
        String key = variables.optional(KEY);
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            String missing = certificate == null ? CERTIFICATE : KEY;
            throw new BadSettingException(missing, "", "expected a PEM file: certificate and key belong together");
        }
        List<X509Certificate> chain = SettingFile.read(CERTIFICATE, certificate, CertificateFile::read);
        String password = SettingFile.password(variables, KEY + "_PASSWORD");
        PrivateKey read = SettingFile.read(KEY, key, pem -> PrivateKeyFile.read(pem, password));
        try {
            return ServerCertificate.of(chain, read);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(KEY, key, e.getMessage() + " (" + CERTIFICATE + ": " + certificate + ")");
        }
    }

    /// A warning for the operator; null if there is none.
    @Nullable
    public String warning(Instant now) {
        return certificate != null && now.isAfter(certificate.notAfter())
                ? CERTIFICATE + ": the certificate expired on " + certificate.notAfter()
                        + "; mail servers that check it will refuse it"
                : null;
    }

    private static @Nullable Authenticator authenticator(Variables variables) {
        String name = variables.optional(AUTHENTICATOR);
        Authenticator.Place place =
                variables.parsed(PLACE, MailListening::place).orElse(Authenticator.Place.ABOVE);
        Set<String> filters = Set.copyOf(variables.each(FILTERS, MailListening::filter));
        if (name == null) {
            return null;
        }
        if (!name.matches("[A-Za-z0-9._:-]+")) {
            throw new BadSettingException(
                    AUTHENTICATOR, name, "expected the authserv-id of the mail server in " + "front");
        }
        return new Authenticator(name, place, filters);
    }

    private static Authenticator.Place place(String text) {
        return switch (text) {
            case "above" -> Authenticator.Place.ABOVE;
            case "below" -> Authenticator.Place.BELOW;
            default -> throw new IllegalArgumentException("expected above or below");
        };
    }

    private static String filter(String text) {
        try {
            var _ = InetAddress.ofLiteral(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected addresses, e.g. 127.0.0.1", e);
        }
    }
}
