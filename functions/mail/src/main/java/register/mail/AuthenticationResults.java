package register.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.mail.message.Header;
import register.mail.message.MailReader;

/// What the mail server in front of this one found of a message and wrote at its top (`Authentication-Results`, RFC
/// 8601). Fields of that name from anybody else are nobody's verdict.
public final class AuthenticationResults {
    private static final String NAME = "authentication-results";
    private static final String RECEIVED = "received";

    /// What servers write above what was sent; the first other field is the sender's, or the server's before.
    private static final Set<String> TRACE = Set.of(
            NAME,
            RECEIVED,
            "return-path",
            "delivered-to",
            "received-spf",
            "dkim-filter",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    private static final Pattern RESULT =
            Pattern.compile("\\s*([a-z0-9-]+)\\s*(?:/\\s*[0-9]+\\s*)?=\\s*([a-z]+)(?:\\s.*)?");

    private AuthenticationResults() {}

    /// The verdicts on SPF, DKIM and DMARC. Where a field of this server stands below the top of the message, the
    /// server
    /// lets through what strangers write in its name, and no verdict counts.
    ///
    /// @param server its `authserv-id`, in any case
    /// @param otherwise the verdicts on spam and viruses, of which these fields do not speak
    public static Verdicts of(byte[] raw, String server, Verdicts otherwise) {
        List<Header> headers = MailReader.read(raw).headers();
        int top = top(headers);
        var found = new HashMap<String, Verdict>();
        boolean forged = headers.subList(top, headers.size()).stream()
                .anyMatch(header -> header.name().equals(NAME) && by(server, parts(header.value())));
        if (!forged) {
            headers.subList(0, top).stream()
                    .filter(header -> header.name().equals(NAME))
                    .map(header -> parts(header.value()))
                    .filter(parts -> by(server, parts))
                    .forEach(parts -> take(parts, found));
        }
        return new Verdicts(
                otherwise.spam(),
                otherwise.virus(),
                verdict(found, "spf"),
                verdict(found, "dkim"),
                verdict(found, "dmarc"));
    }

    /// How many fields stand above the first that the sender or an earlier server wrote.
    private static int top(List<Header> headers) {
        int received = 0;
        for (int at = 0; at < headers.size(); at++) {
            String name = headers.get(at).name();
            received += name.equals(RECEIVED) ? 1 : 0;
            if (received > 1 || (!TRACE.contains(name) && !name.startsWith("x-"))) {
                return at;
            }
        }
        return headers.size();
    }

    private static boolean by(String server, List<String> parts) {
        String id = parts.getFirst().strip().split("\\s+", 2)[0];
        return id.equals(server.toLowerCase(Locale.ROOT));
    }

    /// The upper of two fields is the later: what stands first counts. Of several signatures one that holds suffices.
    private static void take(List<String> parts, Map<String, Verdict> found) {
        var here = new HashMap<String, Verdict>();
        for (String part : parts.subList(1, parts.size())) {
            Matcher result = RESULT.matcher(part);
            if (result.matches()) {
                Verdict verdict = verdict(result.group(2));
                here.merge(result.group(1), verdict, (one, other) -> one == Verdict.PASS ? one : other);
            }
        }
        here.forEach(found::putIfAbsent);
    }

    private static Verdict verdict(String result) {
        return switch (result) {
            case "pass" -> Verdict.PASS;
            case "fail" -> Verdict.FAIL;
            case "none", "neutral", "softfail", "policy", "bestguesspass" -> Verdict.GRAY;
            case "temperror", "permerror" -> Verdict.PROCESSING_FAILED;
            default -> Verdict.MISSING;
        };
    }

    private static Verdict verdict(Map<String, Verdict> found, String method) {
        return found.getOrDefault(method, Verdict.MISSING);
    }

    /// The server's name and the results, in lower case, without comments and quotation marks. A quoted text is a
    /// value, never a result: what stands in it cannot end it.
    private static List<String> parts(String value) {
        var parts = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean escaped = c == '\\' && at + 1 < value.length();
            if (escaped) {
                at++;
            }
            if (quoted) {
                quoted = escaped || c != '"';
                if (quoted) {
                    char inside = value.charAt(at);
                    parts.getLast().append(inside == '=' ? '?' : inside);
                }
            } else if (depth > 0) {
                depth += escaped ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (c == '(') {
                depth = 1;
                parts.getLast().append(' ');
            } else if (c == '"') {
                quoted = true;
            } else if (c == ';') {
                parts.add(new StringBuilder());
            } else {
                parts.getLast().append(c);
            }
        }
        // A comment or text that does not end leaves open what the rest means.
        Stream<StringBuilder> whole =
                depth == 0 && !quoted ? parts.stream() : parts.stream().limit(1);
        return whole.map(part -> part.toString().toLowerCase(Locale.ROOT)).toList();
    }
}
