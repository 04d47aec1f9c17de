package register.local;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import register.local.smtp.Certificates;
import register.local.smtp.Relay;

/// How mail leaves this machine, read from the environment once.
///
/// @param relay `REGISTER_MAIL_RELAY`, with the password in `REGISTER_MAIL_RELAY_PASSWORD` or in the file that
///     `REGISTER_MAIL_RELAY_PASSWORD_FILE` names: the mail server that takes the register's mail; null where mail is
///     left in a folder
/// @param trust `REGISTER_MAIL_RELAY_TRUST`, a PEM file: the certificates that the relay's must come from; those that
///     Java trusts by itself where it names none
public record MailTransport(@Nullable Relay relay, SSLContext trust) {

    /// @throws BadSettingException naming the first variable that cannot be used; it never repeats a password
    static MailTransport read(Map<String, String> environment) {
        String trusted = environment.getOrDefault("REGISTER_MAIL_RELAY_TRUST", "");
        SSLContext trust = trusted.isEmpty()
                ? javasOwn()
                : SettingFile.read("REGISTER_MAIL_RELAY_TRUST", trusted, Certificates::trusting);
        return new MailTransport(relay(environment, !trusted.isEmpty()), trust);
    }

    private static @Nullable Relay relay(Map<String, String> environment, boolean certified) {
        String address = environment.getOrDefault("REGISTER_MAIL_RELAY", "");
        if (address.isEmpty()) {
            return null;
        }
        try {
            return Relay.at(address, SettingFile.password(environment, "REGISTER_MAIL_RELAY_PASSWORD"), certified);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    "REGISTER_MAIL_RELAY", address.replaceAll("//.*@", "//…@"), String.valueOf(e.getMessage()));
        }
    }

    private static SSLContext javasOwn() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without TLS", e);
        }
    }
}
