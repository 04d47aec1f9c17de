package register.value;

/// Why a policy is not accepted, or what deserves a second look before it is.
///
/// @param path where, in the document: `subprocessors[3].country`; empty for the document as a whole
/// @param value what is there, shortened to one printable line; empty where nothing is
/// @param sentence what was expected there
public record Problem(String path, String value, Sentence sentence) {
    private static final int SHOWN = 80;

    public Problem {
        value = printable(value);
    }

    /// What only commands, answers and logs say.
    public static Problem inEnglish(String path, String value, String expected) {
        return new Problem(path, value, Sentence.plain(expected));
    }

    /// What was expected there, in English.
    public String expected() {
        return sentence.english();
    }

    /// One line, no control characters, at most 80 characters: safe for a terminal and a log.
    public static String printable(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        String cut = line(text.substring(0, end));
        return end < text.length() ? cut + "…" : cut;
    }

    /// One line, no control characters, whole: for what is bounded already and must be read to its end.
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    @Override
    public String toString() {
        String where = path.isEmpty() ? "(document)" : path;
        return where + ": " + (value.isEmpty() ? "" : "\"" + value + "\": ") + expected();
    }
}
