package register.policyfile;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.json.Json;

/// Values as YAML: plain if it cannot be misread, quoted if it can, folded if it is long.
public final class PolicyYamlText {
    /// The columns of a folded line; a longer word is not broken.
    private static final int WIDTH = 118;

    private static final int FLOW = 90;

    /// Begins with a letter or a digit, and contains nothing with a meaning in YAML, even within braces.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .;()/'’“”„+&@%=?!–—_-]*");

    /// Also permits characters that have a meaning only within braces: a comma, and a colon not before a space.
    private static final Pattern PLAIN_LINE =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} .,;()/'’“”„+&@%=?!*\"–—_-]|:(?=[^\\s]))*");

    private PolicyYamlText() {}

    /// @param indent of the lines that a long text takes
    public static String scalar(Json value, String indent) {
        return switch (value) {
            case Json.Str text -> text(text.value(), indent);
            case Json.Num number -> Long.toString(number.value());
            case Json.Bool truth -> truth == Json.Bool.TRUE ? "true" : "false";
            case Json.Null _ -> "null";
            case Json.Arr _ -> "[]";
            case Json.Obj _ -> "{}";
        };
    }

    /// Fields in braces on one line; empty if they deserve lines of their own.
    static String flow(Json.Obj object) {
        boolean simple = object.members().values().stream()
                .allMatch(value ->
                        value instanceof Json.Bool || (value instanceof Json.Str text && isPlain(PLAIN, text.value())));
        if (!simple) {
            return "";
        }
        String flow = object.members().entrySet().stream()
                .map(PolicyYamlText::member)
                .collect(Collectors.joining(", ", "{", "}"));
        return flow.length() > FLOW ? "" : flow;
    }

    /// On one line, in a form allowed within brackets and braces.
    public static String inline(Json value) {
        return switch (value) {
            case Json.Str text -> plainOrQuoted(text.value());
            case Json.Arr array ->
                array.items().stream().map(PolicyYamlText::inline).collect(Collectors.joining(", ", "[", "]"));
            case Json.Obj object ->
                object.members().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(PolicyYaml.FRIENDLY))
                        .map(member -> plainOrQuoted(member.getKey()) + ": " + inline(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Json.Num _, Json.Bool _, Json.Null _ -> scalar(value, "");
        };
    }

    /// On one line, in a form allowed only outside brackets and braces.
    public static String line(String text) {
        return isPlain(PLAIN_LINE, text) ? text : quoted(text);
    }

    /// On one line, also within brackets and braces: plain if possible, otherwise quoted.
    public static String plainOrQuoted(String text) {
        return isPlain(PLAIN, text) ? text : quoted(text);
    }

    private static String member(Map.Entry<String, Json> member) {
        return plainOrQuoted(member.getKey()) + ": " + scalar(member.getValue(), "");
    }

    private static String text(String text, String indent) {
        boolean fits = indent.length() + text.length() + 12 <= WIDTH;
        if (fits) {
            return line(text);
        }
        return isFoldable(text) ? folded(text, indent) : quoted(text);
    }

    private static boolean isPlain(Pattern pattern, String text) {
        return text.length() <= WIDTH && pattern.matcher(text).matches() && !text.endsWith(" ") && Scalars.isText(text);
    }

    /// True if a folded text can hold it, which loses spaces at its ends and cannot hold a line break.
    public static boolean isFoldable(String text) {
        return text.equals(text.strip()) && text.codePoints().noneMatch(PolicyYamlText::isEscaped);
    }

    /// True for a character that breaks a line, is invisible, or is not allowed in YAML (YAML 1.2.2, section 5.1).
    private static boolean isEscaped(int c) {
        return Character.isISOControl(c)
                || switch (c) {
                    case 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff -> true;
                    default -> false;
                };
    }

    private static String folded(String text, String indent) {
        String lines = wrapped(text, indent);
        return ">-\n" + lines.substring(0, lines.length() - 1);
    }

    /// The text in lines that each have this beginning and a line break. Breaks only at single spaces, which a folded
    /// text restores.
    public static String wrapped(String text, String begin) {
        var out = new StringBuilder(begin);
        int column = begin.length();
        for (String word : text.split("(?<=[^ ]) (?=[^ ])", -1)) {
            if (column > begin.length() && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(begin);
                column = begin.length();
            } else if (column > begin.length()) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.append('\n').toString();
    }

    /// In double quotes.
    public static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (isEscaped(c)) {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
