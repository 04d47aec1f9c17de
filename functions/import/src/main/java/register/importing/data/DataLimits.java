package register.importing.data;

import register.importing.source.RefusedSourceException;
import register.importing.source.Source;
import register.value.Problem;

/// Limits the memory and time that a data file takes.
final class DataLimits {
    /// The maximum number of levels, more than any list has.
    static final int DEEPEST = 100;

    /// The maximum number of values, with the references of YAML followed.
    private static final int VALUES = 200_000;

    /// The maximum number of characters of all values, with the references of YAML followed.
    private static final long LETTERS = 16L * 1024 * 1024;

    private static final int QUOTED = 160;

    private int values;
    private long letters;

    void add(int line, long length) throws RefusedSourceException {
        add(line, 1, length);
    }

    void add(int line, int more, long length) throws RefusedSourceException {
        values += more;
        letters += length;
        if (values > VALUES || letters > LETTERS) {
            throw refused(
                    line,
                    "more than " + VALUES + " values or " + LETTERS + " letters, counting each reference: expected a"
                            + " list");
        }
    }

    static void depth(int line, int depth) throws RefusedSourceException {
        if (depth > DEEPEST) {
            throw refused(line, "more than " + DEEPEST + " levels deep: expected a list");
        }
    }

    static RefusedSourceException twice(int line, String name, int before) {
        return refused(
                line,
                "the name \"" + cut(name) + "\" is in this object already, in line " + before + ": expected it"
                        + " once");
    }

    static RefusedSourceException refused(int line, String why) {
        return new RefusedSourceException("line " + line + ": " + why);
    }

    /// A parser's words, in one line.
    static String cut(String words) {
        String line = Problem.printable(Source.clean(words));
        return line.length() > QUOTED ? line.substring(0, line.offsetByCodePoints(0, QUOTED / 2)) + "…" : line;
    }
}
