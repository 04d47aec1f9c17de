package register.value;

/// An error in a policy, or a warning about it.
///
/// @param path the place in the document: `subprocessors[3].country`; empty for the document as a whole
/// @param value the value found, shortened to one printable line; empty if there is none
/// @param sentence the value that was expected
public record Problem(String path, String value, Sentence sentence) {
    private static final int SHOWN = 80;

    public Problem {
        value = printable(value);
    }

    /// A problem that only commands, answers and logs report.
    public static Problem inEnglish(String path, String value, String expected) {
        return new Problem(path, value, Sentence.plain(expected));
    }

    /// The expected value, in English.
    public String expected() {
        return sentence.english();
    }

    /// The text on one line, without control characters, at most 80 characters: safe for a terminal and a log.
    public static String printable(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        String cut = line(text.substring(0, end));
        return end < text.length() ? cut + "…" : cut;
    }

    /// The whole text on one line, without control characters: for text whose length is limited already.
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    @Override
    public String toString() {
        String where = path.isEmpty() ? "(document)" : path;
        return where + ": " + (value.isEmpty() ? "" : "\"" + value + "\": ") + expected();
    }
}
