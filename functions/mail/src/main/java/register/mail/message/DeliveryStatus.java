package register.mail.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.delivery.DeliveryReport.Action;

/// The part of a `message/delivery-status` about one recipient (RFC 3464 section 2.3).
///
/// @param status e.g. `5.1.1` (RFC 3463); empty if it has none
/// @param diagnostic the server's words; empty if it has none
/// @param recipients the addresses concerned, as sent and as the server knows them
public record DeliveryStatus(Action action, String status, String diagnostic, List<String> recipients) {
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]{1,40}):[ \\t]*(.*(?:\\n[ \\t]+.*)*+)$");
    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b");
    private static final Pattern GROUPS = Pattern.compile("\\n[ \\t]*\\n");
    private static final int MOST = 20;
    private static final Pattern REPLY =
            Pattern.compile("(?:^|[\\s#(<>:\"])(?:[45]\\.[0-9]{1,3}\\.[0-9]{1,3}|[45][0-9]{2}(?=[ -]))(?![0-9.])");
    private static final int LONGEST = 1000;

    public DeliveryStatus {
        recipients = List.copyOf(recipients);
    }

    /// The status in one line.
    public String words() {
        return diagnostic.contains(status) ? diagnostic : (status + " " + diagnostic).strip();
    }

    /// Reads the fields of all recipients; each line ends with a line feed.
    static List<DeliveryStatus> all(String fields) {
        var found = new ArrayList<DeliveryStatus>();
        for (String group : GROUPS.split(fields, -1)) {
            Optional<Action> action = field(group, "action").flatMap(DeliveryStatus::action);
            if (action.isPresent() && found.size() < MOST) {
                found.add(new DeliveryStatus(
                        action.get(),
                        field(group, "status").map(DeliveryStatus::code).orElse(""),
                        field(group, "diagnostic-code").orElse(""),
                        Stream.of("original-recipient", "final-recipient")
                                .flatMap(name -> field(group, name).stream())
                                .map(value ->
                                        value.substring(value.indexOf(';') + 1).strip())
                                .toList()));
            }
        }
        return found;
    }

    /// Reads a bounce in no standard form: its first line with a status code or a reply code of 4yz or 5yz.
    public static @Nullable DeliveryStatus told(String text) {
        for (String line : text.split("\n", -1)) {
            Matcher code = REPLY.matcher(line);
            if (line.length() <= LONGEST && code.find()) {
                boolean later = code.group().strip().startsWith("4");
                return new DeliveryStatus(later ? Action.DELAYED : Action.FAILED, code(line), line.strip(), List.of());
            }
        }
        return null;
    }

    private static Optional<Action> action(String word) {
        return switch (word.split("[;(\\s]", 2)[0].toLowerCase(Locale.ROOT)) {
            case "failed" -> Optional.of(Action.FAILED);
            case "delayed" -> Optional.of(Action.DELAYED);
            case "delivered", "relayed", "expanded" -> Optional.of(Action.DELIVERED);
            default -> Optional.empty();
        };
    }

    private static String code(String value) {
        Matcher code = STATUS.matcher(value);
        return code.find() ? code.group() : "";
    }

    private static Optional<String> field(String group, String name) {
        Matcher field = FIELD.matcher(group);
        while (field.find()) {
            if (field.group(1).toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(field.group(2).replaceAll("\\s+", " ").strip());
            }
        }
        return Optional.empty();
    }
}
