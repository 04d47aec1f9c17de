package register.checks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Output as shown in a page. `…` stands for varying text; so do references, hashes, keys and times, recognised by
/// their form; the printed value replaces the page's from then on.
final class DocsOutput {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern VARIES = Pattern.compile(
            "(?<rest>(?<=\n|^)…\n)|(?<moment>" + MOMENT
                    + ")|(?<reference>\\b(?:DPA|NTC|OBJ)(?:-[0-9A-Z]{2,8})+)|(?<secret>whsec_[\\w+/=]+)|(?<key>[\\w./-]+\\+[0-9a-f]{8}\\+[\\w+/=]+…?)|(?<hash>\\b[0-9a-f]{4,}…|\\b[0-9a-f]{16,}\\b)|(?<run>\\b(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[0-9A-Z]{8}\\b)|(?<any>…)");
    private static final Map<String, String> SHAPES = Map.of(
            "rest", "(?:.*\n)*?",
            "moment", MOMENT.pattern(),
            "reference", "[A-Z]{3}(?:-[0-9A-Z]{2,8})+",
            "secret", "whsec_[\\w+/=]+",
            "key", "[\\w./-]+\\+[0-9a-f]{8}\\+[\\w+/=]+",
            "hash", "[0-9a-f]{8,}",
            "run", "[0-9A-Z]{8}",
            "any", ".*?");

    private DocsOutput() {}

    /// The difference between printed and shown output; empty if there is none.
    ///
    /// @param bindings known values; new ones are added
    static Optional<String> difference(String page, String printed, Map<String, String> bindings) {
        var pattern = new StringBuilder();
        var groups = new HashMap<String, Integer>();
        int end = 0;
        Matcher varies = VARIES.matcher(page);
        while (varies.find()) {
            pattern.append(literal(page.substring(end, varies.start()), bindings));
            end = varies.end();
            String kind = kind(varies.toMatchResult());
            String known = bindings.get(varies.group());
            if (known != null) {
                pattern.append(Pattern.quote(known));
            } else if (kind.equals("rest") || kind.equals("moment") || kind.equals("any")) {
                pattern.append(SHAPES.get(kind));
            } else if (groups.containsKey(varies.group())) {
                pattern.append("\\").append(groups.get(varies.group()));
            } else {
                groups.put(varies.group(), groups.size() + 1);
                pattern.append("(").append(SHAPES.get(kind)).append(")");
            }
        }
        pattern.append(literal(page.substring(end), bindings));
        Matcher same = Pattern.compile(pattern.toString()).matcher(printed);
        if (!same.matches()) {
            return Optional.of("expected:\n" + page + "printed:\n" + printed);
        }
        groups.forEach((text, group) -> bindings.put(text, same.group(group)));
        return Optional.empty();
    }

    /// With the reader's values in place of the page's examples.
    static String bound(String text, Map<String, String> bindings) {
        String names = bindings.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElse("(?!)");
        return Pattern.compile("(?<![\\w-])(?:" + names + ")(?![A-Za-z0-9_])")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(bindings.get(found.group()))));
    }

    private static String literal(String text, Map<String, String> bindings) {
        return Pattern.quote(bound(text, bindings));
    }

    private static String kind(MatchResult found) {
        return SHAPES.keySet().stream()
                .filter(name -> found.group(name) != null)
                .findFirst()
                .orElseThrow();
    }
}
