package register.policyfile.edit;

import java.util.stream.Collectors;
import register.json.Json;
import register.policyfile.PolicyYamlText;

/// A value in the notation of the one that it replaces, if that notation can hold it.
final class ScalarText {
    private ScalarText() {}

    /// A value on one line, for brackets or braces.
    static String inFlow(SourceNode old, Json value) {
        if (!(old instanceof SourceNode.Scalar scalar)) {
            return PolicyYamlText.inline(value);
        }
        if (!(value instanceof Json.Str(String text))) {
            return PolicyYamlText.inline(value) + scalar.comment();
        }
        return quotedAlike(scalar, text, PolicyYamlText.plainOrQuoted(text)) + scalar.comment();
    }

    /// A value anywhere else.
    ///
    /// @param indent of the lines of a folded text
    static String inBlock(SourceNode old, Json value, String indent) {
        if (!(old instanceof SourceNode.Scalar scalar)) {
            return PolicyYamlText.scalar(value, indent);
        }
        if (!scalar.isBlock()) {
            return value instanceof Json.Str(String text)
                    ? quotedAlike(scalar, text, PolicyYamlText.scalar(value, indent))
                    : PolicyYamlText.scalar(value, indent);
        }
        String comment = scalar.comment();
        if (value instanceof Json.Str(String text) && isWritable(text)) {
            String lead = scalar.column() > 0 ? " ".repeat(scalar.column()) : indent;
            if (scalar.header().startsWith("|")) {
                return "|-" + comment + "\n"
                        + text.lines()
                                .map(line -> line.isEmpty() ? "" : lead + line)
                                .collect(Collectors.joining("\n"));
            }
            if (PolicyYamlText.isFoldable(text)) {
                return ">-" + comment + "\n"
                        + PolicyYamlText.wrapped(text, lead).stripTrailing();
            }
        }
        return (value instanceof Json.Str(String text)
                        ? PolicyYamlText.line(text)
                        : PolicyYamlText.scalar(value, indent))
                + comment;
    }

    private static String quotedAlike(SourceNode.Scalar old, String text, String otherwise) {
        return switch (old.header()) {
            case "\"" -> PolicyYamlText.quoted(text);
            case "'" ->
                text.chars().anyMatch(ScalarText::isSpecial)
                        ? PolicyYamlText.quoted(text)
                        : "'" + text.replace("'", "''") + "'";
            default -> otherwise;
        };
    }

    /// True if a folded or literal text can hold it: no space at its ends, and nothing that needs an escape.
    private static boolean isWritable(String text) {
        return !text.isEmpty() && text.equals(text.strip()) && text.chars().noneMatch(c -> c != '\n' && isSpecial(c));
    }

    private static boolean isSpecial(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }
}
