package register.mail.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.value.Resource;

/// The marks that mail programs write between a message and the one it answers, from the resource `marks.txt`:
/// sections `[name]`, one mark per line, `#` before a comment.
final class QuoteMarks {
    private static final Map<String, List<String>> SECTIONS = read("marks.txt");

    private QuoteMarks() {}

    /// A pattern of whole lines.
    ///
    /// @param expression a regular expression in which `MARK` stands for any mark of the section, as a whole word
    static Pattern lines(String section, String expression) {
        String any = SECTIONS.getOrDefault(section, List.of()).stream()
                .map(QuoteMarks::word)
                .collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(expression.replace("MARK", any), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Scripts without spaces have no word boundaries.
    private static String word(String mark) {
        boolean open = mark.endsWith("*");
        String text = open ? mark.substring(0, mark.length() - 1) : mark;
        String before = Character.isIdeographic(text.codePointAt(0)) || text.charAt(0) >= '\u3040' ? "" : "(?<!\\p{L})";
        return before + Pattern.quote(text) + (open ? "(?!\\p{L}).*" : "");
    }

    private static Map<String, List<String>> read(String resource) {
        var sections = new TreeMap<String, List<String>>();
        String section = "";
        for (String line : Resource.lines(QuoteMarks.class, resource)) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(line);
            }
        }
        return sections;
    }
}
