package register.policyfile;

import java.util.Comparator;
import register.value.Problem;

/// A problem of a file, with its position.
///
/// @param file the file's name as the editor gave it, on one printable line
/// @param line counted from 1; 0 if no line can be named
public record FileProblem(String file, int line, Kind kind, Problem problem) {
    /// The order of problems in a file.
    public static final Comparator<FileProblem> ORDER = Comparator.comparingInt(FileProblem::line)
            .thenComparing(one -> one.problem().path());

    /// The consequence for the file.
    public enum Kind {
        /// The file is not published.
        ERROR,
        /// The question is still open, and the file is not published until it is answered.
        QUESTION,
        /// The file can be published all the same.
        WARNING
    }

    public FileProblem {
        file = file.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    public FileProblem(String file, int line, Problem problem) {
        this(file, line, Kind.ERROR, problem);
    }

    /// True if the file is refused because of it.
    public boolean refuses() {
        return kind != Kind.WARNING;
    }

    /// The place of the answer, which may differ: a location outside the EEA asks for a transfer.
    public String answeredAt() {
        return Transfers.answeredAt(problem);
    }

    /// One line: `file:line: path: "value": expected`.
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + problem;
    }
}
