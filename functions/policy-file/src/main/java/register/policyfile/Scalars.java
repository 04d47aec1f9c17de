package register.policyfile;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import register.json.Json;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// YAML scalars as values (YAML 1.2 core schema, section 10.3): a date stays a text; fractions are not supported.
final class Scalars {
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OTHER_NUMBER = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private Scalars() {}

    /// True if a plain scalar is a text rather than a number, a truth value or null.
    static boolean isText(String plain) {
        return !NULL.matcher(plain).matches()
                && !TRUE.matcher(plain).matches()
                && !FALSE.matcher(plain).matches()
                && !INTEGER.matcher(plain).matches()
                && !OTHER_NUMBER.matcher(plain).matches();
    }

    static Json plain(String value, String path, List<Problem> problems) {
        if (NULL.matcher(value).matches()) {
            if (!path.isEmpty()) {
                problems.add(new Problem(path, value, FileWords.say("a-value")));
            }
            return Json.Null.NULL;
        }
        if (TRUE.matcher(value).matches()) {
            return Json.of(true);
        }
        if (FALSE.matcher(value).matches()) {
            return Json.of(false);
        }
        if (INTEGER.matcher(value).matches() && value.length() <= 15) {
            return Json.of(Long.parseLong(value));
        }
        if (!isText(value)) {
            problems.add(new Problem(path, value, FileWords.say("decimal")));
            return Json.of(value);
        }
        return quoted(value, path, problems);
    }

    static Json quoted(String value, String path, List<Problem> problems) {
        for (int i = 0; i < value.length(); i++) {
            int c = value.codePointAt(i);
            if (Character.getType(c) == Character.SURROGATE) {
                problems.add(new Problem(path, "U+%04X".formatted(c), FileWords.say("half-character")));
                return Json.of("");
            }
            i += Character.charCount(c) - 1;
        }
        return Json.of(text(value));
    }

    /// Unicode normalization form C, so that what looks the same has one hash.
    static String text(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC);
    }
}
