package register.commands.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A host's robots.txt (RFC 9309), as far as it is about this program.
record RobotRules(List<Rule> rules) {
    /// The size up to which the RFC requires a reader to read.
    static final int LARGEST = 512 * 1024;

    static final RobotRules ALL = new RobotRules(List.of());

    /// The name of this program in these files, and the beginning of its `User-Agent`.
    private static final String OWN = "subprocessor-register";

    RobotRules {
        rules = List.copyOf(rules);
    }

    /// @param pattern of paths, with `*` for anything, and `$` at the end of a whole path
    record Rule(boolean allows, String pattern) {
        boolean matches(String path) {
            boolean whole = pattern.endsWith("$");
            String wanted = whole ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
            return matches(wanted, path);
        }

        /// Takes no more steps than the product of both lengths, whatever the pattern.
        private static boolean matches(String pattern, String path) {
            int at = 0;
            int in = 0;
            int star = -1;
            int from = 0;
            while (in < path.length()) {
                if (at < pattern.length() && pattern.charAt(at) == '*') {
                    star = at++;
                    from = in;
                } else if (at < pattern.length() && pattern.charAt(at) == path.charAt(in)) {
                    at++;
                    in++;
                } else if (star >= 0) {
                    at = star + 1;
                    in = ++from;
                } else {
                    return false;
                }
            }
            return pattern.substring(at).chars().allMatch(rest -> rest == '*');
        }
    }

    /// The rules of the groups that name this program; if none does, those for all programs.
    static RobotRules of(String text) {
        var own = new ArrayList<Rule>();
        var others = new ArrayList<Rule>();
        boolean named = false;
        boolean isOwn = false;
        boolean isOthers = false;
        boolean inNames = false;
        for (String line : text.lines().toList()) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            String key = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts.length < 2 ? "" : parts[1].strip();
            if (key.equals("user-agent")) {
                isOwn = (inNames && isOwn) || value.equalsIgnoreCase(OWN);
                isOthers = (inNames && isOthers) || value.equals("*");
                named |= isOwn;
                inNames = true;
            } else if (key.equals("allow") || key.equals("disallow")) {
                inNames = false;
                if (!value.isEmpty()) {
                    var rule = new Rule(key.equals("allow"), value);
                    (isOwn ? own : isOthers ? others : new ArrayList<Rule>()).add(rule);
                }
            }
        }
        return new RobotRules(named ? own : others);
    }

    /// True unless the longest rule for the path forbids it.
    boolean allow(String path) {
        int longest = -1;
        boolean allows = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (length >= longest && rule.matches(path)) {
                allows = rule.allows() || (length == longest && allows);
                longest = length;
            }
        }
        return allows;
    }
}
