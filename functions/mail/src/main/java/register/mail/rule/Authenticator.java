package register.mail.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.mail.message.Header;

/// The mail server in front of the register: the name under which it writes its results, and their place in a message.
///
/// @param server its `authserv-id` (RFC 8601 section 2.5), in any case
/// @param place of its results
/// @param filters addresses of content filters that hand a message back to the server: what filters and server write
///     on that way is above its first `Received`
public record Authenticator(String server, Place place, Set<String> filters) {
    private static final String NAME = "authentication-results";
    private static final String RECEIVED = "received";

    /// The server's own view of the connecting client, as written by Postfix, Sendmail and Exim. The name before it
    /// is the client's claim.
    private static final Pattern CLIENT = Pattern.compile(
            "from\\s+\\S+\\s+\\((?:[A-Za-z0-9._-]+\\s+)?\\[(?:IPv6:)?([0-9A-Fa-f.:]+)\\][^()\\[\\]]*\\).*");

    /// The position relative to the server's own `Received`.
    public enum Place {
        /// Milters of Postfix and Sendmail write here. Senders cannot.
        ABOVE,
        /// rspamd writes here. Senders can too, unless the server removes it.
        BELOW
    }

    public Authenticator {
        filters = Set.copyOf(filters);
    }

    /// The server's own fields, from the top. Empty if any field in its name is elsewhere or unreadable: a server that
    /// lets such a field through is not trusted.
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

    /// The index of the `Received` for the arrival from outside; negative if there is none.
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
