package register.commands.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.value.Problem;

/// Makes strangers' text safe to print on a terminal: without characters that move the cursor, reverse the direction of
/// writing, or are invisible.
public final class TerminalText {
    private static final int WIDTH = 100;
    private static final int LONGEST_HOURS = 48;

    private TerminalText() {}

    /// Truncates a text to one line of at most `most` characters.
    public static String cut(String text, int most) {
        String line = Problem.line(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// A text in lines of at most 100 characters, broken between words if possible, without repeated empty lines.
    public static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        for (String line : text.strip().split("\n", -1)) {
            String rest = Problem.line(line).stripTrailing();
            if (rest.isEmpty() && !lines.isEmpty() && lines.getLast().isEmpty()) {
                continue;
            }
            while (rest.codePointCount(0, rest.length()) > WIDTH) {
                int most = rest.offsetByCodePoints(0, WIDTH);
                int space = rest.lastIndexOf(' ', most);
                int end = space > 0 && !rest.substring(0, space).isBlank() ? space : most;
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /// Adds a field to aligned lines, unless it is absent.
    static void field(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.add(String.format(Locale.ROOT, "%-16s %s", name, value));
        }
    }

    /// A recipient's customer, if it has one, and mail address.
    static String recipient(@Nullable String customer, String address) {
        return (customer == null ? "" : Problem.printable(customer) + " ") + "<" + Problem.printable(address) + ">";
    }

    /// A duration: in hours up to two days, then in days.
    public static String length(Duration duration) {
        long hours = duration.toHours();
        return hours < LONGEST_HOURS ? hours + "h" : duration.toDays() + "d";
    }

    /// The time left until a moment, or since it.
    public static String until(Instant moment, Instant now) {
        return moment.isBefore(now)
                ? "overdue " + length(Duration.between(moment, now))
                : "in " + length(Duration.between(now, moment));
    }
}
