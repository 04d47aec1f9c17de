package register.importing;

import register.value.Problem;

/// A point that the source leaves open: a value of the draft that begins with `?`, to be replaced by a person's answer.
///
/// @param path of the value in the draft: `subprocessors[3].legalName`; `questions[0]` if no field can hold it
/// @param line in the draft, counted from 1
/// @param sourceLine in the source; 0 if it concerns the whole source
/// @param text the value, with its `?`
public record OpenQuestion(String path, int line, int sourceLine, String text) {
    /// One line, safe for a terminal.
    @Override
    public String toString() {
        return "open: line " + line + ": " + path + ": \"" + Problem.line(text) + "\""
                + (sourceLine > 0 ? " (line " + sourceLine + " of the source)" : "");
    }
}
