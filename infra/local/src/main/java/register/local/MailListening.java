package register.local;

import java.net.InetAddress;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import register.local.smtp.Certificates;

/// How mail reaches this machine, read from the environment once.
///
/// @param address `REGISTER_SMTP_ADDRESS`, 127.0.0.1: where the listener for mail listens
/// @param tls `REGISTER_SMTP_CERTIFICATE` and `REGISTER_SMTP_KEY`, PEM files: the certificate with its issuers' after
/// it,
///     shown to who asks for encryption; null where none is offered
/// @param authenticator `REGISTER_MAIL_AUTHENTICATOR`: the `authserv-id` (RFC 8601) of the mail server in front, whose
///     verdicts on SPF, DKIM and DMARC count; null where `REGISTER_MAIL_VERDICTS` alone says what is believed
public record MailListening(
        InetAddress address,
        @Nullable SSLContext tls,
        @Nullable String authenticator) {
    private static final String ADDRESS = "REGISTER_SMTP_ADDRESS";
    private static final String CERTIFICATE = "REGISTER_SMTP_CERTIFICATE";
    private static final String KEY = "REGISTER_SMTP_KEY";
    private static final String AUTHENTICATOR = "REGISTER_MAIL_AUTHENTICATOR";

    /// @throws BadSettingException naming the first variable that cannot be used
    static MailListening read(Map<String, String> environment) {
        return new MailListening(address(environment), tls(environment), authenticator(environment));
    }

    private static InetAddress address(Map<String, String> environment) {
        String value = environment.getOrDefault(ADDRESS, "");
        try {
            return InetAddress.ofLiteral(value.isEmpty() ? "127.0.0.1" : value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(ADDRESS, value, "expected an address of this machine, e.g. 127.0.0.1");
        }
    }

    private static @Nullable SSLContext tls(Map<String, String> environment) {
        String certificate = environment.getOrDefault(CERTIFICATE, "");
        String key = environment.getOrDefault(KEY, "");
        if (certificate.isEmpty() != key.isEmpty()) {
            String missing = certificate.isEmpty() ? CERTIFICATE : KEY;
            throw new BadSettingException(missing, "", "expected a PEM file beside the other");
        }
        return certificate.isEmpty()
                ? null
                : SettingFile.read(
                        KEY,
                        key,
                        secret -> SettingFile.read(
                                CERTIFICATE, certificate, shown -> Certificates.showing(shown, secret)));
    }

    private static @Nullable String authenticator(Map<String, String> environment) {
        String value = environment.getOrDefault(AUTHENTICATOR, "").strip();
        if (!value.matches("[A-Za-z0-9._:-]*")) {
            throw new BadSettingException(
                    AUTHENTICATOR, value, "expected the name that the mail server in front gives itself");
        }
        return value.isEmpty() ? null : value;
    }
}
