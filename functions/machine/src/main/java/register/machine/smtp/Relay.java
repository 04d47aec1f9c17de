package register.machine.smtp;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The company's mail server, which takes the register's mail for delivery (RFC 6409).
///
/// @param host its name or address
/// @param user to log in as; null if the server needs none
/// @param password of `user`; null without one
/// @param encryption of the connection
public record Relay(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Encryption encryption) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /// When TLS starts on a connection.
    public enum Encryption {
        /// Never: on this machine only.
        NONE,
        /// Before the sender or the mail is named (RFC 3207); otherwise nothing is sent.
        STARTTLS,
        /// From the first byte (RFC 8314).
        IMPLICIT
    }

    /// Reads `smtp://[USER@]HOST[:PORT]`, default port 587, or `smtps://[USER@]HOST[:PORT]`, default port 465.
    /// Connections beyond this machine are encrypted.
    ///
    /// @param password of the user; null if there is none
    /// @param certified true if trusted certificates are set: then connections to this machine are encrypted too
    /// @throws IllegalArgumentException naming the expected form; it never repeats the address
    public static Relay at(String address, @Nullable String password, boolean certified) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(expected(), e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String user = uri.getUserInfo();
        boolean implicit = scheme.equals("smtps");
        boolean plain = uri.getRawPath() != null
                && uri.getRawPath().replace("/", "").isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if ((!implicit && !scheme.equals("smtp")) || uri.getHost() == null || !plain || uri.getPort() == 0) {
            throw new IllegalArgumentException(expected());
        }
        if (user != null && !user.matches("[!-9;-~]+")) {
            throw new IllegalArgumentException("expected a user in printable ASCII, and no password in the address");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    user == null
                            ? "expected a user to go with the password"
                            : "expected a password to go with the user");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        Encryption otherwise = certified || !loopback(host) ? Encryption.STARTTLS : Encryption.NONE;
        int port = implicit ? SUBMISSIONS : SUBMISSION;
        return new Relay(
                host,
                uri.getPort() < 0 ? port : uri.getPort(),
                user,
                password,
                implicit ? Encryption.IMPLICIT : otherwise);
    }

    private static String expected() {
        return "expected smtp://[USER@]HOST[:PORT] or smtps://[USER@]HOST[:PORT]";
    }

    /// Other names must be resolved, but `localhost` is always this machine (RFC 6761).
    private static boolean loopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return "%s:%d".formatted(host, port);
    }
}
