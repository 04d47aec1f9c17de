package register.policyfile;

import register.value.Problem;

/// A problem, with its file and place.
///
/// @param file the file's name as the editor gave it, on one printable line
/// @param line counted from 1; 0 where no line can be named
public record FileProblem(String file, int line, Problem problem) {
    public FileProblem {
        file = file.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    /// One line: `file:line: path: "value": expected`.
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + problem;
    }
}
