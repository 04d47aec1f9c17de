package register.machine.settings;

import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import register.machine.smtp.Certificates;
import register.machine.smtp.Relay;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The settings for outgoing mail, read once from the environment.
///
/// @param relay the mail server that takes the register's mail: `REGISTER_MAIL_RELAY`, with the password in
///     `REGISTER_MAIL_RELAY_PASSWORD` or in the file named by `REGISTER_MAIL_RELAY_PASSWORD_FILE`; null to write mail
///     to a folder
/// @param trust `REGISTER_MAIL_RELAY_TRUST`, a PEM file: the trust anchors for the relay's certificate; by default
///     Java's
/// @param noticesPerMinute the rate limit for notices: `REGISTER_NOTICE_RATE`
/// @param bounceDomain the domain whose mail to `bounce+…` reaches the listener, for reports on notices:
///     `REGISTER_BOUNCE_DOMAIN`; absent if reports go to the address for replies
public record MailTransport(
        @Nullable Relay relay,
        SSLContext trust,
        int noticesPerMinute,
        @Nullable String bounceDomain) {
    private static final String BOUNCE_DOMAIN = "REGISTER_BOUNCE_DOMAIN";

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    /// The limit of an Exchange Online mailbox (Microsoft, "Exchange Online limits").
    private static final int NOTICES_PER_MINUTE = 30;

    private static final int MOST_PER_MINUTE = 60_000;

    /// @throws BadSettingException naming the first invalid variable; it never repeats a password
    static MailTransport read(Variables variables) {
        String trusted = variables.optional("REGISTER_MAIL_RELAY_TRUST");
        SSLContext trust = trusted == null
                ? javasOwn()
                : SettingFile.read("REGISTER_MAIL_RELAY_TRUST", trusted, Certificates::trusting);
        int rate = variables.number(
                "REGISTER_NOTICE_RATE",
                NOTICES_PER_MINUTE,
                1,
                MOST_PER_MINUTE,
                "expected mails a minute, 1 to " + MOST_PER_MINUTE);
        String bounces = variables.optional(BOUNCE_DOMAIN);
        if (bounces != null && !DOMAIN.matcher(bounces).matches()) {
            throw new BadSettingException(BOUNCE_DOMAIN, bounces, "expected a domain, e.g. example.com");
        }
        return new MailTransport(relay(variables, trusted != null), trust, rate, bounces);
    }

    private static @Nullable Relay relay(Variables variables, boolean certified) {
        SettingFile.passwordExists(variables, "REGISTER_MAIL_RELAY_PASSWORD");
        String address = variables.optional("REGISTER_MAIL_RELAY");
        if (address == null) {
            return null;
        }
        try {
            return Relay.at(address, SettingFile.password(variables, "REGISTER_MAIL_RELAY_PASSWORD"), certified);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException("REGISTER_MAIL_RELAY", withoutUser(address), String.valueOf(e.getMessage()));
        }
    }

    /// Everything before the last `@` may be a password, in whatever form.
    private static String withoutUser(String address) {
        return address.replaceFirst("(?s)^([A-Za-z]+://)?.*@", "$1…@");
    }

    private static SSLContext javasOwn() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without TLS", e);
        }
    }
}
