package register.importing.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the ends of JSX in a text, without understanding its code. Each part is scanned once or twice, so that a text
/// of open braces takes no quadratic time.
final class JsxScanner {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?<fence>`{3,}|~{3,})[^\\n]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$.:-]{0,200}");
    private static final int LONGEST_TAG = 100_000;
    private static final int LONGEST_CODE = 10_000;

    private final String text;
    private int at;
    /// From here on, no brace is known to be closed.
    private int open;

    /// The end of the paragraph last looked at.
    private int paragraph;

    private int counted;
    private int line = 1;

    JsxScanner(String text) {
        this.text = text;
        this.open = text.length();
    }

    /// A tag of HTML or JSX.
    ///
    /// @param name empty for a fragment
    /// @param properties by name; a value in braces is an expression
    /// @param closed true if it closes itself
    record Tag(String name, Map<String, String> properties, boolean closed) {}

    boolean atEnd() {
        return at >= text.length();
    }

    int at() {
        return at;
    }

    char peek() {
        return text.charAt(at);
    }

    char next() {
        return text.charAt(at++);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    boolean isLineStart() {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    /// The line of an index that is not before any asked for earlier.
    int line(int index) {
        for (; counted < index; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    @Nullable
    Matcher lookingAt(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    /// Skips a fenced block of code.
    boolean skipFence() {
        Matcher fence = lookingAt(FENCE);
        if (fence == null) {
            return false;
        }
        String mark = fence.group("fence");
        int end = text.indexOf("\n" + mark, fence.end());
        at = end < 0 ? text.length() : end + 1 + mark.length();
        return true;
    }

    /// Skips a span of code.
    boolean skipCode() {
        if (peek() != '`') {
            return false;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        if (paragraph < end) {
            int next = text.indexOf("\n\n", end);
            paragraph = next < 0 ? text.length() : next;
        }
        int close = text.indexOf(text.substring(at, end), end, Math.min(paragraph, end + LONGEST_CODE));
        at = close < 0 ? end : close + end - at;
        return true;
    }

    boolean skipEscape() {
        if (peek() != '\\' || at + 1 >= text.length()) {
            return false;
        }
        at += 2;
        return true;
    }

    /// Skips to the end of a statement: the end of a line where no bracket is open.
    void skipStatement(int from) {
        int depth = 0;
        int i = at;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '`') {
                i = string(i);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == '\n' && depth <= 0 && i >= from) {
                break;
            }
        }
        at = Math.min(i, text.length());
    }

    /// Skips an expression in braces; false if it does not end.
    boolean skipBraces() {
        if (at >= open) {
            return false;
        }
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' && text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? text.length() : end + 1;
            } else if (depth > 0 && (c == '"' || c == '\'' || c == '`')) {
                i = string(i);
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                at = i + 1;
                return true;
            }
        }
        open = at;
        return false;
    }

    /// The index of the end of a string, or of its beginning if it does not end on its line, as an apostrophe.
    private int string(int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i;
            } else if (c == '\n' && quote != '`') {
                return start;
            }
        }
        return start;
    }

    /// Skips a tag; absent if the text has none here.
    @Nullable
    Tag tag() {
        int start = at;
        at++;
        boolean closes = !atEnd() && peek() == '/';
        at += closes ? 1 : 0;
        Matcher name = lookingAt(NAME);
        String named = name == null ? "" : name.group();
        at += named.length();
        Map<String, String> properties = new LinkedHashMap<>();
        while (!atEnd() && at - start < LONGEST_TAG) {
            char c = peek();
            if (c == '>') {
                at++;
                return named.isEmpty() && at - start > 3 ? absent(start) : new Tag(named, properties, false);
            }
            if (named.isEmpty()) {
                return absent(start);
            }
            if (text.startsWith("/>", at)) {
                at += 2;
                return new Tag(named, properties, true);
            }
            if (Character.isWhitespace(c)) {
                at++;
            } else if (!property(properties)) {
                return absent(start);
            }
        }
        return absent(start);
    }

    private @Nullable Tag absent(int start) {
        at = start;
        return null;
    }

    private boolean property(Map<String, String> properties) {
        int start = at;
        if (peek() == '{') {
            boolean spread = skipBraces();
            properties.put("", spread ? since(start) : "");
            return spread;
        }
        Matcher name = lookingAt(NAME);
        if (name == null) {
            return false;
        }
        at = name.end();
        if (atEnd() || peek() != '=') {
            properties.put(name.group(), "true");
            return true;
        }
        at++;
        int value = at;
        if (atEnd()) {
            return false;
        }
        char quote = peek();
        if (quote == '{') {
            boolean whole = skipBraces();
            properties.put(name.group(), whole ? since(value) : "");
            return whole;
        }
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0 || end - value > LONGEST_TAG) {
            return false;
        }
        properties.put(name.group(), text.substring(value + 1, end));
        at = end + 1;
        return true;
    }
}
