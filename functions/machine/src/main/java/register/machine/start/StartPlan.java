package register.machine.start;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.publishing.Reasons;
import register.value.PolicyId;
import register.value.Problem;

/// Reads a `first-start` file: one step per line; `#` begins a comment; double quotes enclose text with spaces.
public final class StartPlan {
    /// The file's name in the policies' folder.
    public static final String FILE = "first-start";

    private StartPlan() {}

    /// @throws IllegalArgumentException naming the first malformed line
    public static List<StartStep> parse(String text) {
        var steps = new ArrayList<StartStep>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                List<String> words = words(line);
                if (!words.isEmpty()) {
                    steps.add(step(line.strip(), words));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        FILE + ":" + number + ": \"" + Problem.printable(line.strip()) + "\": " + e.getMessage(), e);
            }
        }
        return steps;
    }

    private static StartStep step(String line, List<String> words) {
        var operands = new ArrayList<String>();
        boolean correct = false;
        String reason = null;
        String noNotice = null;
        for (int at = 1; at < words.size(); at++) {
            switch (words.get(at)) {
                case "--correct" -> correct = true;
                // No one is asked for confirmation here.
                case "--yes" -> {}
                case "--reason" -> {
                    at++;
                    reason = at < words.size() ? words.get(at) : null;
                }
                case "--no-notice" -> {
                    at++;
                    noNotice = at < words.size() ? words.get(at) : "";
                }
                case String operand -> operands.add(operand);
            }
        }
        return switch (words.getFirst()) {
            case "publish" -> publish(line, operands, correct, new Reasons(reason, noNotice));
            case "withdraw" -> withdraw(line, operands, reason);
            case "trial" -> trial(line, words.size());
            default -> throw new IllegalArgumentException("expected publish, withdraw or trial");
        };
    }

    private static StartStep publish(String line, List<String> operands, boolean correct, Reasons reasons) {
        if (operands.size() != 1
                || operands.getFirst().startsWith("--")
                || correct != (reasons.correction() != null)
                || "".equals(reasons.noNotice())) {
            throw new IllegalArgumentException("expected publish FILE [--correct --reason \"…\"] [--no-notice \"…\"]");
        }
        return new StartStep.Publish(line, operands.getFirst(), reasons);
    }

    private static StartStep trial(String line, int words) {
        if (words != 1) {
            throw new IllegalArgumentException("expected trial alone");
        }
        return new StartStep.Trial(line);
    }

    private static StartStep withdraw(String line, List<String> operands, @Nullable String reason) {
        if (operands.size() != 2 || reason == null) {
            throw new IllegalArgumentException("expected withdraw POLICY DATE --reason \"…\"");
        }
        try {
            return new StartStep.Withdraw(
                    line, new PolicyId(operands.getFirst()), LocalDate.parse(operands.getLast()), reason);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a date, YYYY-MM-DD", e);
        }
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length() && line.charAt(at) != '#') {
            char first = line.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
            } else if (first == '"') {
                int end = line.indexOf('"', at + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("expected a closing \"");
                }
                words.add(line.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }
}
