package register.mail.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.mail.message.Header;

/// The mail server in front of the register: in whose name, and where in a message, it writes what it found.
///
/// @param server its `authserv-id` (RFC 8601 section 2.5), in any case
/// @param place where it writes
/// @param filters the addresses of the content filters that hand a message back to it: what they and it wrote on that
///     way is above its first `Received`
public record Authenticator(String server, Place place, Set<String> filters) {
    private static final String NAME = "authentication-results";
    private static final String RECEIVED = "received";

    /// What the server itself saw of who connected, as Postfix, Sendmail and Exim write it. What the client called
    /// itself is before, and is anybody's.
    private static final Pattern CLIENT = Pattern.compile(
            "from\\s+\\S+\\s+\\((?:[A-Za-z0-9._-]+\\s+)?\\[(?:IPv6:)?([0-9A-Fa-f.:]+)\\][^()\\[\\]]*\\).*");

    /// On which side of the `Received` that the server wrote when the message reached it.
    public enum Place {
        /// As milters of Postfix and Sendmail do. No stranger's field can be there.
        ABOVE,
        /// As rspamd does. A stranger's may, unless the server removes it.
        BELOW
    }

    public Authenticator {
        filters = Set.copyOf(filters);
    }

    /// The server's own fields, from the top. Empty where one of them, or of somebody in its name, is elsewhere or
    /// cannot be read: a server that lets such through is not believed.
    List<AuthenticationField> fields(List<Header> headers) {
        int received = received(headers);
        if (received < 0) {
            return List.of();
        }
        int from = place == Place.ABOVE ? 0 : received;
        int to = place == Place.ABOVE ? received : next(headers, received);
        List<AuthenticationField> own = own(headers.subList(from, to));
        boolean elsewhere = own.size() != own(headers).size();
        boolean several = place == Place.BELOW && own.size() > 1;
        boolean readable = own.stream().allMatch(AuthenticationField::wellFormed);
        return elsewhere || several || !readable ? List.of() : own;
    }

    private List<AuthenticationField> own(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equals(NAME))
                .map(header -> AuthenticationField.parse(header.value()))
                .filter(field -> field.server().equalsIgnoreCase(server))
                .toList();
    }

    /// Where the server says that the message reached it from outside; negative where nobody does.
    private int received(List<Header> headers) {
        int at = next(headers, -1);
        while (at < headers.size()
                && client(headers.get(at)).filter(filters::contains).isPresent()) {
            at = next(headers, at);
        }
        return at < headers.size() ? at : -1;
    }

    private static int next(List<Header> headers, int after) {
        int at = after + 1;
        while (at < headers.size() && !headers.get(at).name().equals(RECEIVED)) {
            at++;
        }
        return at;
    }

    private static Optional<String> client(Header received) {
        Matcher client = CLIENT.matcher(received.value());
        return client.matches() ? Optional.of(client.group(1)) : Optional.empty();
    }
}
