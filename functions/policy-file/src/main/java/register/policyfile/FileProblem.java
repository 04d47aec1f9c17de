package register.policyfile;

import java.util.Comparator;
import register.value.Problem;

/// What is said of a file, with its place.
///
/// @param file the file's name as the editor gave it, on one printable line
/// @param line counted from 1; 0 where no line can be named
public record FileProblem(String file, int line, Kind kind, Problem problem) {
    /// The order of a file.
    public static final Comparator<FileProblem> ORDER = Comparator.comparingInt(FileProblem::line)
            .thenComparing(one -> one.problem().path());

    /// What it does to the file.
    public enum Kind {
        /// Nothing is published with it.
        ERROR,
        /// Nobody has answered it yet: nothing is published before.
        QUESTION,
        /// It stops nothing.
        WARNING
    }

    public FileProblem {
        file = file.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    public FileProblem(String file, int line, Problem problem) {
        this(file, line, Kind.ERROR, problem);
    }

    /// Whether the file is refused as long as it stands.
    public boolean refuses() {
        return kind != Kind.WARNING;
    }

    /// Where the answer to it belongs, which need not be where it stands: a place outside the EEA asks for a transfer.
    public String answeredAt() {
        return Transfers.answeredAt(problem);
    }

    /// One line: `file:line: path: "value": expected`.
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + problem;
    }
}
