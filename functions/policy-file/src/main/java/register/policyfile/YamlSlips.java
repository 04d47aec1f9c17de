package register.policyfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// The probable mistake of a writer new to YAML if the file cannot be read, and its remedy.
final class YamlSlips {
    private static final Pattern NO_BEGINNING =
            Pattern.compile("found character '(.)[^']*' that cannot.*", Pattern.DOTALL);
    private static final Pattern BEGINS_QUOTED = Pattern.compile("\\s*(- +)*([\\w-]+: +)?[\"'].*");
    private static final Pattern CURLY = Pattern.compile("[“”„‟«»‘’‚‛][^“”„‟«»]*[“”„‟«»‘’‚‛]");
    private static final String TYPED = " \t";

    private YamlSlips() {}

    /// @param at the position of the mistake
    record Slip(Mark at, Sentence what) {}

    /// Empty if the parser's own message is the best known.
    static Optional<Slip> of(String text, MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        if (mark == null) {
            return Optional.empty();
        }
        List<String> lines = text.lines().toList();
        String line = line(lines, mark.getLine());
        if (isTabbed(line) || isTabbed(line(lines, mark.getLine() - 1))) {
            return said(mark, "tab");
        }
        Matcher sign = NO_BEGINNING.matcher(e.getProblem());
        if (sign.matches()) {
            return said(mark, "own-meaning", sign.group(1));
        }
        if (e.getProblem().startsWith("mapping values are not allowed")) {
            boolean within =
                    line.substring(0, Math.min(mark.getColumn(), line.length())).contains(": ");
            return within ? said(mark, "own-meaning", ":") : said(mark, "indented");
        }
        String context = String.valueOf(e.getContext());
        if (context.contains("quoted scalar")) {
            return said(e.getContextMark().orElse(mark), "quotation-mark");
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return said(mark, BEGINS_QUOTED.matcher(line).matches() ? "quotation-mark" : "indented");
        }
        return Optional.empty();
    }

    private static Optional<Slip> said(Mark mark, String key, Object... arguments) {
        return Optional.of(new Slip(mark, FileWords.say(key, arguments)));
    }

    private static String line(List<String> lines, int number) {
        return number < 0 || number >= lines.size() ? "" : lines.get(number);
    }

    private static boolean isTabbed(String line) {
        for (int i = 0; i < line.length() && TYPED.indexOf(line.charAt(i)) >= 0; i++) {
            if (line.charAt(i) == '\t') {
                return true;
            }
        }
        return false;
    }

    /// True if a name within braces and without a value is the rest of a text that contains a comma.
    static boolean isRest(Event name, Event value) {
        return isPlain(name)
                && isPlain(value)
                && value.getStartMark().equals(value.getEndMark())
                && !Known.NAMES.contains(((ScalarEvent) name).getValue());
    }

    static boolean isPlain(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getAnchor().isEmpty()
                && scalar.getTag().isEmpty();
    }

    private static final class Known {
        private static final Set<String> NAMES = Set.copyOf(PolicySchema.names());
    }

    /// Adds that a word processor's quotation marks around a wrong value must be removed.
    static Problem curly(Problem problem) {
        return CURLY.matcher(problem.value()).matches()
                ? new Problem(problem.path(), problem.value(), FileWords.say("curly", problem.sentence()))
                : problem;
    }
}
